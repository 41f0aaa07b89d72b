/** Softmax and cross-entropy in 32-bit floats, with and without subtracting the maximum first. */

export interface SoftmaxSteps {
  /** z, or z − max z */
  shifted: Float32Array
  /** e to the power of each; infinite above 88.7 */
  powers: Float32Array
  sum: number
  /** powers / sum; NaN where both are infinite */
  probabilities: Float32Array
  /** −ln of the probability of the right class */
  loss: number
}

export function softmaxSteps(
  logits: ArrayLike<number>,
  right: number,
  subtractMaximum: boolean,
): SoftmaxSteps {
  const z = Float32Array.from(logits)
  const most = Math.max(...z)
  const shifted = subtractMaximum ? z.map((value) => value - most) : z
  const powers = shifted.map(Math.exp)
  const sum = powers.reduce((all, power) => Math.fround(all + power), 0)
  const probabilities = powers.map((power) => power / sum)
  return { shifted, powers, sum, probabilities, loss: -Math.log(probabilities[right]!) }
}
