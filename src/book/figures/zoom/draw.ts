/** Four pictures of one network, each a piece of the one before. */
import { zoom as words } from '#book-words/figures/zoom'
import { signs } from '#words/language'
import type { PicturePoint } from '../../../figures/figure.ts'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { signed } from '../describe-numbers.ts'
import { drawPixels } from '../pixels.ts'
import { BLOCKS, drawNetwork } from '../whole-network/draw.ts'
import type { Lit } from '../whole-network/model.ts'
import type { Unit } from './model.ts'

export type Level = 'network' | 'layer' | 'unit' | 'product'

export interface ZoomPicture {
  level: Level
  layer: number
  unit: number
  input: number
  picture: Uint8Array
  lit: Lit
  work: Unit
}

/** Numbers drawn as cells, some in a row. */
interface Grid {
  x: number
  y: number
  columns: number
  rows: number
  cell: number
}

const TOP = 24
const HEIGHT = 112
/** The left edges of three grids. */
const LEFT = [8, 131, 254]
const COLUMNS: Readonly<Record<number, number>> = { 784: 28, 512: 16, 10: 1 }

export function drawZoom(s: ZoomPicture): Markup {
  const draw = { network: drawWhole, layer: drawLayer, unit: drawUnit, product: drawProduct }
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 190', role: 'group', 'aria-label': words.picture },
    ...draw[s.level](s),
  )
}

function drawWhole({ picture, lit }: ZoomPicture): Markup[] {
  return [
    ...drawNetwork(picture, lit),
    ...BLOCKS.map((block, layer) =>
      h('rect', {
        class: 'opens',
        ...block,
        rx: 3,
        'data-press': `layer-${layer}`,
        tabindex: 0,
        role: 'button',
        'aria-label': words.openLayer(layer),
      }),
    ),
  ]
}

function drawLayer({ layer, unit, lit, work }: ZoomPicture): Markup[] {
  const outputs = lit.outputs[layer]!
  const [inputs, units] = [work.x.length, outputs.length]
  const from = gridOf(inputs, 0)
  const matrix = { x: LEFT[1]! + 4, y: TOP, width: 84, height: HEIGHT }
  const at = matrix.x + ((unit + 0.5) / units) * matrix.width
  return [
    ...drawGrid(work.x, from, words.inputs(inputs), toneOf(layer)),
    h('text', { x: LEFT[1]!, y: 14 }, words.matrix(inputs, units)),
    h('rect', { class: 'track', ...matrix }),
    h('path', { class: 'marked', d: `M${round(at, 1)} ${TOP}v${HEIGHT}`, 'stroke-width': 2 }),
    ...drawGrid(outputs, gridOf(units, 2), words.outputs(units)),
    ...digitLabels(units),
    handle('unit', gridOf(units, 2), unit, units, words.chooseUnit),
    h(
      'text',
      { class: 'strong', x: LEFT[1]!, y: TOP + HEIGHT + 16 },
      words.column(layer, unit + 1),
    ),
  ]
}

function drawUnit({ layer, unit, input, work }: ZoomPicture): Markup[] {
  const count = work.x.length
  const below = TOP + HEIGHT + 18
  const answer = layer === 2 ? words.softmax : words.relu
  return [
    ...drawGrid(work.x, gridOf(count, 0), words.inputs(count), toneOf(layer)),
    ...drawGrid(work.w, gridOf(count, 1), words.column(layer, unit + 1)),
    ...drawGrid(work.products, gridOf(count, 2), words.products),
    ...[0, 2].map((place) => h('rect', { class: 'frame', ...cellOf(gridOf(count, place), input) })),
    handle('input', gridOf(count, 1), input, count, words.chooseInput),
    h(
      'text',
      { class: 'number', x: 8, y: below },
      words.sum(count),
      ' ',
      strong(signed(work.sum)),
      ' + ',
      words.bias,
      ' ',
      strong(signed(work.bias)),
      ' = ',
      strong(signed(work.z)),
    ),
    h('text', { class: 'number', x: 8, y: below + 16 }, answer, ' ', strong(work.a.toFixed(3))),
  ]
}

function drawProduct({ layer, input, work }: ZoomPicture): Markup[] {
  const [x, w, product] = [work.x, work.w, work.products].map((values) => values[input]!)
  const size = 84
  const square = (place: number, value: number, label: string, most: number) => {
    const left = LEFT[place]! + 6
    const tone = value < 0 ? 'minus' : place === 0 ? toneOf(layer) : 'plus'
    return [
      h('text', { x: left, y: 14 }, label),
      h('rect', { class: 'sheet', x: left, y: TOP, width: size, height: size }),
      h('rect', {
        class: tone,
        'fill-opacity': round(Math.min(1, Math.abs(value) / most), 2),
        x: left,
        y: TOP,
        width: size,
        height: size,
      }),
      h(
        'text',
        {
          class: 'strong number large',
          x: left + size / 2,
          y: TOP + size + 22,
          'text-anchor': 'middle',
        },
        signed(value),
      ),
    ]
  }
  const largest = (values: ArrayLike<number>) =>
    Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
  const sign = (text: string, x: number) =>
    h('text', { class: 'strong large', x, y: TOP + size / 2 + 5, 'text-anchor': 'middle' }, text)
  return [
    h('g', { class: 'pixels' }, ...square(0, x!, 'x', largest(work.x))),
    h('g', { class: 'pixels' }, ...square(1, w!, words.w, largest(work.w))),
    h('g', { class: 'pixels' }, ...square(2, product!, words.product, largest(work.products))),
    sign(words.times, 114),
    sign(words.equals, 237),
    h('text', { x: 14, y: TOP + size + 44 }, `x${signs.colon}${words.x(input, layer === 0)}`),
  ]
}

function gridOf(count: number, place: number): Grid {
  const columns = COLUMNS[count] ?? 16
  const rows = Math.ceil(count / columns)
  return {
    x: LEFT[place]! + (columns === 1 ? 12 : 0),
    y: TOP,
    columns,
    rows,
    cell: round(Math.min(98 / columns, HEIGHT / rows), 2),
  }
}

/** Pixels are ink, answers are not. */
function toneOf(layer: number): string {
  return layer === 0 ? 'ink' : 'plus'
}

function drawGrid(values: ArrayLike<number>, grid: Grid, label: string, tone = 'plus'): Markup[] {
  const { x, y, columns, cell } = grid
  return [
    h('text', { x, y: 14 }, label),
    drawPixels(values, { x, y, size: columns * cell, columns, tone, label }),
  ]
}

function digitLabels(units: number): Markup[] {
  if (units !== 10) return []
  const { x, y, cell } = gridOf(units, 2)
  return Array.from({ length: units }, (_, i) =>
    h('text', { x: x - 10, y: round(y + (i + 0.75) * cell, 1) }, String(i)),
  )
}

function cellOf({ x, y, columns, cell }: Grid, at: number) {
  return {
    x: round(x + (at % columns) * cell - 1.5, 2),
    y: round(y + Math.floor(at / columns) * cell - 1.5, 2),
    width: round(cell + 3, 2),
    height: round(cell + 3, 2),
  }
}

/** The whole grid takes the pointer; the frame shows which cell is chosen. */
function handle(name: string, grid: Grid, at: number, count: number, label: string): Markup {
  return h(
    'g',
    {
      class: 'chooses',
      'data-handle': name,
      'data-key': name,
      tabindex: 0,
      role: 'slider',
      'aria-label': label,
      'aria-valuenow': at + 1,
      'aria-valuemin': 1,
      'aria-valuemax': count,
    },
    h('rect', {
      class: 'grip',
      x: grid.x,
      y: grid.y,
      width: round(grid.columns * grid.cell, 2),
      height: round(grid.rows * grid.cell, 2),
    }),
    h('rect', { class: 'frame', ...cellOf(grid, at) }),
  )
}

/** Which cell of the third grid, or with `input` of the second, lies at a place of the picture. */
export function cellAt(name: string, count: number, { x, y }: PicturePoint): number {
  const grid = gridOf(count, name === 'input' ? 1 : 2)
  const within = (value: number, most: number) =>
    Math.max(0, Math.min(most - 1, Math.floor(value / grid.cell)))
  const at = within(y - grid.y, grid.rows) * grid.columns + within(x - grid.x, grid.columns)
  return Math.min(count - 1, at)
}

/** The cell one to the right or left, above or below. */
export function neighbour(count: number, at: number, by: PicturePoint): number {
  const moved = at + by.x - by.y * (COLUMNS[count] ?? 16)
  return moved >= 0 && moved < count ? moved : at
}

function strong(text: string): Markup {
  return h('tspan', { class: 'strong' }, text)
}
