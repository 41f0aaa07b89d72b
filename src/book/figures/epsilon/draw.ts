/** Step against gradient, both in powers of ten, two curves and a line that can be dragged along them. */

import { epsilon as words } from '#book-words/figures/epsilon'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { type Rule, stepInside, stepOutside } from './model.ts'

export const X = { left: 46, right: 350, least: -9, most: 0 }
const Y = { top: 26, bottom: 190, least: -9, most: -2 }

export function drawEpsilon(rule: Rule, power: number): Markup {
  const places = Array.from({ length: 91 }, (_, i) => X.least + i / 10)
  const curve = (step: typeof stepInside) =>
    `M${places.map((p) => `${xOf(p)},${yOf(step(10 ** p, rule))}`).join('L')}`
  const at = xOf(power)
  const g = 10 ** power
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 226', role: 'group', 'aria-label': words.picture },
    h('text', { x: 4, y: 12 }, words.step),
    h('text', { class: 'first-ink', x: 350, y: 12, 'text-anchor': 'end' }, `${words.outside} ———`),
    h(
      'text',
      { class: 'second-ink', x: 350, y: 25, 'text-anchor': 'end' },
      `${words.inside} - - -`,
    ),
    ...decades(Y.least, Y.most).map((p) =>
      h(
        'g',
        {},
        h('path', { class: 'line', d: `M${X.left} ${yOf(10 ** p)}H${X.right}` }),
        label(X.left - 5, yOf(10 ** p) + 3.5, p, 'end'),
      ),
    ),
    ...decades(X.least, X.most).map((p) => label(xOf(p), Y.bottom + 14, p, 'middle')),
    h('text', { x: X.right, y: Y.bottom + 30, 'text-anchor': 'end' }, words.gradient),
    h('path', { class: 'curve', d: curve(stepOutside) }),
    h('path', { class: 'curve second-curve', d: curve(stepInside) }),
    h('path', { class: 'marked', d: `M${at} ${Y.top}V${Y.bottom}` }),
    h('circle', { class: 'fill', cx: at, cy: yOf(stepOutside(g, rule)), r: 3.5 }),
    h('circle', { class: 'second', cx: at, cy: yOf(stepInside(g, rule)), r: 3.5 }),
    h('path', {
      class: 'mark',
      d: `M${at} ${Y.bottom + 19}l8 12h-16z`,
      'data-handle': 'gradient',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.handle,
      'aria-valuemin': X.least,
      'aria-valuemax': X.most,
      'aria-valuenow': power,
      'aria-valuetext': g.toExponential(1),
    }),
  )
}

/** The exponent at a place of the picture. */
export function powerAt(x: number): number {
  return clampPower(X.least + ((x - X.left) / (X.right - X.left)) * (X.most - X.least))
}

export function clampPower(power: number): number {
  return Math.round(Math.max(X.least, Math.min(X.most, power)) * 10) / 10
}

function label(x: number, y: number, power: number, anchor: string): Markup {
  return h(
    'text',
    { x, y, 'text-anchor': anchor },
    '10',
    h('tspan', { class: 'small', dy: -3.5 }, minus(String(power))),
  )
}

function decades(least: number, most: number): number[] {
  return Array.from({ length: most - least + 1 }, (_, i) => least + i).filter(
    (p) => (p - most) % 2 === 0,
  )
}

function xOf(power: number): number {
  return round(X.left + ((power - X.least) / (X.most - X.least)) * (X.right - X.left))
}

function yOf(step: number): number {
  const power = Math.max(Y.least, Math.min(Y.most, Math.log10(step)))
  return round(Y.bottom - ((power - Y.least) / (Y.most - Y.least)) * (Y.bottom - Y.top))
}
