import { expect, test } from 'vitest'
import { median, medianByEpoch } from './runs.ts'
import type { Trial } from './trials.ts'

const trial = (accuracy: number, ...losses: number[]): Trial => ({
  accuracy,
  loss: losses.at(-1)!,
  epochs: losses.map((validationLoss, i) => ({
    epoch: i + 1,
    loss: 0,
    accuracy: 0,
    seconds: 0,
    validationLoss,
  })),
})
const RUNS = [trial(0.9, 3, 1), trial(0.7, 2, 10), trial(0.8, 4, 2)]

test('one run that goes astray does not move the median', () => {
  expect(median([3, 1, 200])).toBe(3)
  expect(median([4, 1, 2, 9])).toBe(3)
  expect(medianByEpoch(RUNS, ({ validationLoss }) => validationLoss!)).toEqual([3, 2])
})
