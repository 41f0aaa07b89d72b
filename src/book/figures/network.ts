/**
 * A trained network as plain arrays, and its forward pass in plain loops: small enough to look at every number of
 * it, and fast enough for a hundred digits a second without TensorFlow.js.
 */

export interface Network {
  /** in order, from the pixels to the ten logits */
  layers: Layer[]
}

/** One unit of a layer at work: what comes in, its weights, the products, their sum, and what comes of it. */
export interface UnitAtWork {
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
}

/** The unit of a layer, counted from 0, with what the layer gets. */
export function unitAtWork(
  { inputs, units, weights, biases }: Layer,
  x: Float32Array,
  unit: number,
): UnitAtWork {
  const w = Float32Array.from({ length: inputs }, (_, i) => weights[i * units + unit]!)
  const products = w.map((weight, i) => weight * x[i]!)
  const sum = products.reduce((all, product) => all + product, 0)
  const bias = biases[unit]!
  return { x, w, products, sum, bias, z: sum + bias }
}

export interface Layer {
  inputs: number
  units: number
  /** W, (inputs · units), row after row: the weight from input i to unit j is at i · units + j */
  weights: Float32Array
  /** b, (units) */
  biases: Float32Array
}

export interface Forward {
  /** (units) for each layer: z = x W + b */
  sums: Float32Array[]
  /** (units) for each layer: ReLU of the sums, softmax of the last */
  outputs: Float32Array[]
  /** (10) */
  probabilities: Float32Array
}

/** Dropout off, as in a test. `x` holds 784 numbers from 0 to 1. */
export function forward({ layers }: Network, x: ArrayLike<number>): Forward {
  const sums: Float32Array[] = []
  const outputs: Float32Array[] = []
  let input = x
  for (const [l, layer] of layers.entries()) {
    const z = dense(layer, input)
    const y = l === layers.length - 1 ? softmax(z) : z.map((value) => Math.max(0, value))
    sums.push(z)
    outputs.push(y)
    input = y
  }
  return { sums, outputs, probabilities: outputs.at(-1)! }
}

function dense({ inputs, units, weights, biases }: Layer, x: ArrayLike<number>): Float32Array {
  const z = biases.slice()
  for (let i = 0; i < inputs; i++) {
    const value = x[i]!
    // Most pixels are paper.
    if (value === 0) continue
    const row = i * units
    for (let j = 0; j < units; j++) z[j] = z[j]! + value * weights[row + j]!
  }
  return z
}

/** e^z / Σ e^z, of z less its maximum, which changes nothing and keeps e^z within the numbers. */
export function softmax(z: ArrayLike<number>): Float32Array {
  const most = Math.max(...Array.from(z))
  const powers = Float32Array.from(z, (value) => Math.exp(value - most))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map((power) => power / sum)
}

/** Bytes of ink -> numbers from 0 to 1. */
export function toInputs(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => byte / 255)
}

export function indexOfLargest(values: ArrayLike<number>): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i
  return best
}
