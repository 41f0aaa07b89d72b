import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { decodeStrokes, toMnist } from '../draw-digit/model.ts'
import type { Network } from '../network.ts'
import { LETTERS, lightUp, noise, strongestLinks } from './model.ts'

const { network, digits } = recordedAssets(['network', 'digits'])

test('the strongest links of a network small enough to do by hand', () => {
  // 2 → 2 → 2, without biases: z = x W, and no sum is below 0.
  const layer = (...weights: number[]) => ({
    inputs: 2,
    units: 2,
    weights: new Float32Array(weights),
    biases: new Float32Array(2),
  })
  const small: Network = { layers: [layer(1, 2, 3, 4), layer(1, -1, 0.5, 1)] }
  const [x, answers] = [
    [1, 0.5],
    [new Float32Array([2.5, 4]), new Float32Array([4.5, 1.5])],
  ]
  expect(strongestLinks(small, x, { outputs: answers as Float32Array[] }, 0)).toEqual([
    { layer: 1, from: 0, to: 0, share: 1 },
    { layer: 1, from: 1, to: 0, share: 0.8 },
    { layer: 0, from: 1, to: 0, share: 0.75 },
    { layer: 0, from: 0, to: 0, share: 0.5 },
    { layer: 0, from: 0, to: 1, share: 1 },
    { layer: 0, from: 1, to: 1, share: 1 },
  ])
})

test('of a digit: five links to the answer, each of a lit unit, and none from blank paper', () => {
  const { links, outputs, x, best } = lightUp(network!, digits!.images.subarray(0, 784))
  expect(best).toBe(digits!.labels[0])
  const last = links.filter(({ layer }) => layer === 2)
  expect(last).toHaveLength(5)
  expect(new Set(last.map(({ to }) => to))).toEqual(new Set([best]))
  for (const { layer, from, share } of links) {
    expect(layer === 0 ? x[from]! : outputs[layer - 1]![from]!).toBeGreaterThan(0)
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThanOrEqual(1)
  }
})

test('sure nonsense: of noise it is nearly always sure, and of four letters in five', () => {
  const sureness = (picture: Uint8Array) => Math.max(...lightUp(network!, picture).probabilities)
  const ofNoise = Array.from({ length: 100 }, (_, i) => sureness(noise(i + 1)))
  expect(ofNoise.filter((p) => p > 0.99).length).toBeGreaterThan(95)
  const ofLetters = Object.values(LETTERS).map((each) => sureness(toMnist(decodeStrokes(each))))
  expect(ofLetters.filter((p) => p > 0.99)).toHaveLength(4)
})
