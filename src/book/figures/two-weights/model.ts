/** Two weights on the landscape of their loss. */
import type { Loss } from '../inks.ts'

export type Point = [w: number, v: number]

/** Steps of −η times the gradient from a point on; each so far out that nothing on the map's scale matters is the last. */
export function walk(loss: Loss, start: Point, rate: number, steps: number): Point[] {
  const way: Point[] = [start]
  for (let n = 0; n < steps; n++) {
    const [w, v] = way[n]!
    if (Math.hypot(w, v) > 1000) break
    const [slopeOfW, slopeOfV] = loss.gradient(w, v)
    way.push([w - rate * slopeOfW, v - rate * slopeOfV])
  }
  return way
}

/** The contours of a loss: ellipses around its lowest point. */
export interface Contours {
  lowest: Point
  least: number
  /** how the ellipses are turned, counted from the axis of w towards that of v, in radians */
  angle: number
  /** half the axes of the ellipse on which the loss is so much above the least */
  axes(above: number): [along: number, across: number]
}

export function contoursOf(loss: Loss): Contours {
  const { xx, xu, uu } = loss.curvature
  const [a, b] = loss.gradient(0, 0)
  const determinant = xx * uu - xu * xu
  const lowest: Point = [(xu * b - uu * a) / 2 / determinant, (xu * a - xx * b) / 2 / determinant]
  // The eigenvalues of the matrix of half second derivatives, and the direction of the larger one.
  const spread = Math.hypot((xx - uu) / 2, xu)
  const [steep, flat] = [(xx + uu) / 2 + spread, (xx + uu) / 2 - spread]
  return {
    lowest,
    least: loss.at(...lowest),
    angle: Math.atan2(2 * xu, xx - uu) / 2,
    axes: (above) => [Math.sqrt(above / steep), Math.sqrt(above / flat)],
  }
}
