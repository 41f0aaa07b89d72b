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

test.each([
  [0, '0 ms'],
  [0.82, '820 ms'],
  [0.9996, '1 s'],
  [1.04, '1 s'],
  [9.94, '9.9 s'],
  [9.96, '10 s'],
  [59.7, '60 s'],
  [99.6, '1 min 40 s'],
  [119.6, '2 min'],
  [3599.6, '1 h'],
  [7500, '2 h 5 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})

test('a duration reads as what it was, and none of its units is full', () => {
  const SECONDS: Record<string, number> = { ms: 0.001, s: 1, min: 60, h: 3600 }
  const wrong: string[] = []
  // Of a day each half a second, and moments between.
  for (let i = 0; i < 172_800; i++) {
    const seconds = i % 2 === 0 ? i / 2 : (i / 2) * 0.6180339887
    const text = duration(seconds)
    const parts = [...text.matchAll(/(\d+(?:\.[1-9])?) (ms|s|min|h)/g)]
    const read = parts.reduce((sum, [, count, unit]) => sum + Number(count) * SECONDS[unit!]!, 0)
    const step = seconds < 0.9995 ? 0.001 : seconds < 9.95 ? 0.1 : seconds < 3599.5 ? 1 : 60
    const isFull = parts.some(([, count], i) => i > 0 && Number(count) >= 60)
    const isRead = parts.map(([part]) => part).join(' ') === text
    if (!isRead || isFull || Math.abs(read - seconds) > step / 2 + 1e-9)
      wrong.push(`${seconds}: ${text}`)
  }
  expect(wrong).toEqual([])
})
