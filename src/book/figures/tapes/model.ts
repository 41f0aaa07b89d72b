/** A tape of gradients, and what three rules make of it: what each divides by, its steps, and where it gets. */
import { DEFAULT_RATES, RULES, rateOf } from '../race/rules.ts'

export type TapeName = 'steady' | 'alternating' | 'nine' | 'large' | 'blank'
export const RULE_NAMES = ['SGD', 'Adagrad', 'RMSprop'] as const
export type Walker = (typeof RULE_NAMES)[number]

/** g at step t, counted from 1. */
export const TAPES: Record<TapeName, (t: number) => number> = {
  steady: () => 0.1,
  alternating: (t) => (t % 2 === 1 ? 0.1 : -0.1),
  nine: (t) => (t % 10 === 0 ? -0.9 : 0.1),
  large: () => 10,
  blank: () => 0,
}

export interface Trace {
  /** (T) the gradients */
  gradients: number[]
  /** (T) √G of Adagrad and √s of RMSprop after each step */
  roots: Record<'Adagrad' | 'RMSprop', number[]>
  /** (T) what each rule subtracts */
  steps: Record<Walker, number[]>
  /** (T + 1) where θ is, from 0 at the start */
  ways: Record<Walker, number[]>
}

/** So many steps at Keras's rates; ρ is RMSprop's. */
export function trace(tape: TapeName, steps: number, rho: number): Trace {
  const gradients = Array.from({ length: steps }, (_, i) => TAPES[tape](i + 1))
  const each = <T>(make: (name: Walker) => T) =>
    Object.fromEntries(RULE_NAMES.map((name) => [name, make(name)])) as Record<Walker, T>
  const taken = each((name) => {
    const rule = RULES[name](rateOf(DEFAULT_RATES[name]), rho)
    return gradients.map((g, i) => rule(g, i + 1))
  })
  return {
    gradients,
    roots: {
      Adagrad: running(gradients, (sum, g) => sum + g * g).map(Math.sqrt),
      RMSprop: running(gradients, (s, g) => rho * s + (1 - rho) * g * g).map(Math.sqrt),
    },
    steps: taken,
    ways: each((name) => [0, ...running(taken[name], (theta, d) => theta - d)]),
  }
}

function running(values: number[], next: (before: number, value: number) => number): number[] {
  let before = 0
  return values.map((value) => (before = next(before, value)))
}
