/** A layer as bars of its units' answers; one unit as digit, weights and products; one multiplication. */

import { denseUnit as words } from '#book-words/figures/dense-unit'
import { signs } from '#words/language'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { signed } from '../describe-numbers.ts'
import { drawPixels, SIDE } from '../pixels.ts'
import type { FirstUnit } from './model.ts'

export const STRIP = { x: 8, width: 344, top: 22, height: 40 }
export const DIGIT = { x: 8, y: 100, size: 98 }
const SECOND = 131
const THIRD = 254

export interface UnitPicture extends FirstUnit {
  label: number
  unit: number
  pixel: number
  /** (units) the answers of the layer */
  answers: ArrayLike<number>
}

export function drawUnit(s: UnitPicture): Markup {
  const { size, y } = DIGIT
  const below = y + size
  const middle = y + size / 2 + 3
  const most = Math.max(...s.products.map(Math.abs), Number.MIN_VALUE)
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 268', role: 'group', 'aria-label': words.picture },
    h('text', { x: 8, y: 12 }, words.layer(s.answers.length)),
    ...drawStrip(s),
    drawPixels(s.x, { x: DIGIT.x, y, size, most: 1, label: words.x(s.label) }),
    drawPixels(s.w, { x: SECOND, y, size, label: words.w(s.unit + 1) }),
    drawPixels(s.products, { x: THIRD, y, size, most, label: words.products }),
    ...drawKey(),
    h('text', { class: 'strong', x: 118, y: middle, 'text-anchor': 'middle' }, '×'),
    h('text', { class: 'strong', x: 241, y: middle, 'text-anchor': 'middle' }, '='),
    h('text', { x: DIGIT.x, y: below + 12 }, words.x(s.label)),
    h('text', { x: SECOND, y: below + 12 }, words.w(s.unit + 1)),
    h('text', { x: THIRD, y: below + 12 }, words.products),
    ...[SECOND, THIRD].map((x) => h('rect', { class: 'frame', ...cellOf(s.pixel, x) })),
    h('rect', {
      class: 'frame',
      ...cellOf(s.pixel, DIGIT.x),
      'data-handle': 'pixel',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.choosePixel,
      'aria-valuenow': s.pixel,
      'aria-valuemin': 0,
      'aria-valuemax': SIDE * SIDE - 1,
      'aria-valuetext':
        words.product(Math.floor(s.pixel / SIDE) + 1, (s.pixel % SIDE) + 1) +
        signs.blank +
        signed(s.products[s.pixel]!),
    }),
    h(
      'text',
      { class: 'number', x: 8, y: below + 34 },
      words.product(Math.floor(s.pixel / SIDE) + 1, (s.pixel % SIDE) + 1) + signs.blank,
      h(
        'tspan',
        { class: 'strong' },
        `${s.x[s.pixel]!.toFixed(3)} × ${signed(s.w[s.pixel]!)} = ${signed(s.products[s.pixel]!)}`,
      ),
    ),
    h(
      'text',
      { class: 'number', x: 8, y: below + 50 },
      words.sum + signs.blank,
      h('tspan', { class: 'strong' }, signed(s.sum)),
    ),
    h(
      'text',
      { class: 'number', x: 8, y: below + 66 },
      words.bias + signs.blank + signed(s.bias) + signs.colon,
      h('tspan', { class: 'strong' }, `z = ${signed(s.z)}`),
      signs.comma + words.relu + signs.blank,
      h('tspan', { class: 'strong' }, s.a.toFixed(3)),
    ),
  )
}

function drawKey(): Markup[] {
  return [
    h('rect', { class: 'plus', x: SECOND, y: 84, width: 8, height: 8 }),
    h('text', { x: SECOND + 12, y: 92 }, words.speaksFor),
    h('rect', { class: 'minus', x: THIRD, y: 84, width: 8, height: 8 }),
    h('text', { x: THIRD + 12, y: 92 }, words.speaksAgainst),
  ]
}

function drawStrip({ answers, unit }: UnitPicture): Markup[] {
  const { x, width, top, height } = STRIP
  const all = Array.from(answers)
  const most = Math.max(...all, Number.MIN_VALUE)
  const each = width / all.length
  const bar = (value: number, i: number) => {
    const size = round((value / most) * height, 2)
    return size === 0 ? '' : `M${round(x + i * each, 2)} ${top + height}v${-size}`
  }
  const at = round(x + (unit + 0.5) * each, 2)
  return [
    h('path', { class: 'bars', d: all.map(bar).join(''), 'stroke-width': round(each, 2) }),
    h('path', { class: 'line', d: `M${x} ${top + height + 0.5}h${width}` }),
    h('path', { class: 'marked', d: `M${at} ${top - 4}V${top + height}` }),
    h('path', {
      class: 'mark',
      d: `M${at} ${top + height + 2}l7 11h-14z`,
      'data-handle': 'unit',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.chooseUnit,
      'aria-valuenow': unit + 1,
      'aria-valuemin': 1,
      'aria-valuemax': all.length,
    }),
  ]
}

function cellOf(pixel: number, x: number) {
  const each = DIGIT.size / SIDE
  return {
    x: round(x + (pixel % SIDE) * each - 2, 2),
    y: round(DIGIT.y + Math.floor(pixel / SIDE) * each - 2, 2),
    width: round(each + 4, 2),
    height: round(each + 4, 2),
  }
}
