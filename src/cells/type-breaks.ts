/**
 * What an edit does to the types of other cells: those that no longer fit what they take say so, and so does the cell
 * that was changed. All of them run all the same.
 */
import { editor as words } from '#words/editor'
import { signs } from '#words/language'
import { element, h, patch } from '../output/markup.ts'
import type { Session } from '../session/session.ts'
import { cellHref } from './cell-href.ts'
import { errorsIn, type FoundError, listProblems } from './type-problems.ts'

/** TypeScript is asked when the reader has stopped typing for so long. */
const QUIET_MS = 700
/** So many cells are looked at, and so many named. */
const MOST_ASKED = 40
const MOST_NAMED = 3

/** A cell that no longer fits, and the changed cells of which it takes names. */
interface Broken {
  errors: FoundError[]
  by: string[]
}

const watched = new WeakSet<Session>()

/** From now on marks on each page which cells do not fit the reader's edits. Once TypeScript is there. */
export function watchBreaks(open: Session): void {
  if (watched.has(open)) return
  watched.add(open)
  let { edits } = open.current
  let broken = new Map<string, Broken>()
  let quiet: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    const { edits: asked } = open.current
    const found = await findBroken(open).catch(() => undefined)
    if (!found || asked !== open.current.edits) return
    broken = found
    showBroken(open, broken)
  }
  const lookSoon = () => {
    clearTimeout(quiet)
    quiet = setTimeout(() => void look(), QUIET_MS)
  }
  open.onChange(() => {
    if (open.current.edits === edits) return
    edits = open.current.edits
    lookSoon()
  }, new AbortController().signal)
  document.addEventListener('astro:page-load', () => showBroken(open, broken))
  lookSoon()
}

async function findBroken(open: Session): Promise<Map<string, Broken>> {
  const { edits, graph } = open.current
  const types = await open.types()
  const takers = [...graph].flatMap(([id, { takes }]) => {
    const by = [...new Set(takes.values())].filter((maker) => edits.has(maker))
    return by.length > 0 && !edits.has(id) ? [{ id, by }] : []
  })
  // The reader sees those of this page.
  const here = (id: string) => Number(document.getElementById(`cell-${id}`) !== null)
  takers.sort((a, b) => here(b.id) - here(a.id))
  const broken = new Map<string, Broken>()
  for (const { id, by } of takers.slice(0, MOST_ASKED)) {
    const errors = errorsIn(open.codeOf(id), await types.ask('problems', id))
    if (errors.length > 0) broken.set(id, { errors, by })
  }
  return broken
}

function showBroken(open: Session, broken: ReadonlyMap<string, Broken>): void {
  for (const old of document.querySelectorAll('[data-breaks]')) old.remove()
  const place = (id: string, shown: HTMLElement) => {
    shown.dataset.breaks = ''
    document.querySelector(`run-cell[data-cell="${id}"] [data-code]`)?.after(shown)
  }
  for (const [id, { errors, by }] of broken) {
    const list = listProblems(errors, words.typeErrors)
    list.prepend(element('li', {}, words.brokenBy(by.join(signs.list))))
    place(id, list)
  }
  const makers = new Set([...broken.values()].flatMap(({ by }) => by))
  for (const maker of makers) {
    const those = [...broken].filter(([, { by }]) => by.includes(maker))
    const links = those
      .slice(0, MOST_NAMED)
      .flatMap(([id, { errors }], i) => [
        i > 0 ? signs.semicolon : '',
        h('a', { href: cellHref(open, id) }, words.brokenAt(id, errors[0]!.line)),
      ])
    const more = those.length - MOST_NAMED
    const said = element('p', { class: 'cell-problems', role: 'status' })
    patch(said, [words.breaks, signs.blank, ...links, more > 0 ? words.breaksMore(more) : ''])
    place(maker, said)
  }
}
