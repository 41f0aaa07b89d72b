/** A histogram for each layer, over powers of ten: how large what it puts out is, and how much of it is 0. */

import { firstWeights as words } from '#book-words/figures/first-weights'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { Spread } from './model.ts'

const LEFT = 56
const RIGHT = 268
const TOP = 26
const ROW = 38
const HIGH = 28
/** exponents of ten at the edges, and bins for each */
const SHOWN = [-5, 4] as const
const FINE = 8

export function drawSpreads(spreads: Spread[]): Markup {
  const bottom = TOP + spreads.length * ROW
  return h(
    'svg',
    {
      class: 'drawing first-weights',
      viewBox: '0 0 360 240',
      role: 'img',
      'aria-label': words.picture,
    },
    h('text', { x: LEFT, y: 14 }, words.outputs),
    h('text', { x: 316, y: 14, 'text-anchor': 'end' }, words.size),
    h('text', { x: 356, y: 14, 'text-anchor': 'end' }, words.silent),
    ...powers().map((power) =>
      h('path', {
        class: power === 0 ? 'one' : 'line',
        d: `M${xOf(10 ** power)} ${TOP - 4}V${bottom - 4}`,
      }),
    ),
    ...spreads.flatMap((spread, i) => drawLayer(spread, i, TOP + i * ROW)),
    ...powers()
      .filter((power) => power % 2 === 0)
      .map((power) =>
        h(
          'text',
          {
            class: 'small number',
            x: xOf(10 ** power),
            y: bottom + 7,
            'text-anchor': 'middle',
          },
          words.power(power),
        ),
      ),
  )
}

function powers(): number[] {
  return Array.from({ length: SHOWN[1] - SHOWN[0] + 1 }, (_, i) => SHOWN[0] + i)
}

function drawLayer({ outputs, size, silent }: Spread, i: number, top: number): Markup[] {
  const bottom = top + HIGH
  const counts = bins(outputs)
  const width = (RIGHT - LEFT) / counts.length
  const most = Math.max(...counts, 1)
  const bars = counts
    .map((count, bin) => {
      const height = round((count / most) * HIGH)
      return count === 0
        ? ''
        : `M${round(LEFT + bin * width)} ${bottom}v${-height}h${round(width)}v${height}z`
    })
    .join('')
  return [
    h('text', { x: LEFT - 6, y: bottom - 8, 'text-anchor': 'end' }, words.layer(i + 1)),
    h('path', { class: 'fill', d: bars }),
    h('path', { class: 'line', d: `M${LEFT} ${bottom}H${RIGHT}` }),
    h('path', { class: 'mark', d: size > 0 ? `M${xOf(size)} ${bottom + 1}l3.5 6h-7z` : '' }),
    h('text', { class: 'number', x: 316, y: bottom - 8, 'text-anchor': 'end' }, words.number(size)),
    h(
      'text',
      { class: 'number', x: 356, y: bottom - 8, 'text-anchor': 'end' },
      words.share(silent),
    ),
  ]
}

/** How many of the positive outputs are in each piece of the axis; what is beyond an end is in the last there. */
function bins(outputs: Float64Array): number[] {
  const counts = new Array<number>((SHOWN[1] - SHOWN[0]) * FINE).fill(0)
  for (const output of outputs) {
    if (output === 0) continue
    const bin = Math.floor((Math.log10(output) - SHOWN[0]) * FINE)
    const kept = Math.max(0, Math.min(counts.length - 1, bin))
    counts[kept] = counts[kept]! + 1
  }
  return counts
}

function xOf(value: number): number {
  const share = (Math.log10(value) - SHOWN[0]) / (SHOWN[1] - SHOWN[0])
  return round(LEFT + Math.max(0, Math.min(1, share)) * (RIGHT - LEFT))
}
