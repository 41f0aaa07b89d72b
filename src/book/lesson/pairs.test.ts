import { expect, test } from 'vitest'
import { chanceOfSplit, pairUp } from './pairs.ts'

test('pairs count each digit once', () => {
  expect(pairUp([1, 2, 3, 4, 5, 6], [1, 2, 0, 4, 0, 6], [1, 0, 3, 0, 0, 6])).toEqual({
    both: 2,
    onlyFirst: 2,
    onlySecond: 1,
    neither: 1,
  })
  expect(() => pairUp([1, 2], [1, 2], [1])).toThrow('2 labels, but 2 and 1 answers')
})

// Worked out in whole numbers.
test.each([
  [0, 0, 1],
  [5, 5, 1],
  [0, 5, 0.0625],
  [1, 9, 0.021484375],
  [14, 25, 0.10812902140605729],
  [60, 30, 0.002060265680963076],
  [150, 86, 3.715936139571442e-5],
  [1200, 1000, 2.1817026407914712e-5],
  [2000, 0, 0],
])('%i to %i by a coin', (onlyFirst, onlySecond, chance) => {
  const actual = chanceOfSplit({ onlyFirst, onlySecond })
  expect(Math.abs(actual - chance)).toBeLessThanOrEqual(1e-9 * chance)
  expect(chanceOfSplit({ onlyFirst: onlySecond, onlySecond: onlyFirst })).toBe(actual)
})
