/** What fresh layers put out for one digit, by how their weights were drawn. Biases are 0, the activation is ReLU. */
import { toInputs } from '../network.ts'
import { randomFrom } from '../random.ts'

export type RuleName = 'glorot' | 'he' | 'alike'

/** hidden layers, the first two of which are the book's */
export const LAYERS = 5
const UNITS = 512

/** The width of the interval on each side of 0: `inputs` and `units` are those of the layer. */
export const LIMITS: Record<'glorot' | 'he', (inputs: number, units: number) => number> = {
  glorot: (inputs, units) => Math.sqrt(6 / (inputs + units)),
  he: (inputs) => Math.sqrt(6 / inputs),
}

export interface Spread {
  /** (512) what the layer puts out */
  outputs: Float64Array
  /** the root of the mean of their squares */
  size: number
  /** the share of them that is 0 */
  silent: number
}

/**
 * The layers' outputs for an image of 784 bytes, from front to back, with all weights multiplied by `times`. `alike` gives
 * all weights of a layer one positive value.
 */
export function spreads(image: Uint8Array, rule: RuleName, times: number): Spread[] {
  return onceDrawn(image, rule).map((drawn, layer) => {
    // ReLU lets a factor through: `times` as large weights put out `times` as much, layer after layer.
    const factor = times ** (layer + 1)
    const outputs = drawn.map((value) => value * factor)
    return {
      outputs,
      size: Math.sqrt(outputs.reduce((sum, value) => sum + value * value, 0) / UNITS),
      silent: outputs.filter((value) => value === 0).length / UNITS,
    }
  })
}

const kept = new Map<RuleName, { image: Uint8Array; layers: Float64Array[] }>()

/** With the weights as the rule draws them; computed once for an image. */
function onceDrawn(image: Uint8Array, rule: RuleName): Float64Array[] {
  const known = kept.get(rule)
  if (known?.image.buffer === image.buffer && known.image.byteOffset === image.byteOffset)
    return known.layers
  let input: ArrayLike<number> = toInputs(image)
  const layers = Array.from({ length: LAYERS }, (_, layer) => {
    const outputs = freshLayer(input, rule, layer + 1)
    input = outputs
    return outputs
  })
  kept.set(rule, { image, layers })
  return layers
}

/** ReLU of the sums of one fresh layer. */
export function freshLayer(input: ArrayLike<number>, rule: RuleName, seed: number): Float64Array {
  const random = randomFrom(seed)
  const z = new Float64Array(UNITS)
  const limit = rule === 'alike' ? 0 : LIMITS[rule](input.length, UNITS)
  for (let i = 0; i < input.length; i++)
    for (let unit = 0; unit < UNITS; unit++) {
      const weight = rule === 'alike' ? 1 / input.length : (2 * random() - 1) * limit
      z[unit]! += input[i]! * weight
    }
  return z.map((value) => Math.max(0, value))
}
