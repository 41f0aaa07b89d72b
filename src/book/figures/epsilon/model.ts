/** One step of RMSprop for one parameter, with epsilon outside the root (Keras) and inside (TensorFlow.js). */

export interface Rule {
  learningRate: number
  rho: number
  epsilon: number
  /** how many steps saw this same gradient: 1 is the first, which knows nothing yet */
  steps: number
}

/** s after t steps of the same gradient: (1 − ρ^t) g² */
export function meanSquare(g: number, { rho, steps }: Rule): number {
  return (1 - rho ** steps) * g * g
}

/** η g / (√s + ε) */
export function stepOutside(g: number, rule: Rule): number {
  return (rule.learningRate * g) / (Math.sqrt(meanSquare(g, rule)) + rule.epsilon)
}

/** η g / √(s + ε) */
export function stepInside(g: number, rule: Rule): number {
  return (rule.learningRate * g) / Math.sqrt(meanSquare(g, rule) + rule.epsilon)
}
