/** Surfaces of two parameters, and the ways that the update rules take on them. */
import { normalFrom, randomFrom } from '../random.ts'
import { DEFAULT_RATES, RULES, type RuleName, rateOf } from './rules.ts'

export type SurfaceName = 'valley' | 'saddle' | 'ravine' | 'beale'
export type Point = [x: number, y: number]

export interface Surface {
  loss(x: number, y: number): number
  gradient(x: number, y: number): Point
  /** what is drawn */
  x: Point
  y: Point
  /** where races start by themselves */
  start: Point
  /** the least loss there is */
  least: number
}

export const SURFACES: Record<SurfaceName, Surface> = {
  valley: {
    loss: (x, y) => (x * x + 100 * y * y) / 2,
    gradient: (x, y) => [x, 100 * y],
    x: [-1.5, 1.5],
    y: [-1.2, 1.2],
    start: [-1.2, 0.9],
    least: 0,
  },
  saddle: {
    loss: (x, y) => (x * x - y * y) / 2 + y ** 4 / 8 + 0.5,
    gradient: (x, y) => [x, y ** 3 / 2 - y],
    x: [-2, 2],
    y: [-2, 2],
    start: [-1.6, 0.01],
    least: 0,
  },
  ravine: {
    loss: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: (x, y) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    x: [-2, 2],
    y: [-1, 3],
    start: [-1.2, 1],
    least: 0,
  },
  beale: {
    loss: (x, y) =>
      (1.5 - x + x * y) ** 2 + (2.25 - x + x * y * y) ** 2 + (2.625 - x + x * y ** 3) ** 2,
    gradient: (x, y) => {
      const [a, b, c] = [1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y ** 3]
      return [
        2 * (a * (y - 1) + b * (y * y - 1) + c * (y ** 3 - 1)),
        2 * (a * x + b * 2 * x * y + c * 3 * x * y * y),
      ]
    },
    x: [-1, 4.5],
    y: [-2, 2],
    start: [0.6, 1.6],
    least: 0,
  },
}

export interface Race {
  surface: SurfaceName
  start: Point
  steps: number
  /** η of every rule but Adadelta; 0 for each one's own in Keras */
  rate: number
  /** how fast the rates fall, as Keras's `decay`; 0 for not at all */
  decay: number
  noise: boolean
}

export interface Runner {
  name: RuleName
  rate: number
  /** from the start, one for each step */
  way: Point[]
  /** at the end of the way */
  loss: number
  /** the step in which it left the picture by far, or the numbers; undefined if it did not */
  lostAt: number | undefined
}

const NAMES = Object.keys(RULES) as RuleName[]
/** So far out that nothing on the picture's scale matters. */
const FAR = 1e3

/** All rules from the same start, with the same number of steps and the same noise. */
export function runRace(race: Race): Runner[] {
  return NAMES.map((name) => run(name, race))
}

function run(name: RuleName, { surface, start, steps, rate, decay, noise }: Race): Runner {
  const { gradient, loss } = SURFACES[surface]
  const eta = rate === 0 || name === 'Adadelta' ? DEFAULT_RATES[name] : rate
  const falling = rateOf(eta, decay)
  const rules = [RULES[name](falling), RULES[name](falling)] as const
  const normal = normalFrom(randomFrom(1))
  const spread = noise ? 0.1 * Math.hypot(...gradient(...start)) : 0
  const way: Point[] = [start]
  let [x, y] = start
  let lostAt: number | undefined
  for (let t = 1; t <= steps && lostAt === undefined; t++) {
    const [gx, gy] = gradient(x, y)
    const [nx, ny] = [normal() * spread, normal() * spread]
    x -= rules[0](gx + nx, t)
    y -= rules[1](gy + ny, t)
    if (Math.abs(x) < FAR && Math.abs(y) < FAR) way.push([x, y])
    else lostAt = t
  }
  return { name, rate: eta, way, loss: lostAt === undefined ? loss(x, y) : Number.NaN, lostAt }
}

/** The greatest curvature at a point: SGD overshoots where η times it is more than 2. */
export function steepest(surface: SurfaceName, [x, y]: Point): number {
  const { gradient } = SURFACES[surface]
  const h = 1e-4
  const along = (dx: number, dy: number): Point => {
    const [a, b] = [gradient(x + dx, y + dy), gradient(x - dx, y - dy)]
    return [(a[0] - b[0]) / (2 * h), (a[1] - b[1]) / (2 * h)]
  }
  const [[xx, xy], [, yy]] = [along(h, 0), along(0, h)]
  // The larger eigenvalue of the matrix of second derivatives.
  return (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy)
}
