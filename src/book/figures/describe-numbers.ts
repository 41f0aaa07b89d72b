/** Many numbers in one line: shape, mean, deviation, range. */

import { signs } from '#words/language'
import { minus } from '../../output/format.ts'
import type { Network } from './network.ts'

/** A number with three decimals. */
export function signed(value: number): string {
  return minus(value.toFixed(3))
}

/** The weights of a network by their place as `model.getWeights` counts them; undefined where it has fewer. */
export function describeWeights({ layers }: Network, place: number): string | undefined {
  const layer = layers[Math.floor(place / 2)]
  if (!layer) return undefined
  const { inputs, units, weights, biases } = layer
  return place % 2 === 0
    ? describeNumbers(weights, [inputs, units])
    : describeNumbers(biases, [units])
}

function describeNumbers(values: ArrayLike<number>, shape: number[]): string {
  let [sum, squares, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    sum += value
    squares += value * value
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  const mean = sum / values.length
  const deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean))
  return [
    `(${shape.join(', ')})`,
    `${signed(mean)} ± ${signed(deviation)}`,
    `${signed(least)} … ${signed(most)}`,
  ].join(signs.comma)
}
