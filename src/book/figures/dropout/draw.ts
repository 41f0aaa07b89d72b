/** 512 units as squares, dropped ones empty; below, how the next unit's sum is spread over masks. */

import { bin } from 'd3-array'
import { dropout as words } from '#book-words/figures/dropout'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'

const COLUMNS = 43
const SIDE = 8
const LEFT = 8
const TOP = 20
const HISTOGRAM = { top: 142, bottom: 206, left: 8, width: 344, bins: 43 }

export interface DropoutPicture {
  /** (units) the layer's answers, not below 0 */
  answers: ArrayLike<number>
  /** (units) 0 for a dropped unit */
  mask: ArrayLike<number>
  kept: number
  /** what the next unit receives: by this mask, by each mask, without dropout */
  sum: number
  sums: number[]
  exact: number
  /** half of what the axis spans */
  reach: number
  mean: number
  /** of layer 2, from 1 */
  unit: number
}

export function drawDropout(s: DropoutPicture): Markup {
  const answers = Array.from(s.answers)
  const most = Math.max(...answers, Number.MIN_VALUE) * 1.25
  const squares = answers.map((answer, i) => {
    const at = { x: LEFT + (i % COLUMNS) * SIDE, y: TOP + Math.floor(i / COLUMNS) * SIDE }
    const dropped = s.mask[i] === 0
    return h('rect', {
      class: dropped ? 'hole' : 'fill',
      ...at,
      width: SIDE - 1,
      height: SIDE - 1,
      ...(!dropped && { 'fill-opacity': shade((answer * s.mask[i]!) / most) }),
    })
  })
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 232', role: 'img', 'aria-label': words.picture },
    h('text', { x: LEFT, y: 12 }, words.layer(s.kept, answers.length)),
    h('g', {}, ...squares),
    h('text', { x: LEFT, y: HISTOGRAM.top - 8 }, words.sums(s.unit)),
    ...drawHistogram(s),
  )
}

function drawHistogram({ sums, sum, exact, mean, reach }: DropoutPicture): Markup[] {
  const { top, bottom, left, width, bins } = HISTOGRAM
  const [low, high] = [exact - reach, exact + reach]
  const x = (value: number) =>
    round(left + (width * (Math.max(low, Math.min(high, value)) - low)) / (high - low))
  const edges = Array.from({ length: bins - 1 }, (_, i) => low + ((i + 1) * (high - low)) / bins)
  const counts = bin()
    .domain([low, high])
    .thresholds(edges)(sums.map((s) => Math.max(low, Math.min(high, s))))
    .map(({ length }) => length)
  const most = Math.max(...counts, 1)
  const each = width / bins
  return [
    ...counts.map((count, i) =>
      h('rect', {
        class: 'fill faint',
        x: round(left + i * each),
        y: round(bottom - (count / most) * (bottom - top)),
        width: round(each - 1),
        height: round((count / most) * (bottom - top)),
      }),
    ),
    h('path', { class: 'line', d: `M${left} ${bottom}h${width}` }),
    h('path', { class: 'marked', d: `M${x(exact)} ${top - 4}V${bottom}` }),
    h('path', { class: 'fill', d: `M${x(sum)} ${bottom}l4 8h-8z` }),
    h('path', { class: 'third', d: `M${x(mean)} ${bottom}l4 8h-8z` }),
    h(
      'text',
      { x: left, y: bottom + 22 },
      h('tspan', { class: 'fill' }, '▲ '),
      `${words.thisMask}   `,
      h('tspan', { class: 'third' }, '▲ '),
      `${words.mean(sums.length)}   `,
      h('tspan', { class: 'second' }, '| '),
      words.without,
    ),
  ]
}

function shade(share: number): number {
  return Math.round((0.08 + 0.92 * Math.min(1, share)) * 100) / 100
}
