/** What do a hundred thinned networks say to one digit, and what the whole one? */

import { ensemble as words } from '#book-words/figures/ensemble'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { forward, indexOfLargest, type Network, toInputs } from '../network.ts'
import { drawEnsemble, type Picture } from './draw.ts'
import { answersUnder, meanOf } from './model.ts'

const start = { digit: 5, rate: 0.2, masks: 100 }
const MOST_MASKS = 100

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['network', 'doubtful'],
  controls: (_, { doubtful }) => [
    {
      kind: 'slider',
      name: 'digit',
      label: words.digit,
      values: steps(0, doubtful!.labels.length - 1),
      text: (value) => String(value + 1),
    },
    { kind: 'slider', name: 'rate', label: words.rate, values: steps(0, 0.8, 0.1) },
    { kind: 'slider', name: 'masks', label: words.masks, values: steps(1, MOST_MASKS) },
  ],
  play: { name: 'masks', perSecond: () => 20, last: () => MOST_MASKS },
  draw: (state, assets) => drawEnsemble(pictureOf(state, assets)),
  describe(state, assets) {
    const { label, answers, mean, test } = pictureOf(state, assets)
    const best = indexOfLargest(test)
    const other = indexOfLargest(test.map((p, k) => (k === best ? -1 : p)))
    const counted = (digit: number) =>
      answers.filter((answer) => indexOfLargest(answer) === digit).length
    const told = (digit: number) => ({
      digit,
      count: counted(digit),
      mean: words.percent(mean[digit]!),
      test: words.percent(test[digit]!),
    })
    return words.describe({ label, masks: answers.length, best: told(best), other: told(other) })
  },
}

/** The answers of the last digit and rate that were looked at; playing only takes more of them. */
let known: { network: Network; key: string; answers: Float32Array[] } | undefined

function pictureOf({ digit, rate, masks }: typeof start, assets: Assets): Picture {
  const { network, doubtful, picture } = assets as Required<Assets>
  const image = doubtful.images.subarray(digit * 784, (digit + 1) * 784)
  const x = toInputs(image)
  const key = `${digit} ${rate}`
  if (known?.network !== network || known.key !== key)
    known = { network, key, answers: answersUnder(network, x, rate, MOST_MASKS) }
  const answers = known.answers.slice(0, masks)
  return {
    image,
    label: doubtful.labels[digit]!,
    answers,
    mean: meanOf(answers),
    test: forward(network, x).probabilities,
    picture,
  }
}
