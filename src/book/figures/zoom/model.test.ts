import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { lightUp } from '../whole-network/model.ts'
import { multiplications, unitOf } from './model.ts'

const { network, digits } = recordedAssets(['network', 'digits'])
const lit = lightUp(network!, digits!.images.subarray(0, 784))

test.each([
  [0, 170],
  [1, 3],
  [2, 7],
])(
  'layer %i, unit %i: its products and its bias are its sum, and its answer the network’s',
  (layer, unit) => {
    const { products, x, w, z, a } = unitOf(network!, lit.x, lit, layer, unit)
    expect(products).toHaveLength(network!.layers[layer]!.inputs)
    expect(products[268 % products.length]).toBeCloseTo(x[268 % x.length]! * w[268 % w.length]!, 6)
    expect(z).toBeCloseTo(lit.sums[layer]![unit]!, 3)
    expect(a).toBe(lit.outputs[layer]![unit])
    if (layer < 2) expect(a).toBeCloseTo(Math.max(0, z), 3)
  },
)

test('as many multiplications as weights', () => {
  expect(multiplications(network!)).toBe(784 * 512 + 512 * 512 + 512 * 10)
})
