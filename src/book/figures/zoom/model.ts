/** One unit of one layer at work: what comes in, its weights, the products, their sum, and what it answers. */
import type { Forward, Network } from '../network.ts'

export interface Unit {
  /** (inputs) what the layer gets: pixels, or the answers of the layer before */
  x: Float32Array
  /** (inputs) the unit's column of W */
  w: Float32Array
  /** (inputs) x · w */
  products: Float32Array
  sum: number
  bias: number
  /** sum + bias */
  z: number
  /** ReLU of z; in the last layer softmax over all ten */
  a: number
}

/** The unit of a layer, both counted from 0. `x` holds the 784 pixels. */
export function unitOf(
  { layers }: Network,
  x: Float32Array,
  { outputs }: Pick<Forward, 'outputs'>,
  layer: number,
  unit: number,
): Unit {
  const { inputs, units, weights, biases } = layers[layer]!
  const given = layer === 0 ? x : outputs[layer - 1]!
  const w = Float32Array.from({ length: inputs }, (_, i) => weights[i * units + unit]!)
  const products = w.map((weight, i) => weight * given[i]!)
  const sum = products.reduce((all, product) => all + product, 0)
  const bias = biases[unit]!
  return { x: given, w, products, sum, bias, z: sum + bias, a: outputs[layer]![unit]! }
}

/** One for each weight of each layer. */
export function multiplications({ layers }: Network): number {
  return layers.reduce((all, { inputs, units }) => all + inputs * units, 0)
}
