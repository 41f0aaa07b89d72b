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

/** η at step t, counted from 1. */
export type Rate = (t: number) => number

/** η as it is, or falling as Keras's `decay` lets it: η / (1 + decay (t − 1)). */
export function rateOf(eta: number, decay = 0): Rate {
  return (t) => eta / (1 + decay * (t - 1))
}

/** The step d for a gradient g in step t, counted from 1. A rule remembers what it needs of one parameter. */
export type Rule = (g: number, t: number) => number

const EPSILON = 1e-7

/** `rho` is RMSprop's alone. */
export const RULES: Record<RuleName, (rate: Rate, rho?: number) => Rule> = {
  SGD: (rate) => (g, t) => rate(t) * g,
  Momentum: (rate) => {
    let v = 0
    return (g, t) => (v = 0.9 * v + rate(t) * g)
  },
  Adagrad: (rate) => {
    let sum = 0
    return (g, t) => {
      sum += g * g
      return (rate(t) * g) / (Math.sqrt(sum) + EPSILON)
    }
  },
  Adadelta: (rate) => {
    const rho = 0.95
    let s = 0
    let u = 0
    return (g, t) => {
      s = rho * s + (1 - rho) * g * g
      const d = (g * Math.sqrt(u + EPSILON)) / Math.sqrt(s + EPSILON)
      u = rho * u + (1 - rho) * d * d
      return rate(t) * d
    }
  },
  RMSprop: (rate, rho = 0.9) => {
    let s = 0
    return (g, t) => {
      s = rho * s + (1 - rho) * g * g
      return (rate(t) * g) / (Math.sqrt(s) + EPSILON)
    }
  },
  Adam: (rate) => {
    const [beta1, beta2] = [0.9, 0.999]
    let m = 0
    let s = 0
    return (g, t) => {
      m = beta1 * m + (1 - beta1) * g
      s = beta2 * s + (1 - beta2) * g * g
      const eta = (rate(t) * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t)
      return (eta * m) / (Math.sqrt(s) + EPSILON)
    }
  },
}
