/** How often do runs of one setting look like those of two? */

import { equalRuns as words } from '#book-words/figures/equal-runs'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { drawEqualRuns, MOST_DEALS } from './draw.ts'
import { dealsOf, oneIn } from './model.ts'

const start = { runs: 3, deals: MOST_DEALS }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['scores'],
  controls: () => [
    { kind: 'button', press: 'deal', label: words.deal },
    { kind: 'slider', name: 'deals', label: words.deals, values: steps(0, MOST_DEALS) },
    { kind: 'slider', name: 'runs', label: words.runs, values: [2, 3, 4, 5] },
  ],
  play: { name: 'deals', perSecond: () => 10, last: () => MOST_DEALS },
  press: (state) => ({ ...state, deals: state.deals < MOST_DEALS ? state.deals + 1 : 1 }),
  draw: ({ runs, deals }, assets) =>
    drawEqualRuns(assets.scores!, dealsOf(assets.scores!, runs, deals), oneIn(runs)),
  describe({ runs, deals }, assets) {
    const all = dealsOf(assets.scores!, runs, deals)
    return words.describe({
      runs,
      deals,
      apart: all.filter(({ isApart }) => isApart).length,
      oneIn: oneIn(runs),
      last: all.at(-1),
    })
  },
}
