import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { forward, toInputs } from '../network.ts'
import { stationsOf } from './model.ts'

test('shapes and parameters are those of the trained network', () => {
  const { network, digits } = recordedAssets(['network', 'digits'])
  const stations = stationsOf(1, false)
  const { sums, outputs } = forward(network!, toInputs(digits!.images.subarray(0, 784)))
  const sizes = stations.map(({ shape }) => shape.reduce((a, b) => a * b, 1))
  expect(sizes.slice(2)).toEqual(sums.flatMap((z, i) => [z.length, outputs[i]!.length]))
  expect(stations.flatMap(({ parameters }) => parameters || [])).toEqual(
    network!.layers.map(({ weights, biases }) => weights.length + biases.length),
  )
  expect(stations.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(669_706)
})

test('bytes: one for a byte, four for a float', () => {
  const [images, inputs] = stationsOf(128, true)
  expect(images!.bytes).toBe(100_352)
  expect(inputs!.bytes).toBe(401_408)
  expect(stationsOf(128, true).at(-1)).toMatchObject({ name: 'loss', shape: [], bytes: 4 })
})
