/**
 * A link that carries changes: a banner says so and shows them beside the book's text. Nothing of them is taken
 * until the reader agrees, and what the reader had is set aside, to come back to. Loaded only for such a link.
 */
import { digest } from '../notebook/fingerprint.ts'
import type { ReaderText } from '../notebook/notebook.ts'
import { h, type Markup, toDom } from '../output/markup.ts'
import { renderDiff } from './compare.ts'
import { session } from './current-session.ts'
import type { Session } from './session.ts'
import { decodeTexts, type SharedText } from './share-link.ts'

let banner: HTMLElement | undefined

export async function showSharedLink(hash: string): Promise<void> {
  try {
    const texts = await decodeTexts(hash)
    const open = await session()
    offer(open, texts)
  } catch (error) {
    show(
      [h('p', {}, `This link cannot be opened. ${(error as Error).message}`)],
      [['Close', leaveLink]],
    )
  }
}

function offer(open: Session, texts: ReadonlyMap<string, SharedText>): void {
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
    content.push(renderDiff(`${id}, in “${open.titleOf(id)}”`, base, code))
  }
  const count = taken.size === 1 ? 'one cell' : `${taken.size} cells`
  const notes = [
    otherEdition && 'They were made for another edition of the book.',
    unknown.length > 0 && `The book has no cell ${unknown.slice(0, 5).join(', ')}: left out.`,
  ].filter((note) => note !== false)
  show(
    [
      h(
        'p',
        {},
        h('strong', {}, `This link carries changes to ${count}. `),
        'They are not the book’s but of whoever made the link, and nothing of them has run. ',
        'Read them first; your own changes will be set aside and come back when you leave.',
      ),
      ...notes.map((note) => h('p', {}, note)),
      h('details', {}, h('summary', {}, 'What they change'), ...content),
    ],
    [
      [
        'Try them',
        async () => {
          await open.tryOut(taken)
          showTrying(open)
        },
      ],
      ['Leave them', leaveLink],
    ],
  )
}

/** Stays in sight, on every page, as long as the texts are not the reader's own. */
export function showTrying(open: Session): void {
  show(
    [
      h(
        'p',
        {},
        h('strong', {}, 'These are changes from a link. '),
        'Your own are set aside. What you run and change here is not kept unless you keep it.',
      ),
    ],
    [
      [
        'Back to mine',
        async () => {
          await open.backToOwn()
          leaveLink()
        },
      ],
      [
        'Keep these as mine',
        async () => {
          await open.keepTried()
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
  banner?.remove()
  banner = document.createElement('section')
  banner.className = 'shared'
  banner.setAttribute('aria-label', 'Changes from a link')
  banner.append(...content.map(toDom))
  const footer = document.createElement('footer')
  for (const [i, [label, act]] of actions.entries()) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = label
    if (i === 0) button.className = 'primary'
    button.addEventListener('click', () => void act())
    footer.append(button)
  }
  banner.append(footer)
  document.querySelector('#main')!.prepend(banner)
}

function leaveLink(): void {
  banner?.remove()
  banner = undefined
  history.replaceState(history.state, '', location.pathname + location.search)
}
