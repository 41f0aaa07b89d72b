/** What does a mask do to a layer, and why do the survivors grow? */

import { figures } from '#book-words/figures'
import { dropout as words } from '#book-words/figures/dropout'
import { type Figure, steps } from '../../../figures/figure.ts'
import { minus } from '../../../output/format.ts'
import type { Assets } from '../assets.ts'
import { forward, toInputs } from '../network.ts'
import { type DropoutPicture, drawDropout } from './draw.ts'
import { deviationOf, dropoutMask, sumsUnder } from './model.ts'

const start = { rate: 0.2, mask: 1, masks: 100, digit: 0, training: true }
/** the unit of layer 2 that is looked at, from 0 */
const UNIT = 0

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['network', 'digits'],
  controls: () => [
    { kind: 'switch', name: 'training', label: words.training },
    { kind: 'slider', name: 'rate', label: words.rate, values: steps(0, 0.9, 0.05) },
    { kind: 'slider', name: 'mask', label: words.mask, values: steps(1, 200) },
    {
      kind: 'slider',
      name: 'masks',
      label: words.masks,
      values: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    },
    {
      kind: 'slider',
      name: 'digit',
      label: words.digit,
      values: steps(0, 99),
      text: (value) => String(value + 1),
    },
    { kind: 'button', press: 'another', label: words.another },
  ],
  draw: (state, assets) => drawDropout(pictureOf(state, assets)),
  describe(state, assets) {
    const network = assets.isOwn ? figures.ownNetwork : figures.recordedNetwork
    const s = pictureOf(state, assets)
    if (!state.training) return words.describeTest(network, shown(s.exact))
    return words.describe({
      network,
      rate: state.rate.toFixed(2),
      factor: (1 / (1 - state.rate)).toFixed(2),
      kept: s.kept,
      all: s.answers.length,
      sum: shown(s.sum),
      exact: shown(s.exact),
      mean: shown(s.mean),
      masks: s.sums.length,
      deviation: s.deviation.toFixed(2),
    })
  },
  press: (state) => ({ ...state, training: true, mask: (state.mask % 200) + 1 }),
}

function pictureOf(
  { rate, mask, masks, digit, training }: typeof start,
  assets: Assets,
): DropoutPicture & { deviation: number } {
  const { network, digits } = assets as Required<Assets>
  const image = digits.images.subarray(digit * 784, (digit + 1) * 784)
  const answers = forward(network, toInputs(image)).outputs[0]!
  const { units, weights } = network.layers[1]!
  const terms = answers.map((a, i) => a * weights[i * units + UNIT]!)
  const used = training ? rate : 0
  const drawn = dropoutMask(answers.length, used, mask)
  const sums = sumsUnder(terms, used, mask, training ? masks : 1)
  return {
    answers,
    mask: drawn,
    kept: drawn.filter((m) => m !== 0).length,
    sum: sums[0]!,
    sums,
    exact: terms.reduce((all, term) => all + term, 0),
    reach: 4 * deviationOf(terms, 0.4),
    mean: sums.reduce((all, sum) => all + sum, 0) / sums.length,
    unit: UNIT + 1,
    deviation: deviationOf(terms, used),
  }
}

function shown(value: number): string {
  return minus(value.toFixed(2))
}
