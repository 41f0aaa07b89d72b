/** Copies of tensors and models. A model goes through TensorFlow.js's own format and is compared with what it was. */
import { kernel as words } from '#words/kernel'
import * as tf from '../tensor/tf.ts'
import { isSetting } from './prints.ts'

export function copyTensor(tensor: tf.Tensor): tf.Tensor {
  if (tensor instanceof tf.Variable) return tf.variable(tensor.clone(), tensor.trainable)
  const copy = tensor.clone()
  return tensor.kept ? tf.keep(copy) : copy
}

/** Layers and weights. */
export async function copyModel(
  model: tf.LayersModel,
  refuse: (what: string) => never,
): Promise<tf.LayersModel> {
  let copy: tf.LayersModel
  try {
    copy = await tf.models.modelFromJSON(
      model.toJSON(null, false) as unknown as tf.io.ModelJSON['modelTopology'] & tf.io.ModelJSON,
    )
    copy.setWeights(model.getWeights())
  } catch (error) {
    const unknown = /^Unknown layer: (\S+?)\./.exec((error as Error).message)?.[1]
    if (unknown) refuse(words.uncopyable.unregistered(unknown))
    return refuse(words.uncopyable.failed((error as Error).message))
  }
  if (copy.constructor !== model.constructor || copy.layers.length !== model.layers.length)
    refuse(words.uncopyable.failed(model.getClassName()))
  for (const [i, layer] of model.layers.entries()) {
    const other = copy.layers[i]!
    if (other.constructor !== layer.constructor)
      refuse(words.uncopyable.unregistered(layer.getClassName()))
    if (settings(layer) !== settings(other)) refuse(words.uncopyable.differs(layer.name))
    keepStates(layer, other)
  }
  for (const [i, weight] of model.weights.entries())
    if (copy.weights[i]!.trainable !== weight.trainable)
      copy.weights[i]!.trainable = weight.trainable
  return copy
}

/** When compiled: loss, metrics and optimiser. */
export function compileCopy(
  copy: tf.LayersModel,
  model: tf.LayersModel,
  optimizer: tf.Optimizer,
): void {
  if (model.loss === undefined) return
  copy.compile({ optimizer, loss: model.loss, metrics: model.metrics as string[] })
  const owned = {
    isOptimizerOwned: (model as unknown as { isOptimizerOwned: boolean }).isOptimizerOwned,
  }
  Object.assign(copy, owned)
}

/** What a stateful layer remembers of the batch before. */
function keepStates(layer: tf.layers.Layer, copy: tf.layers.Layer): void {
  const { states_: states } = layer as unknown as { states_?: tf.Tensor[] | null }
  if (!states?.every((state) => state instanceof tf.Tensor)) return
  Object.assign(copy, { states_: states.map((state) => tf.keep(state.clone())) })
}

/** All that a layer holds besides its weights, as text. */
function settings(layer: object): string {
  const own = Object.entries(layer).filter(([name]) => isSetting(name))
  return JSON.stringify(own, (_, value) => {
    if (typeof value === 'function') return String(value)
    if (value instanceof tf.Tensor) return `tensor ${value.shape}`
    if (value && typeof value === 'object' && 'val' in value) return `weight ${value.shape}`
    if (value instanceof tf.layers.Layer) return settings(value)
    if (value instanceof Map || value instanceof Set) return [...value]
    return value as unknown
  })
}
