/** Three panels with the same points: what each net says of every place, and where its units bend. */

import { contours } from 'd3-contour'
import { moons as words } from '#book-words/figures/moons'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { type Layer, type Net, type Point, type Points, sumsAt } from './model.ts'

const PANEL = { top: 20, width: 114, height: 100, gap: 9 }
/** what a panel shows */
const SHOWN = { x: [-1.95, 1.95], y: [-1.71, 1.71] } as const
/** the grid is a cell wider on each side than the panel, so that no outline of an area is seen */
const GRID = { columns: 34, rows: 30 }

export interface Panel {
  name: string
  net: Net
  wrong: number
}

export function drawMoons(panels: Panel[], data: Points, folds: boolean): Markup {
  return h(
    'svg',
    { class: 'drawing moons', viewBox: '0 0 360 160', role: 'img', 'aria-label': words.picture },
    h(
      'defs',
      {},
      h('clipPath', { id: 'moons-panel' }, h('rect', { width: PANEL.width, height: PANEL.height })),
    ),
    ...panels.map((panel, i) => drawPanel(panel, i, data, folds)),
    ...drawKey(),
  )
}

function drawPanel({ name, net, wrong }: Panel, i: number, data: Points, folds: boolean): Markup {
  const sums = sumsOnGrid(net)
  const border = outline(sums.at(-1)![0]!)
  return h(
    'g',
    { transform: `translate(${i * (PANEL.width + PANEL.gap)} ${PANEL.top})` },
    h('text', { class: 'strong', y: -7 }, name),
    h('rect', { class: 'sheet', width: PANEL.width, height: PANEL.height }),
    h(
      'g',
      { 'clip-path': 'url(#moons-panel)' },
      h('path', { class: 'area', d: border }),
      ...(folds ? foldsOf(net, sums) : []),
      h('path', { class: 'border', d: border }),
      ...[0, 1].map((moon) => h('path', { class: `moon-${moon}`, d: dots(data, moon) })),
    ),
    h('text', { class: 'number', y: PANEL.height + 13 }, words.wrong(wrong, data.points.length)),
  )
}

function drawKey(): Markup[] {
  const y = 152
  return [
    h('path', { class: 'border', d: `M0 ${y - 3}h16` }),
    h('text', { class: 'small', x: 20, y }, words.key.border),
    h('path', { class: 'fold fold-1', d: `M118 ${y - 3}h16` }),
    h('text', { class: 'small', x: 138, y }, words.key.first),
    h('path', { class: 'fold fold-2', d: `M236 ${y - 3}h16` }),
    h('text', { class: 'small', x: 256, y }, words.key.second),
  ]
}

const cell = {
  width: PANEL.width / (GRID.columns - 2),
  height: PANEL.height / (GRID.rows - 2),
}

/** For each layer and unit the sums at the middles of the grid's cells, row after row from the top. */
function sumsOnGrid(net: Net): number[][][] {
  const all = net.map(({ units }) => Array.from({ length: units }, () => [] as number[]))
  for (let row = 0; row < GRID.rows; row++)
    for (let column = 0; column < GRID.columns; column++) {
      const share = {
        x: (column - 0.5) / (GRID.columns - 2),
        y: (row - 0.5) / (GRID.rows - 2),
      }
      const point = [
        SHOWN.x[0] + share.x * (SHOWN.x[1] - SHOWN.x[0]),
        SHOWN.y[1] - share.y * (SHOWN.y[1] - SHOWN.y[0]),
      ]
      for (const [l, z] of sumsAt(net, point).entries())
        for (const [unit, value] of z.entries()) all[l]![unit]!.push(value)
    }
  return all
}

/** Where the units of the hidden layers bend. */
function foldsOf(net: Net, sums: number[][][]): Markup[] {
  return net.slice(0, -1).flatMap((layer, l) =>
    sums[l]!.map((values, unit) =>
      h('path', {
        class: `fold fold-${l + 1}`,
        d: l === 0 ? straightFold(layer, unit) : outline(values),
      }),
    ),
  )
}

/** The line w₁ x + w₂ y + b = 0 of a unit of the first layer, from its point nearest to the middle far to both sides. */
function straightFold({ weights, biases, units }: Layer, unit: number): string {
  const [wx, wy, b] = [weights[unit]!, weights[units + unit]!, biases[unit]!]
  const square = wx * wx + wy * wy
  if (square === 0) return ''
  const ends = [-6, 6].map((far) => {
    const along = far / Math.sqrt(square)
    return placeOf([(-wx * b) / square - wy * along, (-wy * b) / square + wx * along])
  })
  return `M${ends.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}`
}

function placeOf([x, y]: Point): Point {
  return [
    ((x - SHOWN.x[0]) / (SHOWN.x[1] - SHOWN.x[0])) * PANEL.width,
    ((SHOWN.y[1] - y) / (SHOWN.y[1] - SHOWN.y[0])) * PANEL.height,
  ]
}

/** Around the places where these sums are positive. */
function outline(values: number[]): string {
  return contours()
    .size([GRID.columns, GRID.rows])
    .contour(values, 0)
    .coordinates.flat()
    .map((ring) =>
      ring.map(([x = 0, y = 0]): Point => [(x - 1) * cell.width, (y - 1) * cell.height]),
    )
    .map(
      (ring) =>
        `M${corners(ring)
          .map(([x, y]) => `${round(x)},${round(y)}`)
          .join('L')}`,
    )
    .join('')
}

/** Without the points that lie on a straight way between their neighbours: what ReLUs draw has few corners. */
function corners(ring: Point[]): Point[] {
  const kept: Point[] = []
  for (const [i, point] of ring.entries()) {
    const [before, next] = [kept.at(-1), ring[i + 1]]
    if (before && next && isStraight(before, point, next)) continue
    kept.push(point)
  }
  return kept
}

function isStraight([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): boolean {
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  return Math.abs(area) < 0.05 * Math.hypot(cx - ax, cy - ay)
}

/** Discs for one moon, diamonds for the other. */
function dots({ points, moons }: Points, moon: number): string {
  return points
    .filter((_, n) => moons[n] === moon)
    .map((point) => {
      const [cx, cy] = placeOf(point).map((at) => round(at)) as Point
      return moon === 0
        ? `M${round(cx - 1.4)} ${cy}a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z`
        : `M${cx} ${round(cy - 1.8)}l1.8 1.8l-1.8 1.8l-1.8 -1.8z`
    })
    .join('')
}
