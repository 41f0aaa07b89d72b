/** The surface as contour lines, the ways of the rules on it, and the losses beside it. */

import { contours } from 'd3-contour'
import { race as words } from '#book-words/figures/race'
import { formatNumber, signs } from '#words/language'
import type { PicturePoint } from '../../../figures/figure.ts'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { type Point, type Runner, SURFACES, type Surface, type SurfaceName } from './model.ts'

const MAP = { x: 4, y: 4, width: 248, height: 216 }
const GRID = 48
/** In the picture's units. */
const LEAST_APART = 0.8

export function drawRace(surface: SurfaceName, start: Point, runners: Runner[]): Markup {
  const place = placesOn(SURFACES[surface])
  const [sx, sy] = place(start)
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 224', role: 'group', 'aria-label': words.picture },
    h('defs', {}, h('clipPath', { id: 'race-map' }, h('rect', MAP))),
    h('rect', { class: 'sheet map', ...MAP }),
    h('g', { class: 'contours' }, ...contourPaths(surface)),
    h(
      'g',
      { 'clip-path': 'url(#race-map)' },
      ...runners.map(({ way }, i) => h('path', { class: `way way-${i}`, d: pathOf(way, place) })),
      ...runners.map(({ way, lostAt }, i) => {
        const [cx, cy] = place(way.at(-1)!)
        return h('circle', { class: `end way-${i}`, cx, cy, r: lostAt === undefined ? 3 : 0 })
      }),
    ),
    h('circle', {
      class: 'start',
      cx: sx,
      cy: sy,
      r: 6,
      'data-handle': 'start',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.handle,
      'aria-valuemin': SURFACES[surface].x[0],
      'aria-valuemax': SURFACES[surface].x[1],
      'aria-valuenow': start[0],
      'aria-valuetext': start.map((value) => value.toFixed(2)).join(signs.comma),
    }),
    h('text', { class: 'small', x: 354, y: 12, 'text-anchor': 'end' }, words.loss),
    ...runners.flatMap(({ name, loss, lostAt }, i) => {
      const y = 32 + i * 33
      return [
        h('path', { class: `way way-${i}`, d: `M262 ${y - 4}h16` }),
        h('text', { class: 'strong', x: 282, y }, name),
        h(
          'text',
          { class: 'number', x: 354, y: y + 14, 'text-anchor': 'end' },
          lostAt === undefined ? lossText(loss) : words.lost(lostAt),
        ),
      ]
    }),
  )
}

const drawn = new Map<SurfaceName, Markup[]>()

/** Lines of equal loss, closer to each other towards the bottom. */
function contourPaths(name: SurfaceName): Markup[] {
  const known = drawn.get(name)
  if (known) return known
  const surface = SURFACES[name]
  const at = (i: number, [from, to]: Point) => from + ((i + 0.5) / GRID) * (to - from)
  const values = Array.from({ length: GRID * GRID }, (_, i) =>
    surface.loss(at(i % GRID, surface.x), at(GRID - 1 - Math.floor(i / GRID), surface.y)),
  )
  const most = Math.max(...values)
  const thresholds = Array.from({ length: 12 }, (_, i) => surface.least + most * 0.5 ** (i + 0.5))
  const scale = (value: number, size: number) => Math.round((value / GRID) * size * 10) / 10
  const paths = contours()
    .size([GRID, GRID])
    .thresholds(thresholds)(values)
    .map(({ coordinates }) =>
      h('path', {
        class: 'line',
        d: coordinates
          .flat()
          .map((ring) => {
            const points = ring.map(
              ([x = 0, y = 0]) =>
                `${round(MAP.x + scale(x, MAP.width))},${round(MAP.y + scale(y, MAP.height))}`,
            )
            return `M${points.join('L')}`
          })
          .join(''),
      }),
    )
  drawn.set(name, paths)
  return paths
}

function placesOn({ x, y }: Surface): (point: Point) => Point {
  return ([px, py]) => [
    round(MAP.x + ((px - x[0]) / (x[1] - x[0])) * MAP.width),
    round(MAP.y + ((y[1] - py) / (y[1] - y[0])) * MAP.height),
  ]
}

/** The point of the surface under a place of the picture. */
export function pointAt(surface: SurfaceName, to: PicturePoint): Point {
  const { x, y } = SURFACES[surface]
  const share = (value: number, from: number, size: number) =>
    Math.max(0, Math.min(1, (value - from) / size))
  return [
    x[0] + share(to.x, MAP.x, MAP.width) * (x[1] - x[0]),
    y[1] - share(to.y, MAP.y, MAP.height) * (y[1] - y[0]),
  ]
}

/** The points that can be told apart in the picture, and always the last. */
function pathOf(way: Point[], place: (point: Point) => Point): string {
  const points = way.map(place)
  let [x, y] = [Number.NaN, Number.NaN]
  const seen = points.filter(([px, py], i) => {
    if (Math.hypot(px - x, py - y) < LEAST_APART && i < points.length - 1) return false
    ;[x, y] = [px, py]
    return true
  })
  return `M${seen.map((point) => point.join()).join('L')}`
}

export function lossText(loss: number): string {
  if (loss < 1e-3) return minus(loss.toExponential(1))
  return loss >= 1000 ? formatNumber(Math.round(loss)) : loss.toPrecision(3)
}
