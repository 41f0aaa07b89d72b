/** One weight on its way down the curve of its loss. */
import type { Loss } from '../inks.ts'

export interface Walk {
  /** from the start, one for each step */
  weights: number[]
  /** here: the weight after the last step, its loss, and the slope there */
  w: number
  loss: number
  slope: number
}

/** Steps of −η times the slope from a weight on; each so far out that nothing on the picture's scale matters is the last. */
export function walk(loss: Loss, start: number, rate: number, steps: number): Walk {
  const weights = [start]
  for (let n = 0; n < steps; n++) {
    const w = weights[n]!
    if (Math.abs(w) > 1000) break
    weights.push(w - rate * loss.gradient(w, 0)[0])
  }
  const w = weights.at(-1)!
  return { weights, w, loss: loss.at(w, 0), slope: loss.gradient(w, 0)[0] }
}
