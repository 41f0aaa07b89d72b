/**
 * The training loop of the book: what `model.fit` does, in the open. It lets go of the processor after each step,
 * so that training can be watched and stopped, and it turns bytes into numbers one batch at a time.
 */
import * as tf from '@tensorflow/tfjs'
import type { Digits } from './mnist.ts'

export interface Encoding {
  /** bytes of B images -> inputs X, shape (B, 784) */
  toInputs: (images: Uint8Array) => tf.Tensor2D
  /** B labels -> one-hot targets T, shape (B, 10) */
  toTargets: (labels: Uint8Array) => tf.Tensor2D
}

export interface FitOptions extends Encoding {
  /** B, digits in a batch; the last batch of an epoch holds what is left */
  batchSize: number
  /** E, passes over all training digits */
  epochs: number
  /** digits to evaluate on after each epoch; they never change a weight */
  validation?: Digits
  /** called after each step; the next step waits for it */
  onStep?: (progress: TrainingProgress) => void | Promise<void>
  /** where training is kept, so that it can go on after a break */
  checkpoints?: Checkpoints | undefined
}

/** Keeps the model, its optimiser and the random numbers together with the state of training. */
export interface Checkpoints {
  /**
   * Puts back what was kept and returns the state; undefined when training starts from the beginning. Where the
   * kept training had ended and is to go on, it returns the state with `epochs` more to do.
   */
  restore(model: tf.LayersModel, epochs: number): Promise<TrainingState | undefined>
  /** Offers the state after a step; it is kept now and then, and always at the end of an epoch. */
  offer(model: tf.LayersModel, state: TrainingState): Promise<void>
}

/** All that training needs to go on, besides the model and the random numbers. Plain data. */
export interface TrainingState {
  /** passes to be made in all */
  epochs: number
  /** the pass under way, from 1; one more than `epochs` at the end */
  epoch: number
  /** steps done in it */
  step: number
  /** which digits its batches hold: places in the training set, shuffled */
  order: Uint32Array
  /** means over this epoch so far, and since the curve's last point */
  mean: BatchMean
  recent: BatchMean
  curve: CurvePoint[]
  finished: EpochResult[]
  /** spent on training so far, in this epoch and in all */
  epochSeconds: number
  seconds: number
}

/** A mean over batches in which every digit counts the same, also those of a short last batch. */
export interface BatchMean {
  count: number
  lossSum: number
  accuracySum: number
}

export interface CurvePoint {
  /** in epochs */
  at: number
  loss: number
  accuracy: number
}

export interface EpochResult {
  epoch: number
  /** means over the epoch's training steps, weighted by batch size, with dropout on */
  loss: number
  accuracy: number
  /** after the epoch, with dropout off; absent without validation digits */
  validationLoss?: number
  validationAccuracy?: number
  seconds: number
}

export interface TrainingProgress {
  kind: 'training'
  /** the epoch and step now done, from 1 */
  epoch: number
  epochs: number
  step: number
  /** steps in one epoch, S = ceil(N / B) */
  steps: number
  /** training digits seen in this epoch */
  samples: number
  /** running means of this epoch so far */
  loss: number
  accuracy: number
  /** since training started */
  seconds: number
  /** means of every 20 steps or so */
  curve: CurvePoint[]
  finished: EpochResult[]
}

const CURVE_POINTS_PER_EPOCH = 24

/** Trains a compiled model (loss and accuracy) and returns one result for each epoch. */
export async function fit(
  model: tf.LayersModel,
  train: Digits,
  options: FitOptions,
): Promise<EpochResult[]> {
  const { batchSize, epochs, onStep, checkpoints } = options
  const steps = Math.ceil(train.count / batchSize)
  const state = (await checkpoints?.restore(model, epochs)) ?? beginning(epochs)
  if (state.epoch > state.epochs) await onStep?.(progressOf(state, steps, train.count))
  const awake = withoutSleep()
  while (state.epoch <= state.epochs) {
    const started = performance.now()
    if (state.step === 0) state.order = shuffledIndices(train.count)
    const start = state.step * batchSize
    const batch = train.pick(state.order.subarray(start, start + batchSize))
    const { loss, accuracy } = await trainStep(model, batch, options)
    state.step++
    const isLast = state.step === steps
    await checkFinite(model, loss, state, isLast)
    addBatch(state.mean, loss, accuracy, batch.count)
    addBatch(state.recent, loss, accuracy, batch.count)
    if (isLast || state.step % Math.ceil(steps / CURVE_POINTS_PER_EPOCH) === 0) {
      state.curve.push({ at: state.epoch - 1 + state.step / steps, ...meanOf(state.recent) })
      state.recent = noBatches()
    }
    const ended = performance.now()
    const seconds = awake((ended - started) / 1000)
    state.epochSeconds += seconds
    if (isLast) await finishEpoch(model, state, options)
    state.seconds += seconds + (performance.now() - ended) / 1000
    await checkpoints?.offer(model, state)
    await onStep?.(progressOf(state, steps, train.count))
  }
  return state.finished
}

/**
 * Seconds of steps, but for sleep: a laptop that was closed, or a page that was frozen, makes one step last for hours.
 * A step far longer than those before it counts as their mean.
 */
function withoutSleep(): (seconds: number) => number {
  let steps = 0
  let mean = 0
  return (seconds) => {
    if (steps > 0 && seconds > 3 && seconds > 20 * mean) return mean
    mean += (seconds - mean) / ++steps
    return seconds
  }
}

/** Forward, loss, gradients, and one update of every weight. */
async function trainStep(
  model: tf.LayersModel,
  batch: Digits,
  { toInputs, toTargets }: Encoding,
): Promise<{ loss: number; accuracy: number }> {
  const x = toInputs(batch.images)
  const t = toTargets(batch.labels)
  const [loss, accuracy] = (await model.trainOnBatch(x, t)) as [number, number]
  tf.dispose([x, t])
  return { loss, accuracy }
}

/** Evaluates on the validation digits, notes the epoch's result, and gets ready for the next. */
async function finishEpoch(
  model: tf.LayersModel,
  state: TrainingState,
  { validation, ...encoding }: FitOptions,
): Promise<void> {
  const result: EpochResult = {
    epoch: state.epoch,
    ...meanOf(state.mean),
    seconds: state.epochSeconds,
  }
  if (validation) {
    const { loss, accuracy } = await evaluate(model, validation, encoding)
    Object.assign(result, { validationLoss: loss, validationAccuracy: accuracy })
  }
  state.finished.push(result)
  state.epoch++
  state.step = 0
  state.mean = noBatches()
  state.epochSeconds = 0
}

/** Mean loss and accuracy over all the digits, dropout off, 1,000 at a time. */
export async function evaluate(
  model: tf.LayersModel,
  digits: Digits,
  { toInputs, toTargets }: Encoding,
): Promise<{ loss: number; accuracy: number }> {
  const mean = noBatches()
  for (let start = 0; start < digits.count; start += 1000) {
    const batch = digits.slice(start, Math.min(start + 1000, digits.count))
    const scores = tf.tidy(
      () =>
        model.evaluate(toInputs(batch.images), toTargets(batch.labels), {
          batchSize: 1000,
        }) as tf.Scalar[],
    )
    const [loss, accuracy] = await Promise.all(
      scores.map(async (score) => (await score.data())[0]!),
    )
    tf.dispose(scores)
    addBatch(mean, loss!, accuracy!, batch.count)
  }
  return meanOf(mean)
}

function beginning(epochs: number): TrainingState {
  return {
    epochs,
    epoch: 1,
    step: 0,
    order: new Uint32Array(),
    mean: noBatches(),
    recent: noBatches(),
    curve: [],
    finished: [],
    epochSeconds: 0,
    seconds: 0,
  }
}

/** Between two epochs it tells the end of the one before. */
function progressOf(state: TrainingState, steps: number, samples: number): TrainingProgress {
  const { epochs, curve, finished, seconds } = state
  const isBetween = state.step === 0
  const { loss, accuracy } = isBetween ? finished.at(-1)! : meanOf(state.mean)
  return {
    kind: 'training',
    epoch: isBetween ? state.epoch - 1 : state.epoch,
    epochs,
    step: isBetween ? steps : state.step,
    steps,
    samples: isBetween ? samples : state.mean.count,
    loss,
    accuracy,
    seconds,
    curve,
    finished,
  }
}

/** Training has left the range of numbers. */
export class NotANumber extends Error {
  override name = 'NotANumber'
}

/**
 * Throws when the loss or a weight is no longer a number. The wasm backend can turn NaN into a number on the way to
 * the loss, so now and then the weights themselves are looked at.
 */
async function checkFinite(
  model: tf.LayersModel,
  loss: number,
  { epoch, step }: TrainingState,
  isLast: boolean,
): Promise<void> {
  const isLossFinite = Number.isFinite(loss)
  if (isLossFinite && (!(isLast || step % 25 === 0) || (await hasFiniteWeights(model)))) return
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

/** 0 … count − 1 in random order (Fisher and Yates), drawn from `Math.random`. */
export function shuffledIndices(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1))
    const other = order[j]!
    order[j] = order[i]!
    order[i] = other
  }
  return order
}

function noBatches(): BatchMean {
  return { count: 0, lossSum: 0, accuracySum: 0 }
}

function addBatch(mean: BatchMean, loss: number, accuracy: number, count: number): void {
  mean.count += count
  mean.lossSum += loss * count
  mean.accuracySum += accuracy * count
}

function meanOf({ count, lossSum, accuracySum }: BatchMean): { loss: number; accuracy: number } {
  return { loss: lossSum / count, accuracy: accuracySum / count }
}
