/** Copies of tensors and models. A model goes through TensorFlow.js's own format and is compared with what it was. */
import { kernel as words } from '#words/kernel'
import { hashBuffer } from '../../kernel/hash.ts'
import * as tf from '../tf.ts'
import { isSetting } from './layer-settings.ts'

/** A tensor with the same numbers, shape and type; a variable gives a variable, and what was kept is kept. */
export function copyTensor(tensor: tf.Tensor): tf.Tensor {
  if (tensor instanceof tf.Variable) return tf.variable(tensor.clone(), tensor.trainable)
  const copy = tensor.clone()
  return tensor.kept ? tf.keep(copy) : copy
}

/**
 * Copies a model's layers and weights, not what `compile` set. Refuses, with a sentence, what it cannot copy
 * faithfully.
 */
export async function copyModel(
  model: tf.LayersModel,
  refuse: (what: string) => never,
): Promise<tf.LayersModel> {
  let copy: tf.LayersModel
  try {
    copy = await withClassesOf(model, () =>
      tf.models.modelFromJSON(
        model.toJSON(null, false) as unknown as tf.io.ModelJSON['modelTopology'] & tf.io.ModelJSON,
      ),
    )
    freezeAs(model, copy)
    putWeights(model, copy)
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
  const metadata = model.getUserDefinedMetadata()
  if (metadata) copy.setUserDefinedMetadata(structuredClone(metadata))
  return copy
}

type LayerClass = tf.serialization.SerializableConstructor<tf.layers.Layer> &
  Pick<typeof tf.layers.Layer, 'fromConfig'>

/** While `make` runs, the classes of a model's layers are known by their names, registered or not. */
async function withClassesOf<T>(model: tf.LayersModel, make: () => Promise<T>): Promise<T> {
  const known = tf.serialization.SerializationMap.getMap().classNameMap as Record<string, unknown>
  const before = { ...known }
  const know = (layer: tf.layers.Layer): void => {
    const Class = layer.constructor as unknown as LayerClass
    known[layer.getClassName()] ??= [Class, Class.fromConfig]
    forEachInside(layer, layer, know)
  }
  know(model)
  try {
    return await make()
  } finally {
    for (const name of Object.keys(known)) if (!Object.hasOwn(before, name)) delete known[name]
  }
}

/** A model's format does not tell that it is frozen. */
function freezeAs(layer: tf.layers.Layer, copy: tf.layers.Layer): void {
  if (copy.trainable !== layer.trainable) copy.trainable = layer.trainable
  forEachInside(layer, copy, freezeAs)
}

/** As they are: `setWeights` would apply the layers' constraints again, which rounds. */
function putWeights(from: tf.LayersModel, to: tf.LayersModel): void {
  const [weights, copies] = [inOrder(from), inOrder(to)]
  if (weights.length !== copies.length) throw new Error('weights')
  for (const [i, weight] of weights.entries()) {
    const copy = copies[i]!
    ;(copy as unknown as { val: tf.Variable }).val.assign(weight.read())
    if (copy.trainable !== weight.trainable) copy.trainable = weight.trainable
  }
}

/** A model's weights, of which the frozen ones come last otherwise. */
function inOrder(model: tf.LayersModel): tf.LayersModel['weights'] {
  const frozen = model.weights.filter(({ trainable }) => !trainable)
  for (const weight of frozen) weight.trainable = true
  const { weights } = model
  for (const weight of frozen) weight.trainable = false
  return weights
}

/** Compiles a copy as its model is: loss, metrics, and the given optimiser. Without a loss it does nothing. */
export function compileCopy(
  copy: tf.LayersModel,
  model: tf.LayersModel,
  optimizer: tf.Optimizer,
): void {
  if (model.loss === undefined || !optimizer) return
  copy.compile({ optimizer, loss: model.loss, metrics: model.metrics as string[] })
  const owned = {
    isOptimizerOwned: (model as unknown as { isOptimizerOwned: boolean }).isOptimizerOwned,
  }
  Object.assign(copy, owned)
}

/** What a stateful layer remembers of the batch before. */
function keepStates(layer: tf.layers.Layer, copy: tf.layers.Layer): void {
  forEachInside(layer, copy, keepStates)
  const { states_: states } = layer as unknown as { states_?: tf.Tensor[] | null }
  if (!states?.every((state) => state instanceof tf.Tensor)) return
  Object.assign(copy, { states_: states.map((state) => tf.keep(state.clone())) })
}

/** Of a model, and of a layer around others. */
function forEachInside(
  layer: tf.layers.Layer,
  copy: tf.layers.Layer,
  visit: (inner: tf.layers.Layer, copy: tf.layers.Layer) => void,
): void {
  const copies = copy as unknown as Record<string, unknown>
  for (const [name, value] of Object.entries(layer)) {
    if (!isSetting(name)) continue
    const others = [copies[name]].flat()
    for (const [i, inner] of [value as unknown].flat().entries()) {
      const other = others[i]
      if (inner instanceof tf.layers.Layer && other instanceof tf.layers.Layer) visit(inner, other)
    }
  }
}

/** What `compile` and `fit` note in a model; inside another it plays no part. */
const OF_COMPILING =
  /^(optimizer_|loss|metrics|isOptimizerOwned|collectedTrainableWeights|feedLossFns)$/
/** A name that a layer inside another gets by itself, and a type that is the same as none. */
const isByItself = (name: string, value: unknown, isInner: boolean) =>
  name === 'dtype' ? value === 'float32' : name === 'name' && isInner

/** All that a layer holds besides its weights, as text. */
function settings(layer: object): string {
  return JSON.stringify(plain(layer, layer, []))
}

/** `path`: the objects around it. Nothing and null are the same: a default is written as either. */
function plain(value: unknown, layer: object, path: object[]): unknown {
  if (typeof value === 'function') return String(value)
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value !== 'object' || value === null) return value ?? undefined
  if (value instanceof tf.Tensor)
    return `tensor ${value.shape} ${value.isDisposed ? '' : hashBuffer(value.dataSync().slice().buffer)}`
  if ('val' in value) return `weight ${(value as { shape?: number[] }).shape}`
  if (path.includes(value)) return 'circle'
  const inside = [...path, value]
  if (value instanceof Map || value instanceof Set || Array.isArray(value))
    return [...value].map((each) => plain(each, layer, inside) ?? null)
  const isLayer = value instanceof tf.layers.Layer
  const isInner = isLayer && value !== layer
  const kept = Object.entries(value).filter(
    ([name, each]) =>
      !(isLayer && !isSetting(name)) &&
      !(isLayer && isByItself(name, each, isInner)) &&
      !(value instanceof tf.LayersModel && OF_COMPILING.test(name)),
  )
  return Object.fromEntries(
    kept
      .map(([name, each]) => [name, plain(each, layer, inside)] as const)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
