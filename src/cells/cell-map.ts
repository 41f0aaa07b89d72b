/**
 * A map of all cells: a row for each chapter, a button for each cell, coloured and named by its state. The cell
 * with the focus shows what it needs and what needs it. Left and right walk in the book's order, up to what the
 * cell needs, down to what needs it; Enter goes there.
 */
import { dialogs } from '#words/dialogs'
import { status } from '#words/reader'
import { h, type Markup } from '../output/markup.ts'
import { openDialog } from '../page/dialog.ts'
import { unfold } from '../page/unfold.ts'
import type { CellView, Session } from '../session/session.ts'

/**
 * Opens the map in a dialog, with the focus on the cell at hand, and keeps its states up to date until it is closed.
 */
export function openMap(session: Session): void {
  const { graph } = session.current
  const ids = [...graph.keys()]
  const users = new Map(
    ids.map((id) => [id, ids.filter((other) => graph.get(other)!.needs.includes(id))]),
  )
  const dialog = openDialog({
    title: dialogs.map.title,
    className: 'wide map',
    content: [
      h('p', { class: 'map-help' }, dialogs.map.help),
      ...rowsOf(session, ids),
      h('p', { class: 'map-about', role: 'status' }),
    ],
  })
  const button = (id: string) => dialog.querySelector<HTMLElement>(`[data-map="${id}"]`)!
  const about = dialog.querySelector('.map-about')!

  const show = (id: string) => {
    const { state, why } = session.view(id)
    const needs = graph.get(id)!.needs
    for (const each of ids) {
      const near = needs.includes(each) ? 'needs' : users.get(id)!.includes(each) ? 'user' : ''
      button(each).dataset.near = near
      button(each).tabIndex = each === id ? 0 : -1
    }
    about.textContent = [
      `${id}: ${nameOf(state)}${why ? `, ${why}` : ''}.`,
      dialogs.map.needs(needs),
      dialogs.map.users(users.get(id)!),
    ].join(' ')
  }
  const paint = () => {
    for (const id of ids) {
      const { state } = session.view(id)
      button(id).dataset.state = state
      button(id).setAttribute('aria-label', `${id}, ${nameOf(state)}`)
    }
  }
  const closed = new AbortController()
  session.onChange(paint, closed.signal)
  dialog.addEventListener('close', () => closed.abort())
  dialog.addEventListener('focusin', ({ target }) => {
    const { map } = (target as HTMLElement).dataset
    if (map) show(map)
  })
  dialog.addEventListener('keydown', (event) => {
    const id = (event.target as HTMLElement).dataset.map
    if (!id) return
    const at = ids.indexOf(id)
    const next = {
      ArrowRight: ids[at + 1],
      ArrowLeft: ids[at - 1],
      ArrowUp: graph.get(id)!.needs[0],
      ArrowDown: users.get(id)![0],
      Home: ids[0],
      End: ids.at(-1),
    }[event.key]
    if (!next) return
    event.preventDefault()
    button(next).focus()
  })
  dialog.addEventListener('click', ({ target }) => {
    const id = (target as Element).closest<HTMLElement>('[data-map]')?.dataset.map
    if (!id) return
    dialog.close()
    goTo(session, id)
  })
  paint()
  const here =
    session.current.running?.id ?? document.querySelector<HTMLElement>('run-cell')?.dataset.cell
  button(here ?? ids[0]!).focus()
}

function rowsOf(session: Session, ids: string[]): Markup[] {
  const chapters = new Map<string, string[]>()
  for (const id of ids) {
    const chapter = session.titleOf(id)
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), id])
  }
  return [...chapters].map(([chapter, cells]) =>
    h(
      'section',
      { class: 'map-row', 'aria-label': chapter },
      h('span', { class: 'map-chapter' }, chapter),
      ...cells.map((id) => h('button', { type: 'button', 'data-map': id, tabindex: -1 }, id)),
    ),
  )
}

/** To the cell on this page, or on its chapter's; by a link, so that the kernel lives on. */
function goTo(session: Session, id: string): void {
  const onPage = document.getElementById(`cell-${id}`)
  if (onPage) {
    unfold(onPage)
    onPage.scrollIntoView({ block: 'start' })
    onPage.querySelector<HTMLElement>('[data-action=run]')?.focus()
    return
  }
  const link = document.createElement('a')
  link.href = `${import.meta.env.BASE_URL}${session.chapterOf(id)}/#cell-${id}`
  document.body.append(link)
  link.click()
  link.remove()
}

/** Beside a cell nothing is said of a recorded output; here each cell has a state. */
function nameOf(state: CellView['state']): string {
  return status[state] || dialogs.map.recorded
}
