import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { lossOf } from '../inks.ts'
import { walk } from './model.ts'

const loss = lossOf(recordedAssets(['inks']).inks!)

test('the slope is that of the curve', () => {
  for (const w of [-1, 0.3, 2]) {
    const h = 1e-4
    expect(walk(loss, w, 1, 0).slope).toBeCloseTo((loss.at(w + h, 0) - loss.at(w - h, 0)) / (2 * h))
  }
})

test('each step multiplies the way that is left by 1 − η times the curvature', () => {
  const best = walk(loss, 0, 1, 200).w
  for (const rate of [0.1, 1, 3, 4]) {
    const { weights } = walk(loss, 0, rate, 5)
    const factor = 1 - rate * 2 * loss.curvature.xx
    for (const [n, w] of weights.entries()) expect(w - best).toBeCloseTo(-best * factor ** n, 9)
  }
})

test('a walk that leaves the numbers ends', () => {
  expect(Math.abs(walk(loss, 0, 100, 500).w)).toBeLessThan(1e6)
})
