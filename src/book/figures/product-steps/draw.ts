/** X, W and b with their numbers, Z as it fills, and the sum in the making. */

import { productSteps as words } from '#book-words/figures/product-steps'
import { minus } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { B, EACH, type Moment, W, X } from './model.ts'

const CELL = { width: 30, height: 26 }
const TOP = 30
/** left edges */
const AT = { x: 8, w: 122, b: 202, z: 284 }

export function drawProduct(moment: Moment): Markup {
  const { at, products, hasBias, z } = moment
  return h(
    'svg',
    {
      class: 'drawing product',
      viewBox: '0 0 360 172',
      role: 'group',
      'aria-label': words.picture,
    },
    h('text', { x: AT.x, y: 20 }, words.x),
    h('text', { x: AT.w, y: 20 }, words.w),
    h('text', { x: AT.b + 26, y: 20 }, words.b),
    h('text', { x: AT.z, y: 20 }, words.z),
    ...matrix(X, AT.x, (row, j) => lit(row === at?.row, j === products - 1 && !hasBias)),
    ...matrix(W, AT.w, (j, unit) => lit(unit === at?.unit, j === products - 1 && !hasBias)),
    ...matrix([B], AT.b, (_, unit) => lit(unit === at?.unit && hasBias, hasBias)),
    ...matrix(z, AT.z, (row, unit) => lit(row === at?.row && unit === at?.unit, true), true),
    ...[
      { sign: '·', x: 110 },
      { sign: '+', x: 192 },
      { sign: '=', x: 273 },
    ].map(({ sign, x }) =>
      h('text', { class: 'sign', x, y: TOP + 18, 'text-anchor': 'middle' }, sign),
    ),
    h(
      'text',
      { class: 'strong', x: AT.x, y: 132 },
      at ? words.entry(at.row + 1, at.unit + 1) : words.nothing,
    ),
    h('text', { class: 'strong number sum', x: AT.x, y: 152 }, at ? sumText(moment) : ''),
  )
}

/** Twice lit is the pair that is being multiplied. */
function lit(isLit: boolean, isPair: boolean): string {
  return isLit ? (isPair ? 'pair' : 'lit') : ''
}

function matrix(
  rows: (number | undefined)[][],
  left: number,
  classOf: (row: number, column: number) => string,
  isResult = false,
): Markup[] {
  return rows.flatMap((row, i) =>
    row.map((value, j) => {
      const [x, y] = [left + j * CELL.width, TOP + i * CELL.height]
      return h(
        'g',
        {},
        h('rect', {
          class: `entry ${classOf(i, j)}`,
          x,
          y,
          width: CELL.width,
          height: CELL.height,
          ...(isResult && {
            'data-press': `${(i * B.length + j + 1) * EACH}`,
            tabindex: 0,
            role: 'button',
            'aria-label': words.show(i + 1, j + 1),
          }),
        }),
        h(
          'text',
          {
            class: 'number strong',
            x: x + CELL.width / 2,
            y: y + CELL.height / 2 + 4,
            'text-anchor': 'middle',
          },
          value === undefined ? '?' : minus(String(value)),
        ),
      )
    }),
  )
}

/** `1 × 2 + 0.5 × 4 + … = 4` */
export function sumText({ at, products, hasBias, z }: Moment): string {
  const { row, unit } = at!
  const terms = W.slice(0, products).map((w, j) => `${X[row]![j]!} × ${bracketed(w[unit]!)}`)
  const bias = hasBias ? [bracketed(B[unit]!)] : []
  const rest = hasBias ? '' : ' …'
  return `${[...terms, ...bias].join(' + ')}${rest} = ${minus(String(z[row]![unit]!))}`
}

function bracketed(value: number): string {
  return value < 0 ? `(${minus(String(value))})` : String(value)
}
