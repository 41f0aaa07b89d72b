/** TensorFlow.js's values, told by how they look: the kernel must not load the library to look at a number. */

import type { LayersModel } from '@tensorflow/tfjs'
import { kernel as words } from '#words/kernel'
import { copyOf, isObject } from '../../kernel/copy.ts'
import type { Plan, Refuse } from '../../kernel/copy-plan.ts'
import { hashBuffer } from '../../kernel/hash.ts'
import type { PluginValues } from '../../kernel/plugin.ts'
import { idOf, own, ownPrint, type Print, UNREAD } from '../../kernel/prints.ts'
import { describeValue, isModel, isTensor, sketchValue } from './describe-values.ts'
import { isSetting } from './layer-settings.ts'
import type { LoadedTensors } from './loaded-tensors.ts'

/** `loaded` gives what only the loaded library knows. */
export function tensorValues(loaded: () => LoadedTensors | undefined): PluginValues {
  return {
    print: (value) => printTensor(value, loaded()) ?? printLayer(value) ?? printOptimizer(value),
    isDisposed: (value) => isDisposed(value, loaded()),
    planCopy: (value, refuse) => planCopy(value, refuse, loaded),
    checkTogether: refuseSharedLayers,
    describe: (value) => describeValue(value, (tensor) => isDisposed(tensor, loaded())),
    sketch: (value) => sketchValue(value, (tensor) => isDisposed(tensor, loaded())),
    isSavable: isModel,
  }
}

/** Its numbers cannot change where they are; a variable that is assigned gets others. */
function printTensor(value: object, tensors: LoadedTensors | undefined): Print | undefined {
  const dataId = own(value, 'dataId')
  if (typeof dataId !== 'object' || dataId === null || own(value, 'rankType') === undefined)
    return undefined
  const isGone = isDisposed(value, tensors)
  const data = isGone ? undefined : dataOf(dataId, tensors)
  return [idOf(dataId), isGone, own(value, 'trainable'), data ? hashBuffer(data.buffer) : UNREAD]
}

/** Whether a tensor or variable has been disposed of. */
function isDisposed(value: object, tensors: LoadedTensors | undefined): boolean {
  const dataId = own(value, 'dataId')
  if (typeof dataId !== 'object' || dataId === null) return false
  if (own(value, 'isDisposedInternal') === true) return true
  const state = tensors?.tf.engine().state
  if (!state) return false
  const { name, trainable } = value as { name?: string; trainable?: boolean }
  // A variable that is disposed of with all others does not note it.
  if (trainable !== undefined) return state.registeredVariables[name!] !== value
  return !state.tensorInfo.has(dataId)
}

/** Its numbers where they can be read for nothing, and changed: in the memory of the cpu backend. */
function dataOf(dataId: object, tensors: LoadedTensors | undefined): ArrayBufferView | undefined {
  const info = tensors?.tf.engine().state.tensorInfo.get(dataId)
  const { data } = (info?.backend ?? {}) as { data?: Map<object, { values?: unknown }> }
  if (!data?.has(dataId)) return undefined
  const values = data.get(dataId)?.values
  return ArrayBuffer.isView(values) ? values : undefined
}

const KEPT = /^_(trainable|nonTrainable)Weights$/

function printLayer(value: object): Print | undefined {
  if (own(value, 'sourceLayer') || own(value, 'outboundLayer')) return []
  if (!Array.isArray(own(value, '_trainableWeights')) || !Array.isArray(own(value, 'inboundNodes')))
    return undefined
  const print = ownPrint(
    value,
    (key) => typeof key === 'string' && !isSetting(key) && !KEPT.test(key),
  )
  if (own(value, '_stateful') === true) print.push(own(value, 'states_'))
  return print
}

/** Its count of steps is written when it is first read. */
function printOptimizer(value: object): Print | undefined {
  let prototype = Object.getPrototypeOf(value) as object | null
  while (prototype && own(prototype, 'computeGradients') === undefined)
    prototype = Object.getPrototypeOf(prototype)
  if (!prototype) return undefined
  const print = ownPrint(value, (key) => key === 'iterations_')
  print.push(own(value, 'iterations_') ?? 0)
  return print
}

function planCopy(
  value: object,
  refuse: Refuse,
  loaded: () => LoadedTensors | undefined,
): Plan | undefined {
  if (isTensor(value))
    return { make: () => loaded()!.copyTensor(value), fill: (copy) => putMore(value, copy, refuse) }
  if (isModel(value)) {
    const { optimizer } = value
    return {
      make: () => loaded()!.copyModel(value, refuse),
      leadsTo: [optimizer],
      fill(copy, copied) {
        const copiedOptimizer = copyOf(optimizer, copied) as typeof optimizer
        loaded()!.compileCopy(copy as LayersModel, value, copiedOptimizer)
        putMore(value, copy, refuse)
      },
    }
  }
  if (Object.hasOwn(value, 'inboundNodes') || Object.hasOwn(value, 'sourceLayer'))
    return refuse(words.uncopyable.layer)
  return undefined
}

/** What a cell has put on a tensor or a model: values that are no objects are taken along. */
function putMore(value: object, copy: object, refuse: Refuse): void {
  for (const key of Reflect.ownKeys(value)) {
    if (Object.hasOwn(copy, key) || BY_USE.has(key)) continue
    const property = Object.getOwnPropertyDescriptor(value, key)!
    if (!('value' in property) || isObject(property.value))
      refuse(words.uncopyable.failed(String(key)))
    Object.defineProperty(copy, key, property)
  }
}

/** What TensorFlow.js itself puts on tensors and models that are used. */
const BY_USE = new Set<PropertyKey>([
  ...['kept', 'scopeId', 'kerasMask', 'isDisposedInternal', 'history', 'isTraining'],
  ...['stopTraining_', 'collectedTrainableWeights', 'trainFunction', 'testFunction', 'loss'],
  ...['lossFunctions', 'feedOutputNames', 'feedOutputShapes', 'feedLossFns', 'metrics'],
  ...['metricsNames', 'metricsTensors', 'optimizer_', 'isOptimizerOwned', 'userDefinedMetadata'],
  // A sequence's, once it is built.
  'model',
])

/** Each model is copied by itself, so layers that two of them share would no longer be shared. */
function refuseSharedLayers(values: Iterable<[object, Refuse]>): void {
  const seen = new Set<unknown>()
  for (const [value, refuse] of values) {
    if (!isModel(value)) continue
    for (const layer of value.layers) {
      if (seen.has(layer)) refuse(words.uncopyable.sharedLayers)
      seen.add(layer)
    }
  }
}
