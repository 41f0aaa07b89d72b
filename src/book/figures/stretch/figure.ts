/** Whose way depends on how steep the valley is? */

import { stretch as words } from '#book-words/figures/stretch'
import { type Figure, steps } from '../../../figures/figure.ts'
import { minus } from '../../../output/format.ts'
import { clampSteepness, drawStretch, MOST_STEEP, steepnessAt } from './draw.ts'
import { RATE, wayOf } from './model.ts'

const start = { steepness: 30, steps: 60 }
const MOST_STEPS = 100

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    {
      kind: 'slider',
      name: 'steepness',
      label: words.steepnessLabel,
      values: steps(1, MOST_STEEP),
    },
    { kind: 'slider', name: 'steps', label: words.steps, values: steps(0, MOST_STEPS) },
  ],
  play: { name: 'steps', perSecond: () => 30, last: () => MOST_STEPS },
  draw: ({ steepness, steps }) =>
    drawStretch(steepness, wayOf('SGD', steepness, steps), wayOf('RMSprop', steepness, steps)),
  describe({ steepness, steps }) {
    const [sgd, rmsprop] = [wayOf('SGD', steepness, steps), wayOf('RMSprop', steepness, steps)]
    const product = RATE * steepness
    return words.describe({
      steepness,
      steps,
      rate: RATE,
      product: product.toPrecision(2),
      sgd: sgd.lostAt === undefined ? pair(sgd.points.at(-1)!) : sgd.lostAt,
      course: product > 2 ? 'lost' : product > 1 ? 'jumping' : 'straight',
      rmsprop: pair(rmsprop.points.at(-1)!),
    })
  },
  move: (state, _, { y }) => ({ ...state, steepness: steepnessAt(y) }),
  // Up lets the valley grow wide, as the handle goes.
  nudge: (state, _, by) => {
    const factor = 1.05 ** -(by.y || by.x)
    const next = clampSteepness(state.steepness * factor)
    const atLeastOne = next === state.steepness ? next + Math.sign(factor - 1) : next
    return { ...state, steepness: clampSteepness(atLeastOne) }
  },
}

function pair([x, y]: readonly [number, number]): string {
  return `(${minus(x.toFixed(2))}, ${minus(y.toFixed(2))})`
}
