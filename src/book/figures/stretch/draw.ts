/** The valley's lines of equal loss as ellipses, one of which has a handle, and the ways of two rules. */

import { stretch as words } from '#book-words/figures/stretch'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { Point } from '../race/model.ts'
import type { Way } from './model.ts'

const MAP = { x: 4, y: 20, width: 352, height: 176 }
const CENTRE = { x: 180, y: 108 }
/** Picture units for 1, along and across. */
const UNIT = { x: 140, y: 70 }
/** The half axis, along, of the ellipse with the handle. */
const HANDLE_AXIS = 1.1

export function drawStretch(steepness: number, sgd: Way, rmsprop: Way): Markup {
  const across = HANDLE_AXIS / Math.sqrt(steepness)
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 200', role: 'group', 'aria-label': words.picture },
    h('defs', {}, h('clipPath', { id: 'stretch-map' }, h('rect', MAP))),
    h('path', { class: 'way way-0', d: 'M4 8h16' }),
    h('text', { class: 'strong', x: 24, y: 12 }, 'SGD'),
    h('path', { class: 'way way-4', d: 'M64 8h16' }),
    h('text', { class: 'strong', x: 84, y: 12 }, 'RMSprop'),
    h('text', { x: 356, y: 12, 'text-anchor': 'end' }, words.steepness(steepness)),
    h('rect', { class: 'sheet map', ...MAP }),
    h(
      'g',
      { class: 'contours', 'clip-path': 'url(#stretch-map)' },
      ...[0.3, 0.6, HANDLE_AXIS, 2, 4, 8, 16].map((axis) =>
        h('ellipse', {
          class: 'line',
          cx: CENTRE.x,
          cy: CENTRE.y,
          rx: round(axis * UNIT.x),
          ry: round((axis / Math.sqrt(steepness)) * UNIT.y),
        }),
      ),
    ),
    h(
      'g',
      { 'clip-path': 'url(#stretch-map)' },
      h('path', { class: 'way way-0', d: pathOf(sgd.points) }),
      h('path', { class: 'way way-4', d: pathOf(rmsprop.points) }),
      ...[sgd, rmsprop].map(({ points, lostAt }, i) => {
        const [cx, cy] = placeOf(points.at(-1)!)
        const r = lostAt === undefined ? 3 : 0
        return h('circle', { class: `end ${i === 0 ? 'way-0' : 'way-4'}`, cx, cy, r })
      }),
    ),
    h('circle', {
      class: 'start',
      cx: CENTRE.x,
      cy: round(CENTRE.y - across * UNIT.y),
      r: 7,
      'data-handle': 'steepness',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.handle,
      'aria-valuemin': 1,
      'aria-valuemax': MOST_STEEP,
      'aria-valuenow': steepness,
    }),
  )
}

export const MOST_STEEP = 400

/** k where the handle lies at this height of the picture. */
export function steepnessAt(y: number): number {
  const across = Math.max((CENTRE.y - y) / UNIT.y, 1e-3)
  return clampSteepness((HANDLE_AXIS / across) ** 2)
}

/** A whole number from 1 to `MOST_STEEP`. */
export function clampSteepness(steepness: number): number {
  return Math.round(Math.max(1, Math.min(MOST_STEEP, steepness)))
}

function placeOf([x, y]: Point): Point {
  return [round(CENTRE.x + x * UNIT.x), round(CENTRE.y - y * UNIT.y)]
}

function pathOf(points: Point[]): string {
  return `M${points.map((point) => placeOf(point).join()).join('L')}`
}
