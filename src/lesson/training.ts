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
  /** mean loss of every 20 steps or so; `at` in epochs */
  curve: { at: number; loss: number; accuracy: number }[]
  finished: EpochResult[]
}

const CURVE_POINTS_PER_EPOCH = 24

/** Trains a compiled model (loss and accuracy) and returns one result for each epoch. */
export async function fit(
  model: tf.LayersModel,
  train: Digits,
  options: FitOptions,
): Promise<EpochResult[]> {
  const { batchSize, epochs, toInputs, toTargets, validation, onStep } = options
  const steps = Math.ceil(train.count / batchSize)
  const started = performance.now()
  const finished: EpochResult[] = []
  const curve: TrainingProgress['curve'] = []
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const epochStarted = performance.now()
    const order = shuffledIndices(train.count)
    const mean = new BatchMean()
    let recent = new BatchMean()
    for (let step = 1; step <= steps; step++) {
      const batch = train.pick(order.subarray((step - 1) * batchSize, step * batchSize))
      const x = toInputs(batch.images)
      const t = toTargets(batch.labels)
      // Forward, loss, gradients, and one update of every weight.
      const [loss, accuracy] = (await model.trainOnBatch(x, t)) as [number, number]
      tf.dispose([x, t])
      if (
        !Number.isFinite(loss) ||
        ((step % 25 === 0 || step === steps) && !hasFiniteWeights(model))
      )
        throw new Error(
          `The ${Number.isFinite(loss) ? 'weights are no longer numbers' : 'loss is no longer a number'} in epoch ${epoch}, step ${step}: ` +
            'steps have become so large that the weights left the range of numbers. Training stopped here. ' +
            'A smaller learning rate usually helps.',
        )
      mean.add(loss, accuracy, batch.count)
      recent.add(loss, accuracy, batch.count)
      if (step % Math.ceil(steps / CURVE_POINTS_PER_EPOCH) === 0 || step === steps) {
        curve.push({ at: epoch - 1 + step / steps, loss: recent.loss, accuracy: recent.accuracy })
        recent = new BatchMean()
      }
      const { loss: meanLoss, accuracy: meanAccuracy, count: samples } = mean
      const seconds = (performance.now() - started) / 1000
      const now = {
        epoch,
        epochs,
        step,
        steps,
        samples,
        loss: meanLoss,
        accuracy: meanAccuracy,
        seconds,
      }
      if (step < steps) await onStep?.({ kind: 'training', ...now, curve, finished })
    }
    const result: EpochResult = {
      epoch,
      loss: mean.loss,
      accuracy: mean.accuracy,
      seconds: (performance.now() - epochStarted) / 1000,
    }
    if (validation) {
      const { loss, accuracy } = await evaluate(model, validation, options)
      Object.assign(result, { validationLoss: loss, validationAccuracy: accuracy })
    }
    finished.push(result)
    const { loss, accuracy } = result
    const seconds = (performance.now() - started) / 1000
    const now = { epoch, epochs, step: steps, steps, samples: train.count, loss, accuracy, seconds }
    await onStep?.({ kind: 'training', ...now, curve, finished })
  }
  return finished
}

/** Mean loss and accuracy over all the digits, dropout off, 1,000 at a time. */
export async function evaluate(
  model: tf.LayersModel,
  digits: Digits,
  { toInputs, toTargets }: Encoding,
): Promise<{ loss: number; accuracy: number }> {
  const mean = new BatchMean()
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
    mean.add(loss!, accuracy!, batch.count)
  }
  return { loss: mean.loss, accuracy: mean.accuracy }
}

/** The wasm backend can turn NaN into a number on the way to the loss, so now and then the weights are looked at. */
function hasFiniteWeights(model: tf.LayersModel): boolean {
  return tf.tidy(() => model.getWeights().every((w) => Number.isFinite(w.sum().dataSync()[0])))
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

/** A mean over batches in which every digit counts the same, also those of a short last batch. */
class BatchMean {
  count = 0
  private lossSum = 0
  private accuracySum = 0

  add(loss: number, accuracy: number, count: number): void {
    this.count += count
    this.lossSum += loss * count
    this.accuracySum += accuracy * count
  }
  get loss(): number {
    return this.lossSum / this.count
  }
  get accuracy(): number {
    return this.accuracySum / this.count
  }
}
