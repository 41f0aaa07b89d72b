/**
 * A map of all cells: a row for each chapter, a button for each cell, coloured and named by its state, and lines from
 * each to what needs it. The cell with the focus, or under the pointer, lights up all that it rests on and what needs
 * it. Left and right walk in the book's order, up to what the cell needs, down to what needs it; Enter goes there.
 */

import { status } from '#words/cell'
import { dialogs } from '#words/dialogs'
import { signs } from '#words/language'
import { h, type Markup, patch } from '../output/markup.ts'
import { openDialog } from '../page/dialog.ts'
import { unfold } from '../page/unfold.ts'
import type { CellView, Session } from '../session/session.ts'
import { linesOf, restsOn } from './map-lines.ts'

/**
 * Opens the map in a dialog, with the focus on the cell at hand, and keeps its states up to date until it is closed.
 */
export function openMap(session: Session): void {
  const { graph } = session.current
  const ids = [...graph.keys()]
  const needs = new Map(ids.map((id) => [id, graph.get(id)!.needs]))
  const edges = linesOf(needs)
  const users = new Map(
    ids.map((id) => [id, ids.filter((other) => graph.get(other)!.needs.includes(id))]),
  )
  const dialog = openDialog({
    title: dialogs.map.title,
    className: 'wide map',
    content: [
      h('p', { class: 'map-help' }, dialogs.map.help),
      legend(),
      h(
        'div',
        { class: 'map-rows' },
        h('svg', { class: 'map-lines', 'aria-hidden': 'true' }),
        ...rowsOf(session, ids),
      ),
      h('p', { class: 'map-about', role: 'status' }),
    ],
  })
  const button = (id: string) => dialog.querySelector<HTMLElement>(`[data-map="${id}"]`)!
  const about = dialog.querySelector('.map-about')!

  const rows = dialog.querySelector<HTMLElement>('.map-rows')!
  const picture = dialog.querySelector<SVGElement>('.map-lines')!
  let shown = ids[0]!

  const drawLines = () => {
    const place = placesIn(rows)
    const below = restsOn(needs, shown).add(shown)
    const lit = (from: string, to: string) =>
      below.has(to) ? 'needs' : from === shown ? 'user' : undefined
    const lines = edges.map(([from, to]) => ({
      d: lineBetween(place(button(from)), place(button(to))),
      lit: lit(from, to),
    }))
    // What is lit lies over what is not.
    lines.sort((a, b) => Number(a.lit !== undefined) - Number(b.lit !== undefined))
    patch(
      picture,
      lines.map(({ d, lit }) => h('path', { d, ...(lit && { class: lit }) })),
    )
  }
  const light = (id: string) => {
    shown = id
    const below = restsOn(needs, id)
    for (const each of ids)
      button(each).dataset.near = below.has(each)
        ? 'needs'
        : users.get(id)!.includes(each)
          ? 'user'
          : ''
    drawLines()
  }
  const show = (id: string) => {
    const { state, why } = session.view(id)
    light(id)
    for (const each of ids) button(each).tabIndex = each === id ? 0 : -1
    about.textContent = [
      id + signs.colon + [nameOf(state), why].filter(Boolean).join(signs.comma) + signs.stop,
      dialogs.map.needs(needs.get(id)!),
      dialogs.map.users(users.get(id)!),
    ].join(signs.blank)
  }
  const paint = () => {
    for (const id of ids) {
      const { state } = session.view(id)
      button(id).dataset.state = state
      button(id).setAttribute('aria-label', id + signs.comma + nameOf(state))
    }
  }
  const closed = new AbortController()
  session.onChange(paint, closed.signal)
  const resized = new ResizeObserver(drawLines)
  resized.observe(rows)
  dialog.addEventListener('close', () => {
    closed.abort()
    resized.disconnect()
  })
  dialog.addEventListener('pointerover', ({ target }) => {
    const { map } = (target as HTMLElement).dataset
    if (map && map !== shown) light(map)
  })
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
      ArrowUp: needs.get(id)![0],
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

interface Place {
  x: number
  top: number
  bottom: number
}

/** Where a button stands in the box of all rows, in CSS pixels. */
function placesIn(rows: HTMLElement): (button: HTMLElement) => Place {
  const box = rows.getBoundingClientRect()
  return (button) => {
    const { left, width, top, bottom } = button.getBoundingClientRect()
    return { x: left - box.left + width / 2, top: top - box.top, bottom: bottom - box.top }
  }
}

/** Down from one button to the next; under them where both stand in one line. */
function lineBetween(from: Place, to: Place): string {
  const isBelow = to.top > from.bottom
  const [end, bend] = isBelow
    ? [to.top, Math.min(40, (to.top - from.bottom) / 2 + 4)]
    : [to.bottom, 10]
  const ends = isBelow ? end - bend : end + bend
  return `M${from.x} ${from.bottom}C${from.x} ${from.bottom + bend} ${to.x} ${ends} ${to.x} ${end}`
}

function legend(): Markup {
  return h(
    'p',
    { class: 'map-legend' },
    ...Object.entries(dialogs.map.legend).map(([name, text]) =>
      h('span', {}, h('i', { class: `map-key ${name}` }), text),
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
