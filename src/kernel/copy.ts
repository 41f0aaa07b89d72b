/**
 * Copies of values for cells that change them: a cell marked `changes=model` trains its own copy, so the model
 * as it was before stays, and running the cell again starts from the same weights.
 */
import { kernel as words } from '#words/kernel'
import * as tf from '../tensor/tf.ts'
import { isModel, isTensor } from './describe.ts'

/** Throws for values that have no faithful copy, such as functions. */
export async function copyValue(name: string, value: unknown): Promise<unknown> {
  if (isModel(value)) return copyModel(value)
  if (isTensor(value))
    return value instanceof tf.Variable ? tf.variable(value.clone()) : value.clone()
  try {
    return structuredClone(value)
  } catch {
    throw new Error(words.notCopied(name))
  }
}

/** Layers, weights and, when compiled, loss, metrics and the optimiser with its state. */
async function copyModel(model: tf.LayersModel): Promise<tf.LayersModel> {
  const copy = await tf.models.modelFromJSON(
    model.toJSON(null, false) as unknown as tf.io.ModelJSON['modelTopology'] & tf.io.ModelJSON,
  )
  copy.setWeights(model.getWeights())
  if (model.loss === undefined) return copy
  const { optimizer } = model
  const Optimizer =
    optimizer.constructor as unknown as tf.serialization.SerializableConstructor<tf.Optimizer> & {
      fromConfig: (cls: unknown, config: unknown) => tf.Optimizer
    }
  const optimizerCopy = Optimizer.fromConfig(Optimizer, optimizer.getConfig())
  await optimizerCopy.setWeights(await optimizer.getWeights())
  copy.compile({ optimizer: optimizerCopy, loss: model.loss, metrics: model.metrics as string[] })
  return copy
}
