import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { lossOf } from '../inks.ts'
import { contoursOf, walk } from './model.ts'

const loss = lossOf(recordedAssets(['inks']).inks!)
const contours = contoursOf(loss)

test('all around an ellipse the loss is the same', () => {
  const { lowest, least, angle, axes } = contours
  for (const above of [0.05, 0.5, 2])
    for (let turn = 0; turn < 6; turn += 0.5) {
      const [along, across] = axes(above)
      const [a, b] = [along * Math.cos(turn), across * Math.sin(turn)]
      const w = lowest[0] + a * Math.cos(angle) - b * Math.sin(angle)
      const v = lowest[1] + a * Math.sin(angle) + b * Math.cos(angle)
      expect(loss.at(w, v)).toBeCloseTo(least + above, 9)
    }
})

test('the gradient is the two slopes, each with the other weight held', () => {
  const h = 1e-4
  for (const [w, v] of [
    [0, 0],
    [2, -1.5],
  ] as const) {
    const [a, b] = loss.gradient(w, v)
    expect(a).toBeCloseTo((loss.at(w + h, v) - loss.at(w - h, v)) / (2 * h), 6)
    expect(b).toBeCloseTo((loss.at(w, v + h) - loss.at(w, v - h)) / (2 * h), 6)
  }
})

test('steps lead to the lowest point, and away from it with too large a rate', () => {
  const end = walk(loss, [-0.5, 1.5], 1, 200).at(-1)!
  expect(end[0]).toBeCloseTo(contours.lowest[0], 6)
  expect(end[1]).toBeCloseTo(contours.lowest[1], 6)
  expect(Math.hypot(...walk(loss, [-0.5, 1.5], 4, 60).at(-1)!)).toBeGreaterThan(100)
})
