/**
 * Reads from a compiled model what one step of its training is, if the card can do it in a few dispatches: a Sequential
 * of Dense and Dropout with the usual activations, softmax at the end, and an update rule that says itself in WGSL.
 */
import { kernel as words } from '#words/kernel'
import * as tf from '../tf.ts'

export type Activation = 'linear' | 'relu' | 'sigmoid' | 'tanh'
export type Loss = 'categoricalCrossentropy' | 'meanSquaredError'

export interface DenseStep {
  inputs: number
  units: number
  /** of the last layer it is softmax, which belongs to the loss */
  activation: Activation
  /** share of its answers that is dropped; 0 without a Dropout layer behind it */
  dropout: number
}

export interface StepPlan {
  layers: DenseStep[]
  loss: Loss
  /** whether the accuracy is told, besides the loss */
  accuracy: boolean
  rule: Rule
}

/** An update rule for one number: reads g, its settings and t, changes what it remembers, sets d, for θ ← θ − d. */
export interface Rule {
  wgsl: string
  settings: string[]
  remembers: readonly string[]
}

/** What of an optimiser is read here, some of it private. */
export interface RuledOptimizer extends Pick<tf.Optimizer, 'getWeights' | 'setWeights'> {
  config: Record<string, number>
  remembers: readonly string[]
  iterations: number
  iterations_: number
}

interface RuledClass {
  /** the same rule as `step`, for one number */
  readonly onCard?: string
}

const ACTIVATIONS: readonly string[] = ['linear', 'relu', 'sigmoid', 'tanh']
const LOSSES: Readonly<Record<string, Loss>> = {
  categoricalCrossentropy: 'categoricalCrossentropy',
  meanSquaredError: 'meanSquaredError',
  mse: 'meanSquaredError',
}
/** The step's header has room for so many. */
export const MOST_LAYERS = 6
export const MOST_SETTINGS = 8

/** The plan of a model's step; a string says what of it only TensorFlow.js's own operations can do. */
export function planStep(model: tf.LayersModel): StepPlan | string {
  const { notPlanned } = words
  if (!isPlain(model)) return notPlanned.model
  const layers = denseSteps(model)
  if (typeof layers === 'string') return layers
  const loss = typeof model.loss === 'string' ? LOSSES[model.loss] : undefined
  if (!loss) return notPlanned.loss
  const metrics = [model.metrics ?? []].flat() as unknown[]
  if (metrics.length > 1 || metrics.some((name) => name !== 'accuracy' && name !== 'acc'))
    return notPlanned.metrics
  const rule = ruleOf(model.optimizer as unknown as RuledOptimizer)
  if (!rule) return notPlanned.rule
  return { layers, loss, accuracy: metrics.length === 1, rule }
}

/** Whether the same kernels take the steps of both: at most the shares that are dropped differ. */
export function haveSameKernels(one: StepPlan, other: StepPlan): boolean {
  const kernels = ({ layers, ...rest }: StepPlan) =>
    JSON.stringify([rest, layers.map((layer) => ({ ...layer, dropout: 0 }))])
  return kernels(one) === kernels(other)
}

/** What a Sequential computes with, private: the model of the layers that it had when it was compiled. */
interface Compiled {
  layers: tf.layers.Layer[]
  collectedTrainableWeights: unknown[]
}

function compiledOf(model: tf.LayersModel): Compiled | undefined {
  return (model as unknown as { model?: Compiled }).model
}

/** A Sequential, no class derived from it, which trains the layers that it has: those added later wait for `compile`. */
function isPlain(model: tf.LayersModel): model is tf.Sequential {
  if (Object.getPrototypeOf(model) !== tf.Sequential.prototype) return false
  const layers = compiledOf(model)?.layers.slice(1) ?? model.layers
  return (
    !Object.hasOwn(model, 'trainOnBatch') &&
    layers.length === model.layers.length &&
    layers.every((layer, l) => layer === model.layers[l])
  )
}

/** Somebody has given it a method of its own, or something to call. */
function hasOwnMethod(object: object): boolean {
  return Object.values(object).some((value) => typeof value === 'function')
}

interface Layer extends tf.layers.Layer {
  getConfig(): tf.serialization.ConfigDict & {
    units: number
    activation: string
    useBias: boolean
    rate: number
  }
}

function denseSteps(model: tf.Sequential): DenseStep[] | string {
  const { notPlanned } = words
  const found: DenseStep[] = []
  let last: string | undefined
  let wasDropout = false
  const trained = new Set(compiledOf(model)?.collectedTrainableWeights)
  for (const layer of model.layers as Layer[]) {
    const config = layer.getConfig()
    if (layer instanceof Dense) {
      const [kernel] = layer.weights
      if (isSpecial(config, layer, trained) || last === 'softmax')
        return notPlanned.layer(layer.name)
      const [inputs, units] = kernel!.shape as [number, number]
      last = config.activation
      if (last !== 'softmax' && !ACTIVATIONS.includes(last)) return notPlanned.layer(layer.name)
      const activation = last === 'softmax' ? 'linear' : (last as Activation)
      found.push({ inputs, units, activation, dropout: 0 })
      wasDropout = false
    } else if (layer instanceof Dropout && found.length > 0 && !wasDropout && last !== 'softmax') {
      const { rate, noiseShape, seed } = config
      const isPlainMask = noiseShape == null && seed == null && layer.constructor === Dropout
      if (!isPlainMask || hasOwnMethod(layer) || !(rate >= 0 && rate < 1 - 2 ** -32))
        return notPlanned.layer(layer.name)
      found.at(-1)!.dropout = rate
      wasDropout = true
    } else return notPlanned.layer(layer.name)
  }
  if (last !== 'softmax' || found.length > MOST_LAYERS) return notPlanned.model
  return found
}

const classOf = (name: string) =>
  tf.serialization.SerializationMap.getMap().classNameMap[name]![0] as unknown as new () => object
const Dense = classOf('Dense')
const Dropout = classOf('Dropout')

/** A layer with what a plan knows nothing of, or a class derived from Dense; `trained` are the weights that learn. */
function isSpecial(
  config: ReturnType<Layer['getConfig']>,
  layer: Layer,
  trained: ReadonlySet<unknown>,
): boolean {
  const { kernelRegularizer, biasRegularizer, activityRegularizer, kernelConstraint } = config
  const more = [kernelRegularizer, biasRegularizer, activityRegularizer, kernelConstraint]
  return (
    layer.constructor !== Dense ||
    hasOwnMethod(layer) ||
    !config.useBias ||
    !layer.trainable ||
    layer.weights.some((weight) => !weight.trainable || !trained.has(weight)) ||
    layer.inboundNodes.length !== 1 ||
    (layer.weights[0]!.shape as number[]).length !== 2 ||
    [...more, config.biasConstraint].some((each) => each != null)
  )
}

/** Only of the very class whose rule it is: one derived from it may do something else. */
function ruleOf(optimizer: RuledOptimizer | undefined): Rule | undefined {
  if (!optimizer) return undefined
  const prototype = Object.getPrototypeOf(optimizer) as object
  const { constructor: itsClass } = prototype as { constructor: RuledClass }
  const isItsOwn = Object.hasOwn(itsClass, 'onCard') && Object.hasOwn(prototype, 'step')
  if (!isItsOwn || hasOwnMethod(optimizer)) return undefined
  const settings = Object.keys(optimizer.config)
  if (settings.length > MOST_SETTINGS) return undefined
  return { wgsl: itsClass.onCard!, settings, remembers: optimizer.remembers }
}
