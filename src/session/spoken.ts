/** What the page says of its cells: in the line beside the buttons, and to a screen reader. */
import { said } from '#book-words/said'
import { status } from '#words/cell'
import { signs } from '#words/language'
import { session as words } from '#words/session'
import type { Machine } from '../kernel/protocol.ts'
import type { CellRun, CellState, Notebook } from '../notebook/notebook.ts'
import { waitingCells } from '../notebook/runs.ts'
import { duration, wholePercent } from '../output/format.ts'
import type { OutputChange, Progress } from '../output/kind.ts'
import { kindOf } from '../output/kinds.ts'
import type { TextStore } from './text-store.ts'

/** A screen reader is told a cell's progress at most this often. */
const BETWEEN_PROGRESS_MS = 10_000
/** Nobody hears a message of ten thousand letters to its end. */
const MOST_HEARD = 500

export interface Announcement {
  text: string
  /** news of this kind comes many times a second */
  isProgress: boolean
}

/** What a session knows that is told here. */
export interface Told {
  current: Notebook
  /** of the cell that runs */
  progress: Progress | undefined
  savesTrainings: boolean
  texts: Pick<TextStore, 'problem'>
  view(id: string): { state: CellState; run: CellRun | undefined }
}

/** How a cell stands, how far it is, what went wrong. */
export function announcement(
  id: string,
  state: CellState,
  outputs: readonly OutputChange[],
): Announcement {
  const text = id + signs.blank + status[state]
  if (state === 'failed') {
    const thrown = outputs.findLast(({ output }) => output.kind === 'error')?.output
    const error = said && thrown ? said.say(thrown) : thrown
    if (error?.kind !== 'error') return { text, isProgress: false }
    const why = `${error.name}: ${error.message.slice(0, MOST_HEARD)}`
    return { text: text + signs.colon + why, isProgress: false }
  }
  const progress = state === 'running' && lastProgress(outputs)
  return progress
    ? { text: id + signs.colon + progress, isProgress: true }
    : { text, isProgress: false }
}

/** Of the last output that tells of work. */
function lastProgress(outputs: readonly OutputChange[]): string | undefined {
  const last = outputs.findLast(({ output }) => kindOf(output)?.say)?.output
  return last && kindOf(last)?.say?.(said ? said.say(last) : last)
}

/** How far the cell is that runs; undefined where its outputs do not say. */
export function progressOf(outputs: readonly OutputChange[]): Progress | undefined {
  const last = outputs.findLast(({ output }) => kindOf(output)?.progress)?.output
  return last && kindOf(last)?.progress?.(last)
}

/** What came of a run that has ended, in words; undefined where its outputs do not say. */
export function resultOf(outputs: readonly OutputChange[]): string | undefined {
  const last = outputs.findLast(({ output }) => kindOf(output)?.result)?.output
  return last && kindOf(last)?.result?.(last)
}

/** How far it is, in words, such as `34%, 20 s left`; empty where nobody knows. */
export function describeProgress(progress: Progress | undefined): string {
  if (!progress) return ''
  const { done, secondsLeft } = progress
  const left = secondsLeft !== undefined && words.left(duration(secondsLeft))
  return [words.percent(wholePercent(done)), left].filter(Boolean).join(signs.comma)
}

/** The run bar's status: what runs or what computes, and what cannot be stored. */
export function statusLine({
  current,
  progress,
  savesTrainings,
  texts,
}: Omit<Told, 'view'>): string {
  const { running, machine, alive } = current
  return [
    running && words.running(running.id, waitingCells(current).length, describeProgress(progress)),
    !running && machine && describeMachine(machine),
    !running && alive.length > 0 && words.leftRunning(alive),
    !savesTrainings && words.noTrainingsStored,
    texts.problem && words.textNotStored[texts.problem],
  ]
    .filter(Boolean)
    .join(' · ')
}

function describeMachine({ backend, threads, tensors, bytes, note }: Machine): string {
  if (backend === 'none') return words.ready
  const machine = words.machine(backend, threads, tensors, (bytes / 1e6).toFixed(1))
  return note === undefined ? machine : `${machine} · ${note}`
}

/** Tells a live region of the cell that runs, or ran last: changes only, and progress now and then. */
export class Announcer {
  private cell: string | undefined
  private last = ''
  private at = 0

  tell(region: Element, session: Told): void {
    this.cell = session.current.running?.id ?? this.cell
    if (this.cell === undefined) return
    const { state, run } = session.view(this.cell)
    const { text, isProgress } = announcement(this.cell, state, run?.outputs ?? [])
    const now = performance.now()
    if (text === this.last || (isProgress && now - this.at < BETWEEN_PROGRESS_MS)) return
    this.last = text
    this.at = now
    region.textContent = text
  }
}
