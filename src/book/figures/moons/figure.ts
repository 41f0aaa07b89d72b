/** What can a network with bends part that a straight line cannot? Learned while one watches. */

import { moons as words } from '#book-words/figures/moons'
import { type Figure, steps } from '../../../figures/figure.ts'
import { drawMoons } from './draw.ts'
import { misread, netAfter, twoMoons } from './model.ts'

const data = twoMoons(160, 3)
const MOST_STEPS = 300
const start = { steps: MOST_STEPS, units: 6, seed: 1, folds: true as boolean }

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    { kind: 'slider', name: 'steps', label: words.steps, values: steps(0, MOST_STEPS) },
    { kind: 'slider', name: 'units', label: words.units, values: steps(1, 8) },
    { kind: 'slider', name: 'seed', label: words.seed, values: steps(1, 8) },
    { kind: 'switch', name: 'folds', label: words.folds },
  ],
  play: { name: 'steps', perSecond: () => 150, last: () => MOST_STEPS },
  draw: (state) => drawMoons(panelsOf(state), data, state.folds),
  describe(state) {
    const [line, one, two] = panelsOf(state).map(({ wrong }) => wrong) as [number, number, number]
    return words.describe({ ...state, line, one, two, count: data.points.length })
  },
}

function panelsOf({ steps, units, seed }: typeof start) {
  return [[], [units], [units, units]].map((hidden, i) => {
    const net = netAfter(steps, hidden, seed, data)
    return { name: words.names[i]!, net, wrong: misread(net, data) }
  })
}
