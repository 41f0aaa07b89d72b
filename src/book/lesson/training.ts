/**
 * The training loop of the book: what `model.fit` does, in the open. It lets go of the processor after each step,
 * so that training can be watched and stopped, and it turns bytes into numbers one batch at a time.
 */
import * as tf from '@tensorflow/tfjs'
import { withoutSleep } from './clock.ts'
import { checkFinite } from './finite.ts'
import type { Digits } from './mnist.ts'
import {
  addBatch,
  beginning,
  type EpochResult,
  meanOf,
  noBatches,
  noteBatch,
  progressOf,
  type Scores,
  scored,
  type TrainingProgress,
  type TrainingState,
} from './progress.ts'

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

/** Trains a compiled model, whatever its loss and metrics, and returns one result for each epoch. */
export async function fit(
  model: tf.LayersModel,
  train: Digits,
  options: FitOptions,
): Promise<EpochResult[]> {
  const { batchSize, epochs, onStep, checkpoints } = options
  if (train.count === 0) throw new Error('There are no digits to learn from.')
  const steps = Math.ceil(train.count / batchSize)
  const state = (await checkpoints?.restore(model, epochs)) ?? beginning(epochs)
  if (state.epoch > state.epochs) await onStep?.(progressOf(state, steps, train.count))
  const awake = withoutSleep()
  // Of this epoch: what came before a break was perhaps computed elsewhere.
  let here = { seconds: 0, steps: 0 }
  // In which a card went on while nobody waited for it.
  let meanwhile = 0
  let card = state.epoch <= state.epochs ? await onCard(model, train, options) : undefined
  try {
    while (state.epoch <= state.epochs) {
      const started = performance.now()
      if (state.step === 0) state.order = shuffledIndices(train.count)
      const start = state.step * batchSize
      const places = state.order.subarray(start, start + batchSize)
      let taken = await card?.step(state.order, state.step)
      if (card && !taken) {
        card.end()
        card = await onCard(model, train, options)
        taken = await card?.step(state.order, state.step)
      }
      const { scores, areFinite } = taken ?? {
        scores: await trainStep(model, train.pick(places), options),
        areFinite: undefined,
      }
      state.step++
      const isLast = state.step === steps
      await checkFinite(model, scores.loss, state, isLast, areFinite)
      noteBatch(state, { scores, count: places.length, steps })
      const ended = performance.now()
      const seconds = awake((ended - started + meanwhile) / 1000)
      state.epochSeconds += seconds
      here = { seconds: here.seconds + seconds, steps: here.steps + 1 }
      if (isLast) await finishEpoch(model, state, options, card)
      const told = performance.now()
      state.seconds += seconds + (told - ended) / 1000
      await checkpoints?.offer(model, state)
      await onStep?.(progressOf(state, steps, train.count))
      meanwhile = card?.workedSince(told) ?? 0
      if (!isLast) continue
      const pace = { ...here, batchSize, isPlanned: card !== undefined }
      here = { seconds: 0, steps: 0 }
      if (state.epoch <= state.epochs && (await goesOnElsewhere(model, pace))) {
        card?.end()
        card = await onCard(model, train, options)
      }
    }
    return state.finished
  } finally {
    card?.end()
  }
}

/**
 * What a backend may offer, as the book's does on a graphics card: to take whole steps by itself, where it knows how to
 * for this model. To whoever looks at the model, it is the same as `trainStep` with one batch after another.
 */
export interface StepsOnCard {
  /**
   * one update, on the `step`-th batch of this order, from 0; and whether all weights are numbers after it. Undefined,
   * with nothing done, where the model has become one that has to be looked at anew
   */
  step(
    order: Uint32Array,
    step: number,
  ): Promise<{ scores: Scores; areFinite: boolean } | undefined>
  /** means over the digits to validate on, dropout off; undefined where there are none, or as with `step` */
  evaluate(): Promise<Scores | undefined>
  /** milliseconds since this time (`performance.now()`) in which it went on with steps not yet asked for */
  workedSince(time: number): number
  /** leaves the model as it is after the last step */
  end(): void
}

interface CardDigits {
  images: Uint8Array
  labels: Uint8Array
}

/** What else a backend may have, besides its operations. */
interface Backend {
  planTraining?(
    model: tf.LayersModel,
    data: Encoding & CardDigits & { batchSize: number; validation: CardDigits | undefined },
  ): Promise<StepsOnCard | undefined>
  /** Where steps so slow are not what was expected, has another backend compute from now on. */
  mend?(pace: {
    milliseconds: number
    steps: number
    isPlanned: boolean
    batchSize: number
    parameters: number
  }): Promise<boolean>
}

async function onCard(
  model: tf.LayersModel,
  { images, labels }: Digits,
  { batchSize, validation, toInputs, toTargets }: FitOptions,
): Promise<StepsOnCard | undefined> {
  const backend = tf.backend() as Backend
  const data = { images, labels, batchSize, validation, toInputs, toTargets }
  return backend.planTraining?.(model, data)
}

/** Whether the epoch that has ended was so slow that the next is computed elsewhere. */
async function goesOnElsewhere(
  model: tf.LayersModel,
  pace: { seconds: number; steps: number; isPlanned: boolean; batchSize: number },
): Promise<boolean> {
  const { mend } = tf.backend() as Backend
  if (!mend) return false
  const { seconds, ...rest } = pace
  const milliseconds = (1000 * seconds) / pace.steps
  return mend({ ...rest, milliseconds, parameters: model.countParams() })
}

/** Forward, loss, gradients, and one update of every weight. */
async function trainStep(
  model: tf.LayersModel,
  batch: Digits,
  { toInputs, toTargets }: Encoding,
): Promise<Scores> {
  const x = toInputs(batch.images)
  const t = toTargets(batch.labels)
  const results = await model.trainOnBatch(x, t)
  tf.dispose([x, t])
  return named(model, [results].flat())
}

/** Results in the order in which the model gives them, by its names for them. */
function named(model: tf.LayersModel, results: number[]): Scores {
  // What `compile` knows as 'accuracy', 'acc', it calls so here.
  const names = model.metricsNames.map((name) => (name === 'acc' ? 'accuracy' : name))
  return Object.fromEntries(names.map((name, i) => [name, results[i]!])) as Scores
}

/** Evaluates on the validation digits, notes the epoch's result, and gets ready for the next. */
async function finishEpoch(
  model: tf.LayersModel,
  state: TrainingState,
  { validation, ...encoding }: FitOptions,
  card: StepsOnCard | undefined,
): Promise<void> {
  const result: EpochResult = {
    epoch: state.epoch,
    ...scored(meanOf(state.mean)),
    seconds: state.epochSeconds,
  }
  if (validation) {
    const { loss, accuracy, metrics } = scored(
      (await card?.evaluate()) ?? (await evaluate(model, validation, encoding)),
    )
    Object.assign(result, {
      validationLoss: loss,
      ...(accuracy !== undefined && { validationAccuracy: accuracy }),
      ...(metrics && { validationMetrics: metrics }),
    })
  }
  state.finished.push(result)
  state.epoch++
  state.step = 0
  state.mean = noBatches()
  state.epochSeconds = 0
}

/**
 * Mean loss and metrics over all the digits, dropout off, 1,000 at a time; by their names, as the model was compiled.
 */
export async function evaluate(
  model: tf.LayersModel,
  digits: Digits,
  { toInputs, toTargets }: Encoding,
): Promise<Scores> {
  const mean = noBatches()
  for (let start = 0; start < digits.count; start += 1000) {
    const batch = digits.slice(start, Math.min(start + 1000, digits.count))
    const scores = tf.tidy(() =>
      [model.evaluate(toInputs(batch.images), toTargets(batch.labels), { batchSize: 1000 })].flat(),
    )
    const results = await Promise.all(scores.map(async (score) => (await score.data())[0]!))
    tf.dispose(scores)
    addBatch(mean, named(model, results), batch.count)
  }
  return meanOf(mean)
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
