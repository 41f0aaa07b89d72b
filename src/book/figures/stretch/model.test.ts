import { expect, test } from 'vitest'
import { RATE, wayOf } from './model.ts'

test('SGD multiplies y by 1 − η k at each step, and is lost where η k is more than 2', () => {
  const { points } = wayOf('SGD', 30, 3)
  expect(points.at(-1)![1]).toBeCloseTo((1 - RATE * 30) ** 3, 12)
  expect(wayOf('SGD', 99, 200).lostAt).toBeUndefined()
  expect(wayOf('SGD', 105, 200).lostAt).toBeGreaterThan(1)
})

test.each([1, 10, 100, 400])('RMSprop goes the same way, however steep: %i', (steepness) => {
  for (const [x, y] of wayOf('RMSprop', steepness, 40).points) expect(y).toBeCloseTo(x, 4)
})
