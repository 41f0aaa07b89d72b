/** Dropout on the first hidden layer, and what one unit of the next layer makes of it. */
import { randomFrom } from '../random.ts'

/** m, (count): 0 with probability r, else 1 / (1 − r). The same numbers for the same `seed`. */
export function dropoutMask(count: number, rate: number, seed: number): Float32Array {
  const random = randomFrom(seed)
  return Float32Array.from({ length: count }, () => (random() < rate ? 0 : 1 / (1 - rate)))
}

/** Σ a_i w_i m_i for each of the masks 1 … count. */
export function sumsUnder(
  terms: ArrayLike<number>,
  rate: number,
  first: number,
  count: number,
): number[] {
  return Array.from({ length: count }, (_, i) => {
    const mask = dropoutMask(terms.length, rate, first + i)
    return mask.reduce((sum, m, j) => sum + m * terms[j]!, 0)
  })
}

/** The deviation of such a sum: √(r / (1 − r) Σ (a w)²). */
export function deviationOf(terms: ArrayLike<number>, rate: number): number {
  const squares = Array.from(terms).reduce((sum, term) => sum + term * term, 0)
  return Math.sqrt((rate / (1 - rate)) * squares)
}
