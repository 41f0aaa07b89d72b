/** Stops a training whose numbers have left their range. */
import * as tf from '@tensorflow/tfjs'
import type { TrainingState } from './progress.ts'

/** Training has left the range of numbers. */
export class NotANumber extends Error {
  override name = 'NotANumber'
}

/**
 * Throws when the loss or a weight is no longer a number. The wasm backend can turn NaN into a number on the way to
 * the loss, so now and then the weights themselves are looked at, unless they have been: `areFinite`.
 */
export async function checkFinite(
  model: tf.LayersModel,
  loss: number,
  { epoch, step }: TrainingState,
  isLast: boolean,
  areFinite?: boolean,
): Promise<void> {
  const isLossFinite = Number.isFinite(loss)
  const isToLook = isLast || step % 25 === 0
  if (isLossFinite && (areFinite ?? (!isToLook || (await hasFiniteWeights(model))))) return
  throw new NotANumber(
    `The ${isLossFinite ? 'weights are no longer numbers' : 'loss is no longer a number'} in epoch ${epoch}, step ${step}: ` +
      'steps have become so large that the weights left the range of numbers. Training stopped here. ' +
      'A smaller learning rate usually helps.',
  )
}

async function hasFiniteWeights(model: tf.LayersModel): Promise<boolean> {
  const sum = tf.tidy(() => tf.addN(model.getWeights().map((weight) => weight.sum())))
  const [number] = await sum.data()
  sum.dispose()
  return Number.isFinite(number)
}
