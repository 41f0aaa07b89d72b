/** The pad, and beside it the network: the picture, two columns of units, ten bars, and the strongest paths. */
import { wholeNetwork as words } from '#book-words/figures/whole-network'
import { signs } from '#words/language'
import type { PicturePoint } from '../../../figures/figure.ts'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { Point } from '../draw-digit/model.ts'
import { drawPad, type PadState } from '../pad.ts'
import { drawPixels, SIDE } from '../pixels.ts'
import { OWN, POINTS } from '../trained-for.ts'
import type { Link, Lit } from './model.ts'

export const PAD = { x: 4, y: 18, size: 152 }
/** units in a row of a column, and how large each is */
const ROW = 8
const CELL = 2.6
const TOP = 18
const HEIGHT = (512 / ROW) * CELL
const PIXELS = { x: 4, y: TOP + HEIGHT / 2 - 42, size: 84 }
const COLUMNS = [136, 214]
const BARS = { x: 284, row: HEIGHT / 10, width: 34, end: 356 }
/** Where the answers of each layer are. */
export const BLOCKS = [
  ...COLUMNS.map((x) => ({ x: x - 2, y: TOP - 2, width: ROW * CELL + 4, height: HEIGHT + 4 })),
  { x: BARS.x - 3, y: TOP - 2, width: BARS.end - BARS.x + 6, height: HEIGHT + 4 },
]
const TRACK = { x: 88, y: 206, step: 36 }

export interface NetworkPicture extends PadState {
  /** what is on the pad, if it was not drawn there */
  image: Uint8Array | undefined
  /** (784) bytes that the network gets */
  picture: Uint8Array
  /** what it makes of them; undefined with a blank pad, and until the network is there */
  lit: Lit | undefined
  /** which of `POINTS`, or `OWN` */
  point: number
  /** the reader has trained one, too */
  hasOwn: boolean
  /** of the first 100 test digits; undefined until the network is there */
  right: number | undefined
}

export function drawHero(s: NetworkPicture): Markup {
  return h(
    'div',
    { class: 'hero' },
    drawSheet(s),
    h(
      'svg',
      { class: 'drawing', viewBox: '0 0 360 244', role: 'group', 'aria-label': words.picture },
      ...drawNetwork(s.picture, s.lit),
      ...drawScrubber(s),
    ),
  )
}

function drawSheet(s: NetworkPicture): Markup {
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 160 174', role: 'group', 'aria-label': words.padPicture },
    h('text', { x: PAD.x, y: 12 }, words.pad),
    ...drawPad(PAD, s, words.padHelp + signs.blank + words.penDown(s.isPenDown)),
    ...(s.image
      ? [h('g', { class: 'shown' }, drawPixels(s.image, { ...PAD, most: 255, label: words.pad }))]
      : []),
  )
}

/** 360 wide, down to 185: all but the words below it. */
export function drawNetwork(picture: Uint8Array, lit: Lit | undefined): Markup[] {
  const [first, second] = lit ? lit.outputs : []
  return [
    h('text', { x: PIXELS.x, y: 12 }, words.pixels),
    ...COLUMNS.map((x) => h('text', { x: x - 8, y: 12 }, words.units)),
    h('text', { x: BARS.x, y: 12 }, words.answers),
    h('path', { class: 'between', d: between() }),
    drawPixels(picture, { ...PIXELS, most: 255, label: words.pixels }),
    h('g', { class: 'paths' }, ...(lit?.links ?? []).map(drawLink)),
    drawColumn(first, COLUMNS[0]!, words.first),
    drawColumn(second, COLUMNS[1]!, words.second),
    ...Array.from({ length: 10 }, (_, i) => drawBar(lit, i)),
  ]
}

/** All leads to all: what lies between two columns, as areas. */
function between(): string {
  const column = { top: TOP, bottom: TOP + HEIGHT }
  const area = (x: number, from: typeof column, to: number, until: typeof column) =>
    `M${x} ${from.top}L${to} ${until.top}V${until.bottom}L${x} ${from.bottom}z`
  const width = ROW * CELL
  return [
    area(
      PIXELS.x + PIXELS.size,
      { top: PIXELS.y, bottom: PIXELS.y + PIXELS.size },
      COLUMNS[0]!,
      column,
    ),
    area(COLUMNS[0]! + width, column, COLUMNS[1]!, column),
    area(COLUMNS[1]! + width, column, BARS.x - 4, column),
  ].join('')
}

function drawColumn(values: ArrayLike<number> = [], x: number, label: string): Markup {
  const all = values.length === 0 ? new Float32Array(512) : values
  return drawPixels(all, { x, y: TOP, size: ROW * CELL, columns: ROW, tone: 'plus', label })
}

function drawBar(lit: Lit | undefined, i: number): Markup {
  const y = round(TOP + i * BARS.row, 2)
  const p = lit?.probabilities[i] ?? 0
  const isBest = i === lit?.best
  return h(
    'g',
    {},
    h('text', { class: isBest ? 'strong' : '', x: BARS.x, y: round(y + 12, 2) }, String(i)),
    h('rect', {
      class: isBest ? 'fill' : 'fill faint',
      x: BARS.x + 10,
      y: round(y + 4, 2),
      width: round(p * BARS.width, 1),
      height: 9,
    }),
    h(
      'text',
      { class: 'number small', x: BARS.end, y: round(y + 12, 2), 'text-anchor': 'end' },
      lit ? p.toFixed(3) : '',
    ),
  )
}

function drawLink({ layer, from, to, share }: Link): Markup {
  const [x1, y1] = layer === 0 ? pixelAt(from) : unitAt(layer - 1, from, 1)
  const [x2, y2] = layer === 2 ? [BARS.x - 3, TOP + (to + 0.5) * BARS.row] : unitAt(layer, to, 0)
  return h('path', {
    d: `M${round(x1, 1)} ${round(y1, 1)}L${round(x2, 1)} ${round(y2, 1)}`,
    'stroke-width': round(0.3 + 1.3 * share, 2),
    'stroke-opacity': round(0.25 + 0.65 * share, 2),
  })
}

function pixelAt(pixel: number): Point {
  const each = PIXELS.size / SIDE
  return [
    PIXELS.x + ((pixel % SIDE) + 0.5) * each,
    PIXELS.y + (Math.floor(pixel / SIDE) + 0.5) * each,
  ]
}

/** Where a path leaves the column (`side` 1) or reaches it (0), at the height of the unit's row. */
function unitAt(column: number, unit: number, side: 0 | 1): Point {
  const x = COLUMNS[column]! + side * ROW * CELL
  return [x, TOP + (Math.floor(unit / ROW) + 0.5) * CELL]
}

function drawScrubber({ point, hasOwn, right }: NetworkPicture): Markup[] {
  const names = POINTS.map(({ steps, epochs }) => words.shortPoint(steps, epochs))
  if (hasOwn) names.push(words.own.short)
  const last = TRACK.x + (names.length - 1) * TRACK.step
  const { steps = 0, epochs } = POINTS[point] ?? {}
  const name = point === OWN ? words.own.long : words.point(steps, epochs)
  return [
    h('text', { x: 4, y: TRACK.y + 3 }, words.trainedFor),
    h('path', { class: 'line', d: `M${TRACK.x} ${TRACK.y}H${last}` }),
    ...names.flatMap((each, i) => [
      h('circle', {
        class: i === point ? 'fill' : 'stop',
        cx: TRACK.x + i * TRACK.step,
        cy: TRACK.y,
        r: i === point ? 5 : 2.5,
      }),
      h(
        'text',
        {
          class: i === point ? 'strong' : '',
          // On a phone the first two names would touch.
          x: TRACK.x + i * TRACK.step + (i === 0 ? 10 : 0),
          y: TRACK.y + 17,
          'text-anchor': i === 0 ? 'end' : 'middle',
        },
        each,
      ),
    ]),
    h('rect', {
      class: 'grip',
      x: TRACK.x - TRACK.step / 2,
      y: TRACK.y - 10,
      width: names.length * TRACK.step,
      height: 32,
      rx: 4,
      'data-handle': 'point',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.choosePoint,
      'aria-valuenow': point,
      'aria-valuemin': 0,
      'aria-valuemax': names.length - 1,
      'aria-valuetext': right === undefined ? name : name + signs.colon + words.ofHundred(right),
    }),
    h(
      'text',
      { class: 'strong', x: 356, y: TRACK.y + 34, 'text-anchor': 'end' },
      right === undefined ? '' : words.ofHundred(right),
    ),
  ]
}

/** The point of the scrubber that is nearest to a place of the picture, the reader's own among them. */
export function pointAt({ x }: PicturePoint): number {
  return Math.max(0, Math.min(OWN, Math.round((x - TRACK.x) / TRACK.step)))
}
