/** One window of 3 × 3 weights, moved over an image: what a unit of a convolution computes at each place. */
import { SIDE } from '../pixels.ts'
import { randomFrom, shuffledOrder } from '../random.ts'

/** Places in a row, and rows: the window stays within the image. */
export const PLACES = SIDE - 2

/** Nine weights, row after row. */
export const WINDOWS = {
  left: [-1, 0, 1, -1, 0, 1, -1, 0, 1],
  top: [-1, -1, -1, 0, 0, 0, 1, 1, 1],
  mean: Array.from({ length: 9 }, () => 1 / 9),
} as const satisfies Record<string, readonly number[]>

/** The nine pixels under the window at a place, counted row after row from 0. */
export function underWindow(x: ArrayLike<number>, place: number): number[] {
  const [top, left] = [Math.floor(place / PLACES), place % PLACES]
  return Array.from({ length: 9 }, (_, i) => x[(top + Math.floor(i / 3)) * SIDE + left + (i % 3)]!)
}

/** The sum of the nine products at a place. */
export function sumAt(x: ArrayLike<number>, weights: readonly number[], place: number): number {
  return underWindow(x, place).reduce((sum, pixel, i) => sum + pixel * weights[i]!, 0)
}

/** ReLU of the sums at all 26 · 26 places. */
export function convolve(x: ArrayLike<number>, weights: readonly number[]): number[] {
  return Array.from({ length: PLACES * PLACES }, (_, place) =>
    Math.max(0, sumAt(x, weights, place)),
  )
}

/** The pixels in another order, the same for every image. */
export function shuffled(x: ArrayLike<number>): number[] {
  return Array.from(shuffledOrder(x.length, randomFrom(7)), (i) => x[i]!)
}
