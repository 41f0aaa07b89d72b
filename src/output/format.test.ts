import { expect, test } from 'vitest'
import { commonDecimals, duration } from './format.ts'

test('numbers below each other have the same decimals, fewer the larger they are', () => {
  expect(commonDecimals([12.98, 6.37, 3.847])).toBe(2)
  expect(commonDecimals([0.996, 0.004])).toBe(3)
  expect(commonDecimals([0.00012, 0])).toBe(6)
  expect(commonDecimals([980, 1135])).toBe(0)
  expect(commonDecimals([12345.6, 0.5])).toBe(0)
  expect(commonDecimals([Number.NaN, 0])).toBe(3)
  expect(commonDecimals([])).toBe(0)
})

test('durations are never sixty seconds, a thousand milliseconds or 10.0 s', () => {
  const said = [0, 0.0004, 0.9996, 1, 9.94, 9.96, 59.6, 99.4, 99.6, 119.6, 3599.7].map(duration)
  expect(said).toEqual([
    ...['0 ms', '0 ms', '1.0 s', '1.0 s', '9.9 s', '10 s', '60 s', '99 s', '1 min 40 s'],
    ...['2 min 0 s', '60 min 0 s'],
  ])
})
