import { expect, test } from 'vitest'
import { deviationOf, dropoutMask, sumsUnder } from './model.ts'

const terms = Array.from({ length: 512 }, (_, i) => Math.sin(i) + 0.2)
const exact = terms.reduce((a, b) => a + b, 0)

test('a mask drops about its rate, and scales the rest', () => {
  const mask = dropoutMask(100_000, 0.2, 7)
  expect(new Set(mask)).toEqual(new Set([0, 1.25]))
  // Four standard errors.
  const dropped = mask.filter((m) => m === 0).length
  expect(Math.abs(dropped - 20_000)).toBeLessThan(4 * Math.sqrt(100_000 * 0.2 * 0.8))
})

test.each([0.2, 0.5, 0.8])('at rate %f the sums have the right mean and deviation', (rate) => {
  const sums = sumsUnder(terms, rate, 1, 2000)
  const mean = sums.reduce((a, b) => a + b, 0) / sums.length
  const variance = sums.reduce((all, s) => all + (s - mean) ** 2, 0) / sums.length
  const deviation = deviationOf(terms, rate)
  expect(Math.abs(mean - exact)).toBeLessThan((4 * deviation) / Math.sqrt(sums.length))
  expect(Math.sqrt(variance) / deviation).toBeCloseTo(1, 1)
})

test('a rate of 0 changes nothing', () => {
  expect(sumsUnder(terms, 0, 1, 1)[0]).toBeCloseTo(exact, 4)
})
