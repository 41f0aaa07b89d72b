/** Three curves of loss with a handle on the probability, and beside them the push of each on three logits. */

import { lossPush as words } from '#book-words/figures/loss-push'
import { nearest, steps } from '../../../figures/figure.ts'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { LOSSES, type LossName, pushes, sharedOut } from './model.ts'

const PLOT = { x: 26, width: 150, top: 24, bottom: 184, most: 5 }
const LIST = { x: 206, width: 148, top: 28, each: 66 }
const LEAST = 0.001
const MOST = 0.999
/** by hundredths, and finer at the ends */
export const CHANCES = [LEAST, 0.002, 0.005, ...steps(0.01, 0.99, 0.01), 0.995, MOST]

const NAMES = Object.keys(LOSSES) as LossName[]

export function drawLosses(y: number): Markup {
  const { x: left, width, top, bottom } = PLOT
  return h(
    'svg',
    { class: 'drawing losses', viewBox: '0 0 360 222', role: 'group', 'aria-label': words.picture },
    h('text', { x: left, y: 14 }, words.loss),
    ...[0, 1, 2, 3, 4, 5].map((tick) =>
      h(
        'text',
        { class: 'small number', x: left - 5, y: yOf(tick) + 3, 'text-anchor': 'end' },
        String(tick),
      ),
    ),
    h('path', { class: 'line', d: `M${left} ${top}V${bottom}H${left + width}` }),
    ...[0, 0.5, 1].map((tick) =>
      h(
        'text',
        { class: 'small number', x: xOf(tick), y: bottom + 11, 'text-anchor': 'middle' },
        String(tick),
      ),
    ),
    h(
      'text',
      { class: 'small', x: left + width, y: bottom + 24, 'text-anchor': 'end' },
      words.probability,
    ),
    h('path', { class: 'here', d: `M${xOf(y)} ${bottom}V${top}` }),
    ...NAMES.map((name) => h('path', { class: `loss loss-${name}`, d: pathOf(LOSSES[name]) })),
    ...NAMES.map((name) =>
      h('circle', { class: `end loss-${name}`, cx: xOf(y), cy: yOf(LOSSES[name](y)), r: 3 }),
    ),
    h('path', {
      class: 'mark',
      d: `M${xOf(y)} ${bottom + 2}l8 13h-16z`,
      'data-handle': 'y',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.handle,
      'aria-valuemin': LEAST,
      'aria-valuemax': MOST,
      'aria-valuenow': y,
      'aria-valuetext': words.chance(y),
    }),
    h('text', { x: LIST.x, y: 14 }, words.pushes),
    ...NAMES.flatMap((name, i) => drawPushes(name, y, LIST.top + i * LIST.each)),
  )
}

function drawPushes(name: LossName, y: number, top: number): Markup[] {
  const middle = top + 36
  return [
    h('path', { class: `loss loss-${name}`, d: `M${LIST.x} ${top + 4}h14` }),
    h(
      'text',
      { class: 'strong number', x: LIST.x + 18, y: top + 8 },
      words.value(words.names[name], LOSSES[name](y)),
    ),
    h('path', { class: 'line', d: `M${LIST.x} ${middle}h${LIST.width}` }),
    ...pushes(name, sharedOut(y), 0).flatMap((push, k) => {
      const x = LIST.x + 6 + k * 52
      return [
        h('path', { class: `arrow loss-${name}`, d: arrow(x, middle, push) }),
        h('text', { class: 'small', x: x + 8, y: middle - 3 }, words.classes[k]!),
        h('text', { class: 'small number', x: x + 8, y: middle + 9 }, minus(push.toFixed(3))),
      ]
    }),
  ]
}

/** Up where the push is positive, as long as it is large; a dot where it is next to nothing. */
function arrow(x: number, from: number, push: number): string {
  const length = push * 24
  const tip = round(from - length)
  const head = Math.min(4, Math.abs(length))
  const back = round(from - Math.sign(length) * (Math.abs(length) - head))
  return `M${x - 1} ${from}V${back}h-2.5L${x} ${tip}L${x + 3.5} ${back}h-2.5V${from}z`
}

function pathOf(loss: (y: number) => number): string {
  // Close together at the left, where −ln y is steep.
  const places = Array.from({ length: 101 }, (_, i) => LEAST + (MOST - LEAST) * (i / 100) ** 2)
  return `M${places
    .filter((y) => loss(y) <= PLOT.most)
    .map((y) => `${xOf(y)},${yOf(loss(y))}`)
    .join('L')}`
}

function xOf(y: number): number {
  return round(PLOT.x + y * PLOT.width)
}

function yOf(loss: number): number {
  const share = Math.min(loss, PLOT.most) / PLOT.most
  return round(PLOT.bottom - share * (PLOT.bottom - PLOT.top))
}

/** The probability under a place of the picture. */
export function chanceAt(x: number): number {
  return clamped((x - PLOT.x) / PLOT.width)
}

/** The nearest of the probabilities there are. */
export function clamped(y: number): number {
  return CHANCES[nearest(CHANCES, y)]!
}
