import { expect, test } from 'vitest'
import { commonDecimals } from './format.ts'

test('numbers below each other have the same decimals, fewer the larger they are', () => {
  expect(commonDecimals([12.98, 6.37, 3.847])).toBe(2)
  expect(commonDecimals([0.996, 0.004])).toBe(3)
  expect(commonDecimals([0.00012, 0])).toBe(6)
  expect(commonDecimals([980, 1135])).toBe(0)
  expect(commonDecimals([12345.6, 0.5])).toBe(0)
  expect(commonDecimals([Number.NaN, 0])).toBe(3)
  expect(commonDecimals([])).toBe(0)
})
