/** The answers as a line through the digits, and beside it the loss as a curve over the weight. */

import { oneWeight as words } from '#book-words/figures/one-weight'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { Ink, Loss } from '../inks.ts'
import { signed } from '../walk-controls.ts'
import type { Walk } from './model.ts'

export const WEIGHTS = { least: -1, most: 4 }
const MOST_LOSS = 2
const DIGITS = { left: 22, right: 150, top: 22, bottom: 172, least: -0.3, most: 1.5 }
const CURVE = { left: 196, right: 352, top: 22, bottom: 172 }

export function drawOneWeight(
  inks: readonly Ink[],
  loss: Loss,
  { weights, w, slope, ...here }: Walk,
  rate: number,
): Markup {
  const next = -rate * slope
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 222', role: 'group', 'aria-label': words.picture },
    h(
      'defs',
      {},
      clip('one-weight-digits', DIGITS),
      clip('one-weight-curve', { ...CURVE, top: 8 }),
    ),
    ...drawDigits(inks, w),
    ...drawCurve(loss, weights),
    h(
      'g',
      { 'clip-path': 'url(#one-weight-curve)' },
      h('path', { class: 'tangent', d: tangent(w, here.loss, slope) }),
      h('path', { class: 'next', d: arrow(xOf(w), xOf(w + next), CURVE.bottom + 6) }),
    ),
    h('circle', {
      class: 'mark knob',
      cx: xOf(clampWeight(w)),
      cy: Math.max(CURVE.top, yOf(here.loss)),
      r: 6,
      'data-handle': 'w',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.handle,
      'aria-valuemin': WEIGHTS.least,
      'aria-valuemax': WEIGHTS.most,
      'aria-valuenow': round(w, 2),
      'aria-valuetext': words.weight(signed(w)),
    }),
    ...[
      { x: 8, name: 'w', value: signed(w, 3) },
      { x: 66, name: words.loss, value: signed(here.loss, 3) },
      { x: 134, name: words.slope, value: signed(slope, 3) },
      { x: 208, name: words.nextStep, value: `−η · ${words.slope} = ${signed(next, 3)}` },
    ].map(({ x, name, value }) =>
      h('text', { class: 'number', x, y: 218 }, `${name} `, h('tspan', { class: 'strong' }, value)),
    ),
  )
}

/** Each digit as a tick at its ink and target; the line is the answer to every ink. */
function drawDigits(inks: readonly Ink[], w: number): Markup[] {
  const { left, right, top, bottom, least, most } = DIGITS
  const x = (ink: number) => round(left + ink * (right - left))
  const y = (answer: number) => round(bottom - ((answer - least) / (most - least)) * (bottom - top))
  const ticks = (digit: number) =>
    inks
      .filter(({ t }) => t === digit)
      .map((ink) => `M${x(ink.x)} ${y(digit) - 4}v8`)
      .join('')
  return [
    h('text', { x: left, y: 12 }, words.answer),
    h('rect', { class: 'sheet', x: left, y: top, width: right - left, height: bottom - top }),
    h('path', { class: 'line half', d: `M${left} ${y(0.5)}H${right}` }),
    h('path', { class: 'ticks zeros', d: ticks(0) }),
    h('path', { class: 'ticks ones', d: ticks(1) }),
    h('path', {
      class: 'curve',
      'clip-path': 'url(#one-weight-digits)',
      d: `M${x(0)} ${y(0)}L${x(1)} ${y(Math.max(-1e4, Math.min(1e4, w)))}`,
    }),
    ...[0, 0.5, 1].map((answer) =>
      h(
        'text',
        { class: 'small', x: left - 4, y: y(answer) + 3, 'text-anchor': 'end' },
        String(answer),
      ),
    ),
    h(
      'text',
      { class: 'second-ink', x: right - 3, y: y(0) + 14, 'text-anchor': 'end' },
      words.zeros,
    ),
    h('text', { class: 'third-ink', x: left + 3, y: y(1) - 7 }, words.ones),
    h('text', { class: 'small', x: left, y: bottom + 12 }, '0'),
    h('text', { x: (left + right) / 2, y: bottom + 12, 'text-anchor': 'middle' }, words.ink),
    h('text', { class: 'small', x: right, y: bottom + 12, 'text-anchor': 'end' }, '1'),
  ]
}

function drawCurve(loss: Loss, weights: number[]): Markup[] {
  const { left, right, top, bottom } = CURVE
  const places = Array.from({ length: 76 }, (_, i) => WEIGHTS.least + (i * 5) / 75)
  const point = (w: number) => `${xOf(w)},${yOf(loss.at(w, 0))}`
  return [
    h('text', { x: left, y: 12 }, words.loss),
    h('path', { class: 'line', d: `M${left} ${top}V${bottom}H${right}` }),
    ...[0, 1, 2].map((value) =>
      h(
        'text',
        { class: 'small', x: left - 4, y: yOf(value) + 3, 'text-anchor': 'end' },
        String(value),
      ),
    ),
    ...[-1, 0, 1, 2, 3, 4].map((w) =>
      h(
        'text',
        { class: 'small', x: xOf(w), y: bottom + 20, 'text-anchor': 'middle' },
        minus(String(w)),
      ),
    ),
    h('text', { x: right, y: bottom + 31, 'text-anchor': 'end' }, words.weightAxis),
    h(
      'g',
      { 'clip-path': 'url(#one-weight-curve)' },
      h('path', { class: 'curve', d: `M${places.map(point).join('L')}` }),
      h('path', { class: 'trail', d: `M${weights.map(point).join('L')}` }),
      ...weights
        .slice(0, -1)
        .map((w) =>
          h('circle', { class: 'trail-end', cx: xOf(w), cy: yOf(loss.at(w, 0)), r: 2.2 }),
        ),
    ),
  ]
}

function tangent(w: number, loss: number, slope: number): string {
  const reach = 0.9
  const end = (by: number) => `${xOf(w + by)} ${yOf(loss + slope * by)}`
  return `M${end(-reach)}L${end(reach)}`
}

function arrow(from: number, to: number, y: number): string {
  const size = Math.min(4, Math.abs(to - from))
  const back = to > from ? -size : size
  return `M${from} ${y}H${to}m${back} ${-size}L${to} ${y}l${back} ${size}`
}

function clip(id: string, { left, right, top, bottom }: typeof CURVE): Markup {
  return h(
    'clipPath',
    { id },
    h('rect', { x: left, y: top, width: right - left, height: bottom - top + 12 }),
  )
}

/** The weight at a place of the picture. */
export function weightAt(x: number): number {
  const share = (x - CURVE.left) / (CURVE.right - CURVE.left)
  return clampWeight(WEIGHTS.least + share * (WEIGHTS.most - WEIGHTS.least))
}

export function clampWeight(w: number): number {
  // An address knows no negative zero.
  return Math.round(Math.max(WEIGHTS.least, Math.min(WEIGHTS.most, w)) * 100) / 100 + 0
}

function xOf(w: number): number {
  const { left, right } = CURVE
  return round(left + ((w - WEIGHTS.least) / (WEIGHTS.most - WEIGHTS.least)) * (right - left))
}

function yOf(loss: number): number {
  return round(CURVE.bottom - (loss / MOST_LOSS) * (CURVE.bottom - CURVE.top))
}
