/** What do the same nine weights see everywhere in an image? */

import { window as words } from '#book-words/figures/window'
import { type Figure, steps } from '../../../figures/figure.ts'
import { minus } from '../../../output/format.ts'
import type { Assets } from '../assets.ts'
import { clamp } from '../clamp.ts'
import { toInputs } from '../network.ts'
import { SIDE } from '../pixels.ts'
import { drawWindow, placeAt, type WindowPicture } from './draw.ts'
import { convolve, PLACES, shuffled, sumAt, WINDOWS } from './model.ts'

const LAST = PLACES * PLACES - 1
const start = {
  window: 'left' as string,
  digit: 0,
  place: 8 * PLACES + 17,
  shuffled: false as boolean,
}

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['digits'],
  controls: (_, { digits }) => [
    {
      kind: 'choice',
      name: 'window',
      label: words.window,
      options: Object.entries(words.windows),
    },
    {
      kind: 'slider',
      name: 'digit',
      label: words.test,
      values: steps(0, 99),
      text: (value) => words.testDigit(value + 1, digits!.labels[value]!),
    },
    { kind: 'switch', name: 'shuffled', label: words.shuffle },
  ],
  play: { name: 'place', perSecond: () => 80, last: () => LAST },
  check: (state) => ({ ...state, place: clamp(Math.round(state.place), LAST) }),
  draw: (state, assets) => drawWindow(pictureOf(state, assets)),
  describe(state, assets) {
    const { label, sum, answers, place } = pictureOf(state, assets)
    return words.describe({
      label,
      shuffled: state.shuffled,
      row: Math.floor(place / PLACES) + 1,
      column: (place % PLACES) + 1,
      sum: minus(sum.toFixed(2)),
      isCut: sum < 0,
      places: PLACES * PLACES,
      lit: answers.filter((answer) => answer > 0).length,
      dense: SIDE * SIDE * PLACES * PLACES,
    })
  },
  move: (state, _, to) => ({ ...state, place: placeAt(to) }),
  nudge(state, _, { x, y }) {
    const row = clamp(Math.floor(state.place / PLACES) - y, PLACES - 1)
    const column = clamp((state.place % PLACES) + x, PLACES - 1)
    return { ...state, place: row * PLACES + column }
  },
}

function pictureOf({ window, digit, place, ...state }: typeof start, assets: Assets) {
  const { digits } = assets as Required<Assets>
  const image = toInputs(digits.images.subarray(digit * 784, (digit + 1) * 784))
  const x = state.shuffled ? shuffled(image) : image
  const weights = WINDOWS[window as keyof typeof WINDOWS]
  return {
    label: digits.labels[digit]!,
    x,
    weights,
    answers: convolve(x, weights),
    place,
    sum: sumAt(x, weights, place),
  } satisfies WindowPicture
}
