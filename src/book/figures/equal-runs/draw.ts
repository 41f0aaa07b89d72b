/** The last deal on an axis of scores, a row for each hand; below, a square for each deal, filled where they are apart. */

import { equalRuns as words } from '#book-words/figures/equal-runs'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { Deal } from './model.ts'

const LEFT = 66
const RIGHT = 350
const ROWS = [34, 58] as const
const AXIS = 76
const SQUARES = { top: 118, columns: 20, pitch: 9, size: 6.5 }
export const MOST_DEALS = 200

/** `scores` in percent misread; one deal in `oneIn` is expected to be apart. */
export function drawEqualRuns(scores: readonly number[], deals: Deal[], oneIn: number): Markup {
  const last = deals.at(-1)
  const apart = deals.filter(({ isApart }) => isApart).length
  const from = Math.floor(Math.min(...scores) * 5) / 5
  const to = Math.ceil(Math.max(...scores) * 5) / 5
  const xOf = (score: number) => round(LEFT + ((score - from) / (to - from)) * (RIGHT - LEFT))
  const ticks = Array.from({ length: Math.round((to - from) * 5) + 1 }, (_, i) => from + i / 5)
  return h(
    'svg',
    {
      class: 'drawing equal-runs',
      viewBox: '0 0 360 214',
      role: 'img',
      'aria-label': words.picture,
    },
    h('text', { x: LEFT, y: 14 }, words.score),
    h(
      'text',
      { class: 'strong', x: 356, y: 14, 'text-anchor': 'end' },
      last ? (last.isApart ? words.apart : words.overlap) : '',
    ),
    ...ROWS.map((y, i) => drawHand(last?.hands[i] ?? [], i, y, xOf)),
    h('path', { class: 'line', d: `M${LEFT} ${AXIS}H${RIGHT}` }),
    ...ticks.map((tick) =>
      h(
        'text',
        { class: 'small number', x: xOf(tick), y: AXIS + 13, 'text-anchor': 'middle' },
        tick.toFixed(1),
      ),
    ),
    h('text', { x: LEFT, y: SQUARES.top - 8 }, words.squares),
    ...Array.from({ length: MOST_DEALS }, (_, i) =>
      drawSquare(deals[i], i, i === deals.length - 1),
    ),
    ...[words.apartSoFar, words.of(apart, deals.length), words.expected, words.oneIn(oneIn)].map(
      (text, i) =>
        h(
          'text',
          {
            class: i % 2 === 0 ? '' : 'strong number',
            x: 356,
            y: SQUARES.top + 12 + i * 18 + (i > 1 ? 8 : 0),
            'text-anchor': 'end',
          },
          text,
        ),
    ),
  )
}

function drawHand(
  scores: readonly number[],
  i: number,
  y: number,
  xOf: (score: number) => number,
): Markup {
  const ink = i === 0 ? 'first-ink' : 'second-ink'
  const [from, to] = scores.length > 0 ? [Math.min(...scores), Math.max(...scores)] : [0, 0]
  return h(
    'g',
    {},
    h('text', { x: LEFT - 10, y: y + 4, 'text-anchor': 'end' }, words.hands[i]!),
    h('rect', {
      class: `reach ${ink}`,
      x: scores.length > 0 ? xOf(from) - 5 : 0,
      y: y - 7,
      width: scores.length > 0 ? round(xOf(to) - xOf(from) + 10) : 0,
      height: 14,
      rx: 7,
    }),
    ...scores.map((score) => h('circle', { class: ink, cx: xOf(score), cy: y, r: 3.4 })),
  )
}

function drawSquare(deal: Deal | undefined, i: number, isLast: boolean): Markup {
  const { top, columns, pitch, size } = SQUARES
  const kind = deal ? (deal.isApart ? 'apart' : 'together') : 'to-come'
  return h('rect', {
    class: `deal ${kind}${isLast ? ' last' : ''}`,
    x: round(LEFT + (i % columns) * pitch),
    y: round(top + Math.floor(i / columns) * pitch),
    width: size,
    height: size,
  })
}
