/**
 * A link that carries changes: a banner says so and shows them beside the book's text. Nothing of them is taken
 * until the reader agrees, and what the reader had is set aside, to come back to. Loaded only for such a link.
 */
import { dialogs, sharing as words } from '#words/dialogs'
import { shorten } from '../cell/shorten.ts'
import { withMarks } from '../editor/invisible.ts'
import { digest } from '../notebook/fingerprint.ts'
import type { ReaderText } from '../notebook/notebook.ts'
import { h, type Markup, toDom } from '../output/markup.ts'
import { currentSession, inOrder, session } from '../session/current-session.ts'
import type { Session } from '../session/session.ts'
import { decodeTexts, type SharedText } from '../session/share-link.ts'
import { renderDiff } from './compare.ts'

let banner: HTMLElement | undefined
/** the link whose texts are being tried out */
let tried: string | undefined

/** Offers the link's texts, or, where they are what is being tried out, the ways back. */
export async function showSharedLink(hash: string): Promise<void> {
  try {
    const texts = await decodeTexts(hash)
    const open = await session()
    if (open.isTrying && hash === tried) showTrying()
    else offer(open, texts, hash)
  } catch (error) {
    show([h('p', {}, words.cannotOpen((error as Error).message))], [[dialogs.close, leaveLink]])
  }
}

/** Told by name; as many letters of each. */
const MOST_UNKNOWN = 5
const MOST_OF_NAME = 60

/** An id that the book does not have can be anything. */
function nameInSentence(id: string): string {
  return withMarks(shorten(id, MOST_OF_NAME))
}

function offer(open: Session, texts: ReadonlyMap<string, SharedText>, hash: string): void {
  const taken = new Map<string, ReaderText>()
  const content: Markup[] = []
  const unknown: string[] = []
  let otherEdition = false
  for (const [id, { code, baseDigest }] of texts) {
    if (!open.current.graph.has(id)) {
      unknown.push(id)
      continue
    }
    const base = open.bookCodeOf(id)
    otherEdition ||= digest(base) !== baseDigest
    taken.set(id, { code, base })
    content.push(renderDiff(words.where(id, open.titleOf(id)), base, code))
  }
  const notes = [
    otherEdition && words.otherEdition,
    unknown.length > 0 && words.unknown(unknown.slice(0, MOST_UNKNOWN).map(nameInSentence)),
  ].filter((note) => note !== false)
  if (taken.size === 0) {
    const said = [words.carriesNothing, ...notes].map((note) => h('p', {}, note))
    return show(said, [[words.leave, leaveLink]])
  }
  show(
    [
      h('p', {}, h('strong', {}, words.carries(taken.size)), words.notTheBooks),
      ...notes.map((note) => h('p', {}, note)),
      h('details', {}, h('summary', {}, words.whatTheyChange), ...content),
    ],
    [
      [
        words.try,
        async () => {
          await inOrder((open) => open.tryOut(taken))
          tried = hash
          showTrying()
        },
      ],
      [words.leave, leaveLink],
    ],
  )
}

/** Stays in sight, on every page, as long as the texts are not the reader's own. */
export function showTrying(): void {
  show(
    [h('p', {}, h('strong', {}, words.trying), words.setAside)],
    [
      [
        words.back,
        async () => {
          await inOrder((open) => open.backToOwn())
          leaveLink()
        },
      ],
      [
        words.keep,
        async () => {
          await inOrder((open) => open.keepTried())
          leaveLink()
        },
      ],
    ],
  )
}

function show(
  content: Markup[],
  actions: [label: string, act: () => void | Promise<void>][],
): void {
  const hadFocus = banner?.contains(document.activeElement)
  banner?.remove()
  banner = document.createElement('section')
  banner.className = 'shared'
  banner.setAttribute('aria-label', words.title)
  banner.append(...content.map((node) => toDom(node)))
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  const footer = document.createElement('footer')
  for (const [i, [label, act]] of actions.entries()) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = label
    if (i === 0) button.className = 'primary'
    button.addEventListener('click', async () => {
      try {
        await act()
      } catch (error) {
        said.textContent = (error as Error).message
      }
    })
    footer.append(button)
  }
  banner.append(said, footer)
  document.querySelector('#main')!.prepend(banner)
  if (hadFocus) banner.querySelector('button')!.focus()
}

function leaveLink(): void {
  banner?.remove()
  banner = undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  const open = currentSession()
  if (open?.isTrying) showTrying()
}
