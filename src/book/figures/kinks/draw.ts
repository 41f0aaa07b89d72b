/** Above the curve, the sum that follows it and a handle on each kink; below the ReLUs that are added up. */

import { kinks as words } from '#book-words/figures/kinks'
import { signs } from '#words/language'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { type Bend, bendAt, type Place, sumAt } from './model.ts'

const PLOT = { x: 8, width: 344, top: 22, bottom: 152, most: 1 }
const PARTS = { top: 172, bottom: 252, most: 2 }

export interface KinksPicture {
  kinks: Place[]
  end: number
  bias: number
  /** those that are added up */
  bends: Bend[]
  curve: (x: number) => number
}

export function drawKinks(s: KinksPicture): Markup {
  const { top, bottom, x: left, width } = PLOT
  return h(
    'svg',
    { class: 'drawing kinks', viewBox: '0 0 360 276', role: 'group', 'aria-label': words.picture },
    ...drawKey(),
    h('rect', { class: 'sheet', x: left, y: top, width, height: bottom - top }),
    h('rect', { class: 'sheet', x: left, y: PARTS.top, width, height: PARTS.bottom - PARTS.top }),
    h('path', { class: 'line', d: `M${left} ${yOf(0)}h${width}M${left} ${partY(0)}h${width}` }),
    h('text', { class: 'small', x: left + 4, y: PARTS.bottom - 5 }, words.parts(s.bends.length)),
    ...s.bends.map(({ from }) =>
      h('path', {
        class: 'drop',
        d: `M${xOf(from)} ${yOf(sumAt(s.bias, s.bends, from))}V${partY(0)}`,
      }),
    ),
    h(
      'defs',
      {},
      h(
        'clipPath',
        { id: 'kinks-parts' },
        h('rect', { x: left, y: PARTS.top, width, height: PARTS.bottom - PARTS.top }),
      ),
      h(
        'clipPath',
        { id: 'kinks-sum' },
        h('rect', { x: left, y: top, width, height: bottom - top }),
      ),
    ),
    h(
      'g',
      { 'clip-path': 'url(#kinks-parts)' },
      ...s.bends.map((bend) =>
        h('path', {
          class: `part ${bend.slope < 0 ? 'down' : 'up'}`,
          d: `M${xOf(bend.from)} ${partY(0)}L${xOf(1)} ${partY(bendAt(bend, 1))}`,
        }),
      ),
    ),
    h(
      'g',
      { 'clip-path': 'url(#kinks-sum)' },
      h('path', { class: 'wanted', d: pathOf(s.curve) }),
      h('path', { class: 'curve', d: sumPath(s) }),
    ),
    ...s.kinks.map((kink, i) => handle(String(i), kink, words.handle(i + 1), i < s.bends.length)),
    handle('end', [1, s.end], words.end, true),
  )
}

function drawKey(): Markup[] {
  return [
    h('path', { class: 'wanted', d: 'M8 9h16' }),
    h('text', { x: 28, y: 12 }, words.wanted),
    h('path', { class: 'curve', d: 'M98 9h16' }),
    h('text', { x: 118, y: 12 }, words.sum),
    h('path', { class: 'part up', d: 'M192 9h16' }),
    h('text', { x: 212, y: 12 }, words.up),
    h('path', { class: 'part down', d: 'M268 9h16' }),
    h('text', { x: 288, y: 12 }, words.down),
  ]
}

function handle(name: string, [x, y]: Place, label: string, isUsed: boolean): Markup {
  return h('circle', {
    class: isUsed ? 'fill' : 'fill faint',
    cx: xOf(x),
    cy: yOf(y),
    r: 5,
    'data-handle': name,
    tabindex: 0,
    role: 'slider',
    'aria-label': label,
    'aria-valuemin': -PLOT.most,
    'aria-valuemax': PLOT.most,
    'aria-valuenow': y,
    'aria-valuetext': [x, y].map((value) => minus(value.toFixed(2))).join(signs.comma),
  })
}

/** The sum has its corners at the kinks, so they are all that is needed. */
function sumPath({ bias, bends }: KinksPicture): string {
  const corners = [0, ...bends.map(({ from }) => from), 1]
  return `M${corners.map((x) => `${xOf(x)},${yOf(sumAt(bias, bends, x))}`).join('L')}`
}

function pathOf(curve: (x: number) => number): string {
  const places = Array.from({ length: 121 }, (_, i) => i / 120)
  return `M${places.map((x) => `${xOf(x)},${yOf(curve(x))}`).join('L')}`
}

function xOf(x: number): number {
  return round(PLOT.x + x * PLOT.width)
}

function yOf(y: number): number {
  const middle = (PLOT.top + PLOT.bottom) / 2
  return round(middle - (y / PLOT.most) * ((PLOT.bottom - PLOT.top) / 2))
}

function partY(y: number): number {
  const middle = (PARTS.top + PARTS.bottom) / 2
  return round(middle - (y / PARTS.most) * ((PARTS.bottom - PARTS.top) / 2))
}

/** The place on the axes under a place of the picture. */
export function placeAt({ x, y }: { x: number; y: number }): Place {
  const middle = (PLOT.top + PLOT.bottom) / 2
  return [(x - PLOT.x) / PLOT.width, ((middle - y) / (PLOT.bottom - PLOT.top)) * 2 * PLOT.most]
}
