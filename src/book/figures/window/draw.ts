/** An image with a window on it, what the window gives at each place, and its nine products at this one. */

import { window as words } from '#book-words/figures/window'
import { signs } from '#words/language'
import type { PicturePoint } from '../../../figures/figure.ts'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { clamp } from '../clamp.ts'
import { drawPixels, SIDE } from '../pixels.ts'
import { PLACES, underWindow } from './model.ts'

/** of a pixel */
const CELL = 5
const IMAGE = { x: 8, y: 24 }
const ANSWERS = { x: 212, y: 24 + CELL }
/** the three grids of nine numbers */
const NUMBERS = { top: 204, columns: [8, 134, 260], across: 32, down: 16 }

export interface WindowPicture {
  label: number
  /** (784), 0 to 1 */
  x: ArrayLike<number>
  weights: readonly number[]
  /** (26 · 26) */
  answers: readonly number[]
  place: number
  /** of the nine products */
  sum: number
}

export function drawWindow(s: WindowPicture): Markup {
  const [row, column] = [Math.floor(s.place / PLACES), s.place % PLACES]
  const under = underWindow(s.x, s.place)
  const products = under.map((pixel, i) => pixel * s.weights[i]!)
  const most = s.weights.reduce((sum, weight) => sum + Math.max(0, weight), 0)
  const [first, second, third] = NUMBERS.columns as [number, number, number]
  const middle = NUMBERS.top + NUMBERS.down + 4
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 276', role: 'group', 'aria-label': words.picture },
    h('text', { x: IMAGE.x, y: 14 }, words.image),
    h('text', { x: ANSWERS.x, y: 14 }, words.answers),
    drawPixels(s.x, { ...IMAGE, size: SIDE * CELL, most: 1, label: words.digit(s.label) }),
    drawPixels(s.answers, {
      ...ANSWERS,
      size: PLACES * CELL,
      columns: PLACES,
      most,
      label: words.answers,
    }),
    h('path', { class: 'line', d: `M160 96h38m-6 -5l6 5l-6 5` }),
    h('rect', {
      class: 'frame',
      x: ANSWERS.x + column * CELL - 1,
      y: ANSWERS.y + row * CELL - 1,
      width: CELL + 2,
      height: CELL + 2,
    }),
    h('rect', {
      class: 'frame',
      x: IMAGE.x + column * CELL,
      y: IMAGE.y + row * CELL,
      width: 3 * CELL,
      height: 3 * CELL,
      'data-handle': 'place',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.move,
      'aria-valuenow': s.place,
      'aria-valuemin': 0,
      'aria-valuemax': PLACES * PLACES - 1,
      'aria-valuetext': words.at(row + 1, column + 1, minus(s.sum.toFixed(2))),
    }),
    h('text', { x: first, y: NUMBERS.top - 18 }, words.under),
    h('text', { x: second, y: NUMBERS.top - 18 }, words.weights),
    h('text', { x: third, y: NUMBERS.top - 18 }, words.products),
    ...drawNine(under.map(twoDecimals), first),
    h('text', { class: 'strong', x: 118, y: middle, 'text-anchor': 'middle' }, '×'),
    ...drawNine(
      s.weights.map((weight) => minus(String(round(weight, 2)))),
      second,
    ),
    h('text', { class: 'strong', x: 244, y: middle, 'text-anchor': 'middle' }, '='),
    ...drawNine(products.map(twoDecimals), third),
    h(
      'text',
      { class: 'number', x: first, y: NUMBERS.top + 3 * NUMBERS.down + 18 },
      words.sum + signs.blank,
      h('tspan', { class: 'strong' }, minus(s.sum.toFixed(2))),
      signs.comma + words.relu + signs.blank,
      h('tspan', { class: 'strong' }, Math.max(0, s.sum).toFixed(2)),
    ),
  )
}

const twoDecimals = (value: number) => minus(value.toFixed(2))

function drawNine(texts: readonly string[], left: number): Markup[] {
  return texts.map((text, i) =>
    h(
      'text',
      {
        class: 'number',
        x: left + (i % 3) * NUMBERS.across + 26,
        y: NUMBERS.top + Math.floor(i / 3) * NUMBERS.down,
        'text-anchor': 'end',
      },
      text,
    ),
  )
}

/** The place whose middle is nearest to a point. */
export function placeAt({ x, y }: PicturePoint): number {
  const along = (at: number, from: number) => clamp(Math.floor((at - from) / CELL) - 1, PLACES - 1)
  return along(y, IMAGE.y) * PLACES + along(x, IMAGE.x)
}
