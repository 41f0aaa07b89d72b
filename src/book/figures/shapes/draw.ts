/** Stations one below the other: what, shape, type, and memory as a bar. A station can be chosen. */
import { bytes, shapes as words } from '#book-words/figures/shapes'
import { h, type Markup } from '../../../output/markup.ts'
import type { Station } from './model.ts'

const ROW = 17
const TOP = 26
/** of the longest picture, so that leaving stations out moves nothing */
const ROWS = 13
const BAR = { x: 238, width: 70 }

export function drawStations(stations: Station[], chosen: number): Markup {
  const most = Math.max(...stations.map((station) => station.bytes))
  return h(
    'svg',
    {
      class: 'drawing',
      viewBox: `0 0 360 ${TOP + ROWS * ROW}`,
      role: 'group',
      'aria-label': words.picture,
    },
    ...(
      [
        [8, words.columns.station],
        [118, words.columns.shape],
        [190, words.columns.type],
        [BAR.x, words.columns.memory],
      ] as const
    ).map(([x, text]) => h('text', { class: 'small', x, y: 12 }, text)),
    h(
      'g',
      { 'data-grid': 1 },
      ...stations.map((station, i) => drawStation(station, i, i === chosen, most)),
    ),
  )
}

function drawStation(station: Station, i: number, isChosen: boolean, most: number): Markup {
  const y = TOP + i * ROW
  const [title] = words.stations[station.name]
  const shape = shapeText(station.shape)
  const width = Math.max(0.5, Math.round((station.bytes / most) * BAR.width * 10) / 10)
  return h(
    'g',
    {
      'data-press': String(i),
      tabindex: isChosen ? 0 : -1,
      role: 'button',
      'aria-pressed': String(isChosen),
    },
    h('rect', { class: isChosen ? 'row chosen' : 'row', x: 2, y: y - 3, width: 356, height: ROW }),
    h('text', { class: 'strong', x: 8, y: y + 9 }, title),
    h('text', { class: 'number', x: 118, y: y + 9 }, shape),
    h('text', { x: 190, y: y + 9 }, station.type),
    h('rect', {
      class: station.parameters > 0 ? 'second' : 'fill',
      x: BAR.x,
      y: y + 1,
      width,
      height: 9,
    }),
    h('text', { class: 'number', x: 354, y: y + 9, 'text-anchor': 'end' }, bytes(station.bytes)),
  )
}

export function shapeText(shape: number[]): string {
  return `(${shape.join(', ')})`
}
