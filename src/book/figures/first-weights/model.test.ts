import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { LIMITS, spreads } from './model.ts'

const image = recordedAssets(['digits']).digits!.images.subarray(0, 784)
const sizes = (rule: 'glorot' | 'he', times = 1) =>
  spreads(image, rule, times).map(({ size }) => size)

test('the intervals of the first layer: Glorot and Bengio 0.068, He and others 0.0875', () => {
  expect(LIMITS.glorot(784, 512)).toBeCloseTo(0.068, 3)
  expect(LIMITS.he(784, 512)).toBeCloseTo(0.0875, 4)
})

test('He: the size stays; Glorot and Bengio: between equal layers it falls by about √2; about half are silent', () => {
  const he = sizes('he')
  expect(he[4]! / he[0]!).toBeGreaterThan(0.7)
  expect(he[4]! / he[0]!).toBeLessThan(1.4)
  const glorot = sizes('glorot')
  expect(glorot[4]! / glorot[0]!).toBeCloseTo(he[4]! / he[0]! / 4, 6)
  for (const { silent } of spreads(image, 'he', 1)) expect(Math.abs(silent - 0.5)).toBeLessThan(0.1)
})

test('weights twice as wide: 2, 4, 8, 16, 32 times as much', () => {
  const [once, twice] = [sizes('he'), sizes('he', 2)]
  expect(twice.map((size, i) => size / once[i]!)).toEqual([2, 4, 8, 16, 32])
})

test('where all weights are alike, so are all units', () => {
  for (const { outputs } of spreads(image, 'alike', 1)) expect(new Set(outputs).size).toBe(1)
})
