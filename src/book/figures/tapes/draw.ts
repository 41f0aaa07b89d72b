/** Two columns, one for each weight: its gradients as bars, the roots they are divided by, and where three rules get. */

import { tapes as words } from '#book-words/figures/tapes'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { RULE_NAMES, TAPES, type TapeName, type Trace, type Walker } from './model.ts'

export const STEPS = 60
/** The colours that these rules have in the race. */
const STYLE: Record<Walker, string> = { SGD: 'way-0', Adagrad: 'way-2', RMSprop: 'way-4' }
const COLUMN = { width: 168, first: 6, second: 186 }
const TAPE = { top: 47, height: 40 }
const ROOTS = { top: 116, height: 44 }
const WAYS = { top: 190, height: 84, reach: 0.13 }
const NUMBERS = 296

export interface Column {
  tape: TapeName
  trace: Trace
}

export function drawTapes(columns: readonly [Column, Column]): Markup {
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 336', role: 'img', 'aria-label': words.picture },
    ...RULE_NAMES.flatMap((name, i) => [
      h('path', { class: `way ${STYLE[name]}`, d: `M${6 + i * 72} 8h16` }),
      h('text', { class: 'strong', x: 26 + i * 72, y: 12 }, name),
    ]),
    ...columns.flatMap((column, i) =>
      drawColumn(column, i + 1, i === 0 ? COLUMN.first : COLUMN.second),
    ),
  )
}

function drawColumn({ tape, trace }: Column, number: number, left: number): Markup[] {
  const x = (t: number) => round(left + (t / STEPS) * COLUMN.width)
  const most = Math.max(...Array.from({ length: 10 }, (_, i) => Math.abs(TAPES[tape](i + 1))))
  const { gradients, roots, ways, steps } = trace
  const last = gradients.length
  return [
    h('text', { class: 'strong', x: left, y: 27 }, words.weight(number)),
    h('text', { class: 'small', x: left, y: TAPE.top - 3 }, words.gradients(String(most))),
    ...[1, -1].map((sign) =>
      h('path', {
        class: sign > 0 ? 'plus' : 'minus',
        d: barsOf(gradients, most, sign, x),
      }),
    ),
    axis(left, TAPE.top + TAPE.height / 2),
    ...drawRoots(roots, left, x),
    h('text', { class: 'small', x: left, y: WAYS.top - 3 }, words.ways),
    axis(left, WAYS.top + WAYS.height / 2),
    ...RULE_NAMES.map((name) =>
      h('path', { class: `way ${STYLE[name]}`, d: wayPath(ways[name], x) }),
    ),
    ...[WAYS.reach, -WAYS.reach].map((reach) =>
      h(
        'text',
        {
          class: 'small number',
          x: left + COLUMN.width,
          y: reach > 0 ? WAYS.top + 7 : WAYS.top + WAYS.height - 2,
          'text-anchor': 'end',
        },
        signed(reach),
      ),
    ),
    h('text', { class: 'small', x: left + 112, y: NUMBERS, 'text-anchor': 'end' }, words.step),
    h(
      'text',
      { class: 'small', x: left + COLUMN.width, y: NUMBERS, 'text-anchor': 'end' },
      words.position,
    ),
    ...RULE_NAMES.flatMap((name, i) => {
      const y = NUMBERS + 13 + i * 13
      const number = { class: 'number', y, 'text-anchor': 'end' }
      return [
        h('text', { x: left, y }, name),
        h('text', { ...number, x: left + 112 }, last === 0 ? '' : shown(-steps[name].at(-1)!)),
        h('text', { ...number, x: left + COLUMN.width }, shown(ways[name].at(-1)!)),
      ]
    }),
  ]
}

/** The gradients of one sign. */
function barsOf(gradients: number[], most: number, sign: number, x: (t: number) => number): string {
  const middle = TAPE.top + TAPE.height / 2
  const width = round(COLUMN.width / STEPS - 0.6)
  return gradients
    .map((g, i) => {
      if (g * sign <= 0) return ''
      return `M${x(i)} ${middle}v${round((-g / most) * (TAPE.height / 2))}h${width}V${middle}z`
    })
    .join('')
}

function drawRoots(roots: Trace['roots'], left: number, x: (t: number) => number): Markup[] {
  const most = Math.max(...roots.Adagrad, ...roots.RMSprop, Number.MIN_VALUE)
  const bottom = ROOTS.top + ROOTS.height
  const path = (values: number[]) =>
    values.length === 0
      ? ''
      : `M${values.map((value, i) => `${x(i + 1)},${round(bottom - (value / most) * ROOTS.height)}`).join('L')}`
  return [
    h(
      'text',
      { class: 'small', x: left, y: ROOTS.top - 3 },
      words.roots(shown(roots.RMSprop.at(-1) ?? 0)),
    ),
    axis(left, bottom),
    h('path', { class: `way ${STYLE.Adagrad}`, d: path(roots.Adagrad) }),
    h('path', { class: `way ${STYLE.RMSprop}`, d: path(roots.RMSprop) }),
  ]
}

/** As far as it stays in the picture; the point that leaves it lies on its edge. */
function wayPath(way: number[], x: (t: number) => number): string {
  const middle = WAYS.top + WAYS.height / 2
  const out = way.findIndex((theta) => Math.abs(theta) > WAYS.reach)
  const points = way.slice(0, out === -1 ? way.length : out + 1).map((theta, t) => {
    const kept = Math.max(-WAYS.reach, Math.min(WAYS.reach, theta))
    return `${x(t)},${round(middle - (kept / WAYS.reach) * (WAYS.height / 2))}`
  })
  return `M${points.join('L')}`
}

function axis(left: number, y: number): Markup {
  return h('path', { class: 'line', d: `M${left} ${y}h${COLUMN.width}` })
}

export function shown(value: number): string {
  if (value === 0) return '0'
  return minus(Math.abs(value) < 0.0001 ? value.toExponential(1) : value.toPrecision(3))
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : minus(String(value))
}
