/** Three losses of one answer, and how hard each pushes on the logits. */

export type LossName = 'log' | 'linear' | 'square'

/** The loss by the probability y of the true class. */
export const LOSSES: Record<LossName, (y: number) => number> = {
  log: (y) => -Math.log(y),
  linear: (y) => 1 - y,
  square: (y) => (1 - y) ** 2,
}

/** dL/dy */
const SLOPES: Record<LossName, (y: number) => number> = {
  log: (y) => -1 / y,
  linear: () => -1,
  square: (y) => -2 * (1 - y),
}

/** −∂L/∂z for each logit: where a step down the loss pushes it. `truth` is the index of the true class. */
export function pushes(loss: LossName, probabilities: number[], truth: number): number[] {
  const y = probabilities[truth]!
  // How y reacts to each logit, equation softmax-derivative: y ([k = truth] − y_k).
  return probabilities.map((yk, k) => -SLOPES[loss](y) * y * (Number(k === truth) - yk))
}

/** The probabilities of the true class, and of two others that share what is left as four to one. */
export function sharedOut(y: number): number[] {
  return [y, 0.8 * (1 - y), 0.2 * (1 - y)]
}
