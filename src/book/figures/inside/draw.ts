/** Filters as pictures; under them, for each layer, its weights, its answers and its gradient. */

import { inside as words } from '#book-words/figures/inside'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { ANSWER_REACH, type LayerLook, type Look, WEIGHT_REACH } from './model.ts'

const FILTER = 54
const COLUMN = 118
const CHART = { width: 106, height: 40 }
const ROWS = { filters: 18, weights: 166, answers: 232, gradient: 296 }

export function drawInside(
  look: Look,
  { mostGradient, picture }: { mostGradient: number; picture: (pixels: string) => string },
): Markup {
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 320', role: 'img', 'aria-label': words.picture },
    h('text', { x: 4, y: 12 }, words.filters),
    ...look.packedFilters.map((filter, i) =>
      h('image', {
        class: 'filter',
        x: 4 + (i % 6) * (FILTER + 5),
        y: ROWS.filters + Math.floor(i / 6) * (FILTER + 5),
        width: FILTER,
        height: FILTER,
        href: picture(filter),
      }),
    ),
    ...look.layers.flatMap((layer, i) =>
      drawLayer(layer, i, i === look.layers.length - 1, mostGradient),
    ),
  )
}

function drawLayer(
  layer: LayerLook,
  index: number,
  isLast: boolean,
  mostGradient: number,
): Markup[] {
  const x = 4 + index * COLUMN
  return [
    h('text', { class: 'strong', x, y: ROWS.weights - 16 }, words.layer(index + 1)),
    h(
      'text',
      { class: 'small', x: x + 44, y: ROWS.weights - 16 },
      isLast ? '' : words.dead(layer.dead, layer.units),
    ),
    ...drawBars(
      layer.weights,
      x,
      ROWS.weights,
      words.weights,
      [-WEIGHT_REACH, WEIGHT_REACH],
      'fill',
    ),
    ...drawBars(layer.answers, x, ROWS.answers, words.answers, [0, ANSWER_REACH], 'third'),
    h('rect', { class: 'track', x, y: ROWS.gradient, width: CHART.width, height: 8 }),
    h('rect', {
      class: 'second',
      x,
      y: ROWS.gradient,
      width: round((layer.gradient / mostGradient) * CHART.width),
      height: 8,
    }),
    h(
      'text',
      { class: 'small number', x, y: ROWS.gradient + 18 },
      words.gradient,
      ' ',
      layer.gradient.toPrecision(2),
    ),
  ]
}

/** Heights by the root of the count, so that the few far out are seen, too. */
function drawBars(
  counts: number[],
  x: number,
  y: number,
  label: string,
  [from, to]: [number, number],
  style: string,
): Markup[] {
  const most = Math.sqrt(Math.max(...counts, 1))
  const each = CHART.width / counts.length
  return [
    h('text', { class: 'small', x, y: y - 4 }, label),
    ...counts.map((count, i) => {
      const height = round((Math.sqrt(count) / most) * CHART.height)
      return h('rect', {
        class: style,
        x: round(x + i * each),
        y: round(y + CHART.height - height),
        width: round(each - 0.4),
        height,
      })
    }),
    h('path', { class: 'line', d: `M${x} ${y + CHART.height}h${CHART.width}` }),
    h('text', { class: 'small', x, y: y + CHART.height + 9 }, words.reach(from)),
    h(
      'text',
      { class: 'small', x: x + CHART.width, y: y + CHART.height + 9, 'text-anchor': 'end' },
      words.reach(to),
    ),
  ]
}
