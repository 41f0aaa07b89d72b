import { expect, test } from 'vitest'
import { bendsThrough, CURVES, largestGap, type Place, sumAt } from './model.ts'

test('the sum of the ReLUs goes through every kink, straight in between, and level before the first', () => {
  const kinks: Place[] = [
    [0.1, 0.3],
    [0.4, -0.5],
    [0.7, 0.9],
  ]
  const { bias, bends } = bendsThrough(kinks, -1)
  for (const [x, y] of [...kinks, [1, -1] as Place])
    expect(sumAt(bias, bends, x)).toBeCloseTo(y, 12)
  expect(sumAt(bias, bends, 0)).toBe(0.3)
  expect(sumAt(bias, bends, 0.55)).toBeCloseTo((-0.5 + 0.9) / 2, 12)
})

test('|x − ½| is two ReLUs and a constant', () => {
  const { bias, bends } = bendsThrough(
    [
      [0, 0.5],
      [0.5, 0],
    ],
    0.5,
  )
  expect(bias).toBe(0.5)
  expect(bends).toEqual([
    { slope: -1, from: 0 },
    { slope: 2, from: 0.5 },
  ])
})

test('more kinks on a curve come nearer to it, four times as near with twice as many', () => {
  const gap = (count: number) => {
    const kinks = Array.from(
      { length: count },
      (_, i): Place => [i / count, CURVES.wave(i / count)],
    )
    const { bias, bends } = bendsThrough(kinks, CURVES.wave(1))
    return largestGap(bias, bends, CURVES.wave)
  }
  expect(gap(8)).toBeLessThan(0.1)
  expect(gap(8) / gap(16)).toBeGreaterThan(3)
})
