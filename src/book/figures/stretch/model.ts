/** The valley ½ (x² + k y²), k times as steep across as along, and two rules' ways through it. */

import type { Point } from '../race/model.ts'
import { RULES, rateOf } from '../race/rules.ts'

export const START: Point = [1, 1]
/** η of both, so that SGD comes along as fast as RMSprop walks, and has trouble with a steepness beyond 2 / η. */
export const RATE = 0.02
const FAR = 50

export interface Way {
  points: Point[]
  /** the step in which it was too far out to be followed */
  lostAt: number | undefined
}

/** From `START`, one point for each step; it ends where it is lost. */
export function wayOf(rule: 'SGD' | 'RMSprop', steepness: number, steps: number): Way {
  const [along, across] = [RULES[rule](rateOf(RATE)), RULES[rule](rateOf(RATE))]
  const points: Point[] = [START]
  let [x, y] = START
  for (let t = 1; t <= steps; t++) {
    x -= along(x, t)
    y -= across(steepness * y, t)
    if (Math.abs(y) > FAR) return { points, lostAt: t }
    points.push([x, y])
  }
  return { points, lostAt: undefined }
}
