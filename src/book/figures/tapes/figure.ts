/** What do three rules make of the same gradients, step after step? */

import { tapes as words } from '#book-words/figures/tapes'
import { type Figure, steps } from '../../../figures/figure.ts'
import { drawTapes, STEPS, shown } from './draw.ts'
import { RULE_NAMES, type TapeName, trace } from './model.ts'

const start = { first: 'steady' as string, second: 'large' as string, rho: 0.9, steps: 40 }
const options = Object.entries(words.tapes)

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    { kind: 'choice', name: 'first', label: words.weight(1), options },
    { kind: 'choice', name: 'second', label: words.weight(2), options },
    {
      kind: 'slider',
      name: 'rho',
      label: words.rho,
      values: [0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999],
    },
    { kind: 'slider', name: 'steps', label: words.steps, values: steps(0, STEPS) },
  ],
  play: { name: 'steps', perSecond: () => 12, last: () => STEPS },
  draw: (state) => drawTapes(columnsOf(state)),
  describe(state) {
    return words.describe({
      steps: state.steps,
      rho: state.rho,
      weights: columnsOf(state).map(({ tape, trace: { roots, ways } }) => ({
        tape: words.tapes[tape],
        root: shown(roots.RMSprop.at(-1) ?? 0),
        places: RULE_NAMES.map((name) => ({ name, at: shown(ways[name].at(-1)!) })),
      })),
    })
  },
}

function columnsOf({ first, second, rho, steps }: typeof start) {
  const column = (tape: string) => ({
    tape: tape as TapeName,
    trace: trace(tape as TapeName, steps, rho),
  })
  return [column(first), column(second)] as const
}
