/** Three rows of ten bars: logits with handles, exponentials, probabilities. */

import { softmax as words } from '#book-words/figures/softmax'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { SoftmaxSteps } from './model.ts'

const CLASSES = 10
const COLUMN = 34
const LEFT = 12
/** the logits' row: where 10 and −5 are */
const LOGITS = { top: 24, bottom: 114, most: 10, least: -5 }
const POWERS = { top: 160, bottom: 198 }
const CHANCES = { top: 234, bottom: 286 }

export interface SoftmaxPicture extends SoftmaxSteps {
  /** before they are multiplied */
  z: number[]
  times: number
  right: number
  subtract: boolean
}

export function drawSoftmax(s: SoftmaxPicture): Markup {
  const digits = Array.from({ length: CLASSES }, (_, i) => i)
  const mostPower = Math.max(...s.powers)
  const share = (i: number) =>
    mostPower === Number.POSITIVE_INFINITY
      ? Number(s.powers[i] === mostPower)
      : s.powers[i]! / mostPower
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 312', role: 'group', 'aria-label': words.picture },
    h('text', { x: LEFT, y: 12 }, words.logits(s.times)),
    h('path', { class: 'line', d: `M${LEFT} ${yOf(0)}h${CLASSES * COLUMN}` }),
    ...digits.map((i) => drawLogit(s, i)),
    h('text', { x: LEFT, y: POWERS.top - 8 }, words.powers(s.subtract)),
    ...digits.flatMap((i) => drawBar(i, share(i), POWERS, size(s.powers[i]!), 'second')),
    h('text', { x: LEFT, y: CHANCES.top - 8 }, words.probabilities),
    ...digits.flatMap((i) =>
      drawBar(
        i,
        s.probabilities[i]!,
        CHANCES,
        Number.isNaN(s.probabilities[i]) ? 'NaN' : s.probabilities[i]!.toFixed(3),
        i === s.right ? 'fill' : 'fill faint',
      ),
    ),
    ...[LOGITS.bottom + 20, CHANCES.bottom + 22].flatMap((y) =>
      digits.map((i) => drawDigit(s, i, y)),
    ),
  )
}

/** The digit that a column stands for. */
function drawDigit({ right }: SoftmaxPicture, i: number, y: number): Markup {
  return h(
    'text',
    { class: i === right ? 'strong' : '', x: middle(i), y, 'text-anchor': 'middle' },
    i === right ? `▸${i}` : String(i),
  )
}

function drawLogit({ z, times }: SoftmaxPicture, i: number): Markup {
  const value = z[i]!
  const y = yOf(value)
  const zero = yOf(0)
  return h(
    'g',
    {},
    h('rect', {
      class: 'fill faint',
      x: middle(i) - 9,
      y: Math.min(y, zero),
      width: 18,
      height: round(Math.abs(y - zero)),
    }),
    h(
      'text',
      { class: 'small number', x: middle(i), y: LOGITS.bottom + 9, 'text-anchor': 'middle' },
      shown(value * times),
    ),
    h('rect', {
      class: 'fill',
      x: middle(i) - 12,
      y: y - 4,
      width: 24,
      height: 8,
      rx: 3,
      'data-handle': String(i),
      tabindex: 0,
      role: 'slider',
      'aria-orientation': 'vertical',
      'aria-label': words.handle(i),
      'aria-valuemin': LOGITS.least,
      'aria-valuemax': LOGITS.most,
      'aria-valuenow': value,
    }),
  )
}

function drawBar(
  i: number,
  share: number,
  { top, bottom }: { top: number; bottom: number },
  text: string,
  style: string,
): Markup[] {
  const height = Number.isNaN(share) ? 0 : share * (bottom - top)
  return [
    h('rect', {
      class: style,
      x: middle(i) - 9,
      y: round(bottom - height),
      width: 18,
      height: round(height),
    }),
    h(
      'text',
      {
        class: `small number${Number.isNaN(share) ? ' strong' : ''}`,
        x: middle(i),
        y: bottom + 9,
        'text-anchor': 'middle',
      },
      text,
    ),
  ]
}

/** The logit at a height of the picture. */
export function logitAt(y: number): number {
  const share = (LOGITS.bottom - y) / (LOGITS.bottom - LOGITS.top)
  return clampLogit(LOGITS.least + share * (LOGITS.most - LOGITS.least))
}

export function clampLogit(value: number): number {
  return Math.round(Math.max(LOGITS.least, Math.min(LOGITS.most, value)) * 10) / 10
}

function yOf(value: number): number {
  const share = (value - LOGITS.least) / (LOGITS.most - LOGITS.least)
  return round(LOGITS.bottom - share * (LOGITS.bottom - LOGITS.top))
}

function middle(i: number): number {
  return LEFT + (i + 0.5) * COLUMN
}

/** A power of e, in few letters. */
export function size(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return words.infinite
  if (value !== 0 && (value < 0.001 || value >= 10_000))
    return minus(value.toExponential(0).replace('e+', 'e'))
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}

function shown(value: number): string {
  return String(Math.round(value * 10) / 10).replace('-', '−')
}
