import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { forward, toInputs } from '../network.ts'
import { firstUnit } from './model.ts'

const { network, digits } = recordedAssets(['network', 'digits'])
const image = digits!.images.subarray(0, 784)

test('a unit by itself is the column of the layer', () => {
  const { sums, outputs } = forward(network!, toInputs(image))
  for (const unit of [0, 17, 511]) {
    const { z, a, products, sum } = firstUnit(network!, image, unit)
    expect(z).toBeCloseTo(sums[0]![unit]!, 4)
    expect(a).toBeCloseTo(outputs[0]![unit]!, 4)
    expect(products.reduce((all, p) => all + p, 0)).toBe(sum)
  }
})
