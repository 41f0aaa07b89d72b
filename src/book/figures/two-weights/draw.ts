/** A map of the loss over two weights, a way down on it, and the two slopes where it stands. */

import { twoWeights as words } from '#book-words/figures/two-weights'
import { signs } from '#words/language'
import type { PicturePoint } from '../../../figures/figure.ts'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { Loss } from '../inks.ts'
import { signed } from '../walk-controls.ts'
import { contoursOf, type Point } from './model.ts'

const MAP = { x: 30, y: 18, size: 200, w: -1, v: -2, span: 4 }
const UNIT = MAP.size / MAP.span
const ABOVE = [0.02, 0.08, 0.2, 0.4, 0.7, 1.1, 1.7, 2.5, 3.5]

export function drawTwoWeights(loss: Loss, way: Point[], rate: number, right: string): Markup {
  const here = way.at(-1)!
  const [slopeOfW, slopeOfV] = loss.gradient(...here)
  const [dw, dv] = [-rate * slopeOfW, -rate * slopeOfV]
  const to: Point = [here[0] + dw, here[1] + dv]
  const [cx, cy] = placeOf(inside(here))
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 250', role: 'group', 'aria-label': words.picture },
    h(
      'defs',
      {},
      h(
        'clipPath',
        { id: 'two-weights-map' },
        h('rect', { x: MAP.x, y: MAP.y, width: MAP.size, height: MAP.size }),
      ),
    ),
    h('rect', { class: 'sheet map', x: MAP.x, y: MAP.y, width: MAP.size, height: MAP.size }),
    h(
      'g',
      { 'clip-path': 'url(#two-weights-map)' },
      ...drawContours(loss),
      h('path', { class: 'line', d: `M${placeOf([-1, 0]).join()}h${MAP.size}` }),
      h('path', { class: 'line', d: `M${placeOf([0, 2]).join()}v${MAP.size}` }),
      h('path', { class: 'trail', d: `M${way.map((point) => placeOf(point).join()).join('L')}` }),
      ...way.slice(0, -1).map((point) => {
        const [x, y] = placeOf(point)
        return h('circle', { class: 'trail-end', cx: x, cy: y, r: 2.2 })
      }),
      arrow('slope-of-w', here, [to[0], here[1]]),
      arrow('slope-of-v', here, [here[0], to[1]]),
      arrow('next', here, to),
    ),
    h('circle', {
      class: 'mark knob',
      cx,
      cy,
      r: 6,
      'data-handle': 'weights',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.handle,
      'aria-valuemin': MAP.w,
      'aria-valuemax': MAP.w + MAP.span,
      'aria-valuenow': round(here[0], 2),
      'aria-valuetext': [`w = ${signed(here[0])}`, `v = ${signed(here[1])}`].join(signs.comma),
    }),
    ...[-1, 0, 1, 2, 3].map((w) =>
      label(placeOf([w, -2])[0], MAP.y + MAP.size + 12, minus(String(w)), 'middle'),
    ),
    ...[-2, -1, 0, 1, 2].map((v) =>
      label(MAP.x - 4, placeOf([0, v])[1] + 3, minus(String(v)), 'end'),
    ),
    h('text', { x: MAP.x, y: 11 }, words.beside),
    h(
      'text',
      { x: MAP.x + MAP.size, y: MAP.y + MAP.size + 24, 'text-anchor': 'end' },
      words.middle,
    ),
    ...[
      { name: 'w', value: signed(here[0], 3) },
      { name: 'v', value: signed(here[1], 3) },
      { name: words.loss, value: signed(loss.at(...here), 3) },
      { name: words.right, value: right },
      { name: words.slopeOf('w'), value: signed(slopeOfW, 3), ink: 'third-ink' },
      { name: words.slopeOf('v'), value: signed(slopeOfV, 3), ink: 'first-ink' },
      {
        name: words.step,
        value: [dw, dv].map((value) => signed(value, 2)).join(signs.comma),
        ink: 'second-ink',
      },
    ].flatMap(({ name, value, ink }, i) => [
      h('text', { ...(ink && { class: ink }), x: 242, y: 28 + i * 28 }, name),
      h('text', { class: 'number strong', x: 354, y: 42 + i * 28, 'text-anchor': 'end' }, value),
    ]),
  )
}

function drawContours(loss: Loss): Markup[] {
  const { lowest, angle, axes } = contoursOf(loss)
  const [cx, cy] = placeOf(lowest)
  // The picture counts y downwards, so angles turn the other way.
  const transform = `rotate(${round((-angle * 180) / Math.PI, 2)} ${cx} ${cy})`
  return [
    ...ABOVE.map((above) => {
      const [rx, ry] = axes(above)
      return h('ellipse', {
        class: 'contour',
        cx,
        cy,
        rx: round(rx * UNIT),
        ry: round(ry * UNIT),
        transform,
      })
    }),
    h('path', { class: 'lowest', d: `M${cx - 3} ${cy}h6m-3 -3v6` }),
  ]
}

function arrow(name: string, from: Point, to: Point): Markup {
  const [[x0, y0], [x1, y1]] = [placeOf(from), placeOf(to)]
  const length = Math.hypot(x1 - x0, y1 - y0)
  const size = Math.min(5, length)
  const [ux, uy] = length > 0 ? [((x1 - x0) / length) * size, ((y1 - y0) / length) * size] : [0, 0]
  const wing = (side: number) =>
    `${round(x1 - ux + side * uy * 0.7)} ${round(y1 - uy - side * ux * 0.7)}`
  return h('path', {
    class: `arrow ${name}`,
    d: `M${x0} ${y0}L${x1} ${y1}M${wing(1)}L${x1} ${y1}L${wing(-1)}`,
  })
}

function label(x: number, y: number, text: string, anchor: string): Markup {
  return h('text', { class: 'small', x, y, 'text-anchor': anchor }, text)
}

function placeOf([w, v]: Point): Point {
  const far = (value: number) => Math.max(-1e4, Math.min(1e4, value))
  return [round(MAP.x + (far(w) - MAP.w) * UNIT), round(MAP.y + (MAP.v + MAP.span - far(v)) * UNIT)]
}

/** The point under a place of the picture. */
export function pointAt({ x, y }: PicturePoint): Point {
  return inside([MAP.w + (x - MAP.x) / UNIT, MAP.v + MAP.span - (y - MAP.y) / UNIT])
}

/** The nearest point on the map, to two places. */
export function inside([w, v]: Point): Point {
  // An address knows no negative zero.
  const within = (value: number, least: number) =>
    Math.round(Math.max(least, Math.min(least + MAP.span, value)) * 100) / 100 + 0
  return [within(w, MAP.w), within(v, MAP.v)]
}
