/** One unit of the first layer looking at one digit: every number of it. */
import { type Network, toInputs } from '../network.ts'

export interface UnitAtWork {
  /** x, (784) */
  x: Float32Array
  /** w, (784): the unit's column of W */
  w: Float32Array
  /** x_j w_j, (784) */
  products: Float32Array
  /** Σ_j x_j w_j */
  sum: number
  bias: number
  /** z = sum + bias */
  z: number
  /** max(0, z) */
  a: number
}

/** `image` holds 784 bytes; `unit` counts from 0. */
export function unitAtWork({ layers }: Network, image: Uint8Array, unit: number): UnitAtWork {
  const { inputs, units, weights, biases } = layers[0]!
  const x = toInputs(image)
  const w = Float32Array.from({ length: inputs }, (_, j) => weights[j * units + unit]!)
  const products = w.map((weight, j) => weight * x[j]!)
  const sum = products.reduce((all, product) => all + product, 0)
  const bias = biases[unit]!
  return { x, w, products, sum, bias, z: sum + bias, a: Math.max(0, sum + bias) }
}
