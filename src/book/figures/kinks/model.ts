/** A line with kinks as a sum of ReLUs: f(x) = b + Σ a_i relu(x − k_i), for x from 0 to 1. */

export type Place = [x: number, y: number]

export interface Bend {
  /** a: how much the slope changes */
  slope: number
  /** k: from where the unit is not silent */
  from: number
}

/** The constant b and the ReLUs whose sum goes through the kinks, in order, and from the last to `end` at x = 1. */
export function bendsThrough(kinks: Place[], end: number): { bias: number; bends: Bend[] } {
  const corners: Place[] = [...kinks, [1, end]]
  let before = 0
  const bends = kinks.map(([x, y], i) => {
    const [nextX, nextY] = corners[i + 1]!
    const slope = (nextY - y) / (nextX - x)
    const change = slope - before
    before = slope
    return { slope: change, from: x }
  })
  return { bias: kinks[0]![1], bends }
}

/** a relu(x − k) */
export function bendAt({ slope, from }: Bend, x: number): number {
  return slope * Math.max(0, x - from)
}

/** b and the ReLUs added up. */
export function sumAt(bias: number, bends: Bend[], x: number): number {
  return bends.reduce((sum, bend) => sum + bendAt(bend, x), bias)
}

export type CurveName = 'wave' | 'hill' | 'step' | 'arch'

/** From 0 to 1, with values from −1 to 1. */
export const CURVES: Record<CurveName, (x: number) => number> = {
  wave: (x) => 0.8 * Math.sin(2 * Math.PI * x),
  hill: (x) => 1.6 * Math.exp(-(((x - 0.5) / 0.16) ** 2)) - 0.8,
  step: (x) => (x < 0.5 ? -0.7 : 0.7),
  arch: (x) => 0.8 * Math.sqrt(Math.max(0, 1 - (2 * x - 1) ** 2)) - 0.4,
}

/** The largest distance between the sum and a curve, over 201 places. */
export function largestGap(bias: number, bends: Bend[], curve: (x: number) => number): number {
  const places = Array.from({ length: 201 }, (_, i) => i / 200)
  return Math.max(...places.map((x) => Math.abs(sumAt(bias, bends, x) - curve(x))))
}
