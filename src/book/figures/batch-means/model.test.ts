import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { batchMeans, deviation, inkOf, mean } from './model.ts'

const ink = inkOf(recordedAssets(['digits']).digits!.images)

test('deviation of 2, 4, 4, 4, 5, 5, 7, 9 is 2', () => {
  expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2)
})

test.each([[1], [4], [16], [64], [256]])(
  'means of %s scatter around the mean of all, by its deviation through the root',
  (size) => {
    const means = batchMeans(ink, size, 2000)
    const expected = deviation(ink) / Math.sqrt(size)
    expect(deviation(means) / expected).toBeGreaterThan(0.95)
    expect(deviation(means) / expected).toBeLessThan(1.05)
    expect(Math.abs(mean(means) - mean(ink))).toBeLessThan((4 * expected) / Math.sqrt(2000))
  },
)

test('what has been drawn stays', () => {
  expect(batchMeans(ink, 4, 10).slice(0, 5)).toEqual(batchMeans(ink, 4, 5))
})
