import { expect, test } from 'vitest'
import { eachRun, median, medianByEpoch } from './runs.ts'
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

test('each run is shown, and the band they lie in', () => {
  const results = { three: RUNS, one: RUNS.slice(0, 1) }
  const { columns, rows } = eachRun('Runs', results, ({ accuracy }) => accuracy * 100, 1)
  expect(columns).toEqual(['', 'median', 'least and most', 'each run'])
  expect(rows).toEqual([
    ['three', '80.0', '70.0 to 90.0', '70.0 80.0 90.0'],
    ['one', '90.0', '', '90.0'],
  ])
})
