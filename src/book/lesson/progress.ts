/** How far a training is: means over batches, the curve, the results of epochs. All of it is plain data. */

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

/** No step is done. */
export function beginning(epochs: number): TrainingState {
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
export function progressOf(state: TrainingState, steps: number, samples: number): TrainingProgress {
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

/** Adds a step's mean over `count` digits; now and then that gives a point of the curve. `steps`: in an epoch. */
export function noteBatch(
  state: TrainingState,
  {
    loss,
    accuracy,
    count,
    steps,
  }: { loss: number; accuracy: number; count: number; steps: number },
): void {
  addBatch(state.mean, loss, accuracy, count)
  addBatch(state.recent, loss, accuracy, count)
  if (state.step === steps || state.step % Math.ceil(steps / CURVE_POINTS_PER_EPOCH) === 0) {
    state.curve.push({ at: state.epoch - 1 + state.step / steps, ...meanOf(state.recent) })
    state.recent = noBatches()
  }
}

export function noBatches(): BatchMean {
  return { count: 0, lossSum: 0, accuracySum: 0 }
}

export function addBatch(mean: BatchMean, loss: number, accuracy: number, count: number): void {
  mean.count += count
  mean.lossSum += loss * count
  mean.accuracySum += accuracy * count
}

export function meanOf({ count, lossSum, accuracySum }: BatchMean): {
  loss: number
  accuracy: number
} {
  return { loss: lossSum / count, accuracy: accuracySum / count }
}
