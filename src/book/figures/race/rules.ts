/**
 * The book's update rules for parameters that are plain numbers, θ ← θ − d. `rules.test.ts` holds them against
 * `lesson/optimisers` and `lesson/rmsprop`, step by step.
 */

export type RuleName = 'SGD' | 'Momentum' | 'Adagrad' | 'Adadelta' | 'RMSprop' | 'Adam'

/** η of Keras 2.1.4; Adadelta's is a factor of 1, which the book leaves out. */
export const DEFAULT_RATES: Record<RuleName, number> = {
  SGD: 0.01,
  Momentum: 0.01,
  Adagrad: 0.01,
  Adadelta: 1,
  RMSprop: 0.001,
  Adam: 0.001,
}

/** The step d for a gradient g in step t, counted from 1. A rule remembers what it needs of one parameter. */
export type Rule = (g: number, t: number) => number

const EPSILON = 1e-7

export const RULES: Record<RuleName, (rate: number) => Rule> = {
  SGD: (rate) => (g) => rate * g,
  Momentum: (rate) => {
    let v = 0
    return (g) => (v = 0.9 * v + rate * g)
  },
  Adagrad: (rate) => {
    let sum = 0
    return (g) => {
      sum += g * g
      return (rate * g) / (Math.sqrt(sum) + EPSILON)
    }
  },
  Adadelta: (rate) => {
    const rho = 0.95
    let s = 0
    let u = 0
    return (g) => {
      s = rho * s + (1 - rho) * g * g
      const d = (g * Math.sqrt(u + EPSILON)) / Math.sqrt(s + EPSILON)
      u = rho * u + (1 - rho) * d * d
      return rate * d
    }
  },
  RMSprop: (rate) => {
    const rho = 0.9
    let s = 0
    return (g) => {
      s = rho * s + (1 - rho) * g * g
      return (rate * g) / (Math.sqrt(s) + EPSILON)
    }
  },
  Adam: (rate) => {
    const [beta1, beta2] = [0.9, 0.999]
    let m = 0
    let s = 0
    return (g, t) => {
      m = beta1 * m + (1 - beta1) * g
      s = beta2 * s + (1 - beta2) * g * g
      const eta = (rate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t)
      return (eta * m) / (Math.sqrt(s) + EPSILON)
    }
  },
}
