/** What is epsilon for, and what does its place matter? */

import { epsilon as words } from '#book-words/figures/epsilon'
import { type Figure, steps } from '../../../figures/figure.ts'
import { minus } from '../../../output/format.ts'
import { clampPower, drawEpsilon, powerAt } from './draw.ts'
import { type Rule, stepInside, stepOutside } from './model.ts'

/** Both as powers of ten. */
const start = { epsilon: -7, gradient: -4, steps: 1 }

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    {
      kind: 'slider',
      name: 'epsilon',
      label: words.epsilon,
      values: steps(-10, -1),
      text: (power) => `1e${power}`,
    },
    { kind: 'slider', name: 'steps', label: words.steps, values: [1, 2, 3, 5, 10, 20, 50, 100] },
  ],
  check: (state) => ({ ...state, gradient: clampPower(state.gradient) }),
  draw: (state) => drawEpsilon(ruleOf(state), state.gradient),
  describe(state) {
    const rule = ruleOf(state)
    const g = 10 ** state.gradient
    const [outside, inside] = [stepOutside(g, rule), stepInside(g, rule)]
    return words.describe({
      g: shown(g),
      epsilon: minus(`1e${state.epsilon}`),
      outside: shown(outside),
      inside: shown(inside),
      ratio: outside / inside,
      root: shown(Math.sqrt(rule.epsilon)),
    })
  },
  move: (state, _, { x }) => ({ ...state, gradient: powerAt(x) }),
  nudge: (state, _, { x, y }) => ({
    ...state,
    gradient: clampPower(state.gradient + (x + y) / 10),
  }),
}

function ruleOf({ epsilon, steps }: typeof start): Rule {
  return { learningRate: 0.001, rho: 0.9, epsilon: 10 ** epsilon, steps }
}

function shown(value: number): string {
  return minus(value.toExponential(1))
}
