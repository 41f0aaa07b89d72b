/** How do ten numbers become ten probabilities and one loss, and where does it break? */

import { softmax as words } from '#book-words/figures/softmax'
import type { Figure } from '../../../figures/figure.ts'
import { minus } from '../../../output/format.ts'
import { indexOfLargest } from '../network.ts'
import { clampLogit, drawSoftmax, logitAt, type SoftmaxPicture, size } from './draw.ts'
import { softmaxSteps } from './model.ts'

const DIGITS = Array.from({ length: 10 }, (_, i) => i)

const start = {
  // A seven that might be a three or a two.
  z: '-2,0.5,3,4,-3,0,-4,7.5,1,2',
  right: '7',
  times: '1',
  subtract: false as boolean,
}

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    {
      kind: 'choice',
      name: 'right',
      label: words.right,
      options: DIGITS.map((i) => [String(i), String(i)] as const),
    },
    {
      kind: 'choice',
      name: 'times',
      label: words.scale,
      options: ['1', '2', '5', '10', '20'].map((times) => [times, times] as const),
    },
    { kind: 'switch', name: 'subtract', label: words.subtract },
  ],
  check(state) {
    const z = logitsOf(state)
    const isWhole = z.length === DIGITS.length && z.every(Number.isFinite)
    return isWhole ? { ...state, z: z.map(clampLogit).join() } : { ...state, z: start.z }
  },
  draw: (state) => drawSoftmax(pictureOf(state)),
  describe(state) {
    const { probabilities, powers, loss, sum, right, shifted } = pictureOf(state)
    if (!probabilities.every(Number.isFinite)) {
      const first = indexOfLargest(powers)
      return words.overflow(String(Math.round(shifted[first]!)))
    }
    if (loss === Number.POSITIVE_INFINITY) return words.vanished(right)
    const best = indexOfLargest(probabilities)
    return words.describe({
      right,
      p: chance(probabilities[right]!),
      loss: loss.toFixed(3).replace('-0.000', '0.000'),
      best,
      bestP: chance(probabilities[best]!),
      sum: size(sum),
    })
  },
  move: (state, handle, { y }) => withLogit(state, Number(handle), logitAt(y)),
  nudge: (state, handle, { x, y }) =>
    withLogit(state, Number(handle), clampLogit(logitsOf(state)[Number(handle)]! + (x + y) / 2)),
}

function logitsOf({ z }: typeof start): number[] {
  return z.split(',').map(Number)
}

function withLogit(state: typeof start, digit: number, value: number): typeof start {
  return { ...state, z: logitsOf(state).with(digit, value).join() }
}

function pictureOf(state: typeof start): SoftmaxPicture {
  const z = logitsOf(state)
  const times = Number(state.times)
  const right = Number(state.right)
  const { subtract } = state
  const logits = z.map((value) => value * times)
  return { ...softmaxSteps(logits, right, subtract), z, times, right, subtract }
}

function chance(p: number): string {
  return p < 0.0005 ? minus(p.toExponential(1)) : p.toFixed(3)
}
