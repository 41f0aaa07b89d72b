/** Looks into a network, as `lesson/look` makes them, and what can be told from them. */
import type { LayerLook, Look } from '../../lesson/look.ts'

export type { LayerLook, Look }

/** The reaches of the histograms of `lesson/look`, which a figure cannot import without TensorFlow.js. */
export const WEIGHT_REACH = 0.25
export const ANSWER_REACH = 3

/** Of the weights, from their histogram: good to half a bin. */
export function deviationOf({ weights }: LayerLook): number {
  const total = weights.reduce((all, count) => all + count, 0)
  const middle = (i: number) => ((i + 0.5) / weights.length - 0.5) * 2 * WEIGHT_REACH
  const square = weights.reduce((all, count, i) => all + count * middle(i) ** 2, 0)
  return Math.sqrt(square / total)
}

/** The longest gradient of any layer at any moment, so that bars can be compared. */
export function longestGradient(looks: Look[]): number {
  return Math.max(...looks.flatMap(({ layers }) => layers.map(({ gradient }) => gradient)))
}
