/** The tab's one session, opened when first wanted. All that a page carries of the notebook before that is here. */
import { signs } from '#words/language'
import { reader } from '#words/reader'
import type { Session } from './session.ts'

let opening: Promise<Session> | undefined
let opened: Session | undefined
const waiting = new Set<() => void>()

/** Opens the session, or gives the one that is open. A failure is forgotten, so that trying again tries again. */
export function session(): Promise<Session> {
  opening ??= import('./session.ts')
    .catch((cause: unknown) => {
      throw new Error(reader.partMissing, { cause })
    })
    .then(({ openSession }) => openSession())
    .then((session) => {
      opened = session
      for (const listener of waiting) listener()
      waiting.clear()
      return session
    })
    .catch((error: unknown) => {
      opening = undefined
      console.error(error)
      throw error
    })
  return opening
}

/** The session if it is open. Does not open it. */
export function currentSession(): Session | undefined {
  return opened
}

let lastAct: Promise<unknown> = Promise.resolve()

/**
 * Does `work` with the session, after all that was asked before: who picks 20 epochs and presses Run at once,
 * while everything is still loading, gets 20 epochs.
 */
export function inOrder(work: (session: Session) => void | Promise<void>): Promise<void> {
  const act = beside(work)
  lastAct = act.catch(() => {})
  return act
}

/** Does `work` as `inOrder` does, but nothing waits for it: for work that changes nothing and may take long. */
export function beside(work: (session: Session) => void | Promise<void>): Promise<void> {
  return lastAct.then(async () => work(await session()))
}

/**
 * Says what went wrong. Where the notebook does not open, what is stored may be why: the page that shows and clears it
 * needs no notebook.
 */
export function sayProblem(line: Element, { message }: Error): void {
  line.textContent = message
  // The footer of every page leads there.
  if (!opened) line.append(signs.blank, document.querySelector('[data-stored]')!.cloneNode(true))
}

/** Calls `listener` with the session once there is one: now, later, or never. */
export function whenOpen(listener: (session: Session) => void, stop: AbortSignal): void {
  if (opened) return listener(opened)
  const tell = () => listener(opened!)
  waiting.add(tell)
  stop.addEventListener('abort', () => waiting.delete(tell))
}
