/** A row for each batch size: a dot for the mean of each batch, and how wide σ / √B says they scatter. */

import { batchMeans as words } from '#book-words/figures/batch-means'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { randomFrom } from '../random.ts'

const LEFT = 46
const RIGHT = 264
const TOP = 30
const ROW = 38
const BAND = 26
/** the ink at the picture's edges */
const SHOWN = [0, 0.24] as const

export interface Row {
  size: number
  /** of the batches drawn */
  means: number[]
  /** of these means; undefined with fewer than two */
  measured: number | undefined
  /** σ / √B */
  expected: number
}

/** `middle` is the mean of all digits. */
export function drawBatchMeans(rows: Row[], middle: number): Markup {
  const bottom = TOP + rows.length * ROW
  return h(
    'svg',
    {
      class: 'drawing batch-means',
      viewBox: '0 0 360 246',
      role: 'img',
      'aria-label': words.picture,
    },
    h('text', { x: LEFT - 6, y: 14, 'text-anchor': 'end' }, words.size),
    h('text', { x: LEFT, y: 14 }, words.means),
    h('text', { x: 312, y: 14, 'text-anchor': 'end' }, words.measured),
    h('text', { x: 356, y: 14, 'text-anchor': 'end' }, words.expected),
    h('path', { class: 'line', d: `M${xOf(middle)} ${TOP - 8}V${bottom - 6}` }),
    ...rows.map((row, i) => drawRow(row, TOP + i * ROW, middle)),
    ...[0, 0.1, 0.2].flatMap((ink) => [
      h('path', { class: 'line', d: `M${xOf(ink)} ${bottom - 6}v4` }),
      h(
        'text',
        { class: 'small number', x: xOf(ink), y: bottom + 7, 'text-anchor': 'middle' },
        String(ink),
      ),
    ]),
    h('text', { class: 'small', x: RIGHT, y: bottom + 19, 'text-anchor': 'end' }, words.ink),
  )
}

function drawRow({ size, means, measured, expected }: Row, top: number, middle: number): Markup {
  const down = top + BAND
  const [from, to] = [xOf(middle - expected), xOf(middle + expected)]
  const last = means.at(-1)
  const heights = heightsFor(means.length)
  const dot = (value: number, i: number) =>
    `M${round(xOf(value) - 1.3)} ${round(top + heights[i]! * BAND)}a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0 -2.6 0z`
  return h(
    'g',
    {},
    h('rect', {
      class: 'expected',
      x: from,
      y: top - 4,
      width: round(to - from),
      height: BAND + 8,
    }),
    h(
      'text',
      { class: 'strong number', x: LEFT - 6, y: down - 9, 'text-anchor': 'end' },
      String(size),
    ),
    h('path', { class: 'dots', d: means.map(dot).join('') }),
    h('circle', {
      class: 'mark',
      cx: last === undefined ? 0 : xOf(last),
      cy: round(top + (heights.at(-1) ?? 0) * BAND),
      r: last === undefined ? 0 : 2.6,
    }),
    ...[
      { text: measured?.toFixed(4) ?? '–', x: 312 },
      { text: expected.toFixed(4), x: 356 },
    ].map(({ text, x }) =>
      h('text', { class: 'number', x, y: down - 9, 'text-anchor': 'end' }, text),
    ),
  )
}

/** Where each dot stands in its row, from 0 to 1, so that they do not hide each other. */
function heightsFor(count: number): number[] {
  const random = randomFrom(5)
  return Array.from({ length: count }, random)
}

function xOf(ink: number): number {
  const share = (ink - SHOWN[0]) / (SHOWN[1] - SHOWN[0])
  return round(LEFT + Math.max(0, Math.min(1, share)) * (RIGHT - LEFT))
}
