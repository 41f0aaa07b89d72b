/** One unit of one layer at work, and what it answers. */
import { type Forward, type Network, type UnitAtWork, unitAtWork } from '../network.ts'

export interface Unit extends UnitAtWork {
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
  const given = layer === 0 ? x : outputs[layer - 1]!
  return { ...unitAtWork(layers[layer]!, given, unit), a: outputs[layer]![unit]! }
}

/** One for each weight of each layer. */
export function multiplications({ layers }: Network): number {
  return layers.reduce((all, { inputs, units }) => all + inputs * units, 0)
}
