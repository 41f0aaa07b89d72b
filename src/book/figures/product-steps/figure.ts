/** What does a product of two matrices compute, number by number? */

import { productSteps as words } from '#book-words/figures/product-steps'
import { type Figure, steps } from '../../../figures/figure.ts'
import { drawProduct, sumText } from './draw.ts'
import { momentAfter, STEPS } from './model.ts'

const start = { step: STEPS }

export const figure: Figure<typeof start> = {
  start,
  controls: (state) => [
    ...(state.step < STEPS
      ? [{ kind: 'button', press: String(state.step + 1), label: words.next } as const]
      : [{ kind: 'button', press: '0', label: words.again } as const]),
    { kind: 'slider', name: 'step', label: words.step, values: steps(0, STEPS) },
  ],
  play: { name: 'step', perSecond: () => 1.5, last: () => STEPS },
  draw: (state) => drawProduct(momentAfter(state.step)),
  describe(state) {
    const moment = momentAfter(state.step)
    const { at, hasBias } = moment
    return at
      ? words.describe({ row: at.row + 1, unit: at.unit + 1, hasBias, sum: sumText(moment) })
      : words.before
  },
  press: (_, name) => ({ step: Number(name) }),
}
