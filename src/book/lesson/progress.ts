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
  /** spent on training so far, in this epoch's steps, and in all with the tests after epochs; not in `onStep` */
  epochSeconds: number
  seconds: number
}

/** A mean over batches in which every digit counts the same, also those of a short last batch. */
export interface BatchMean {
  count: number
  /** sums over the digits, the metrics' by their names */
  lossSum: number
  accuracySum?: number
  metricSums?: Record<string, number>
}

/**
 * The loss, and by their names the metrics that the model was compiled with. `accuracy` is there only if it is one of
 * them.
 */
export interface Scores {
  loss: number
  accuracy: number
  [metric: string]: number
}

/** Scores in data that is shown and kept. */
interface Scored {
  loss: number
  accuracy?: number
  /** what else the model was compiled with, by name */
  metrics?: Record<string, number>
}

export interface CurvePoint extends Scored {
  /** in epochs */
  at: number
}

/** The scores are means over the epoch's training steps, weighted by batch size, with dropout on. */
export interface EpochResult extends Scored {
  epoch: number
  /** after the epoch, with dropout off; absent without validation digits */
  validationLoss?: number
  validationAccuracy?: number
  validationMetrics?: Record<string, number>
  /** spent on its steps, without validation */
  seconds: number
}

/** The scores are running means of this epoch so far. */
export interface TrainingProgress extends Scored {
  kind: 'training'
  /** the epoch and step now done, from 1 */
  epoch: number
  epochs: number
  step: number
  /** steps in one epoch, S = ceil(N / B) */
  steps: number
  /** training digits seen in this epoch */
  samples: number
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
  const { loss, accuracy, metrics } = isBetween ? finished.at(-1)! : scored(meanOf(state.mean))
  return {
    kind: 'training',
    epoch: isBetween ? state.epoch - 1 : state.epoch,
    epochs,
    step: isBetween ? steps : state.step,
    steps,
    samples: isBetween ? samples : state.mean.count,
    loss,
    ...(accuracy !== undefined && { accuracy }),
    ...(metrics && { metrics }),
    seconds,
    curve,
    finished,
  }
}

/** Adds a step's means over `count` digits; now and then that gives a point of the curve. `steps`: in an epoch. */
export function noteBatch(
  state: TrainingState,
  { scores, count, steps }: { scores: Scores; count: number; steps: number },
): void {
  addBatch(state.mean, scores, count)
  addBatch(state.recent, scores, count)
  if (state.step === steps || state.step % Math.ceil(steps / CURVE_POINTS_PER_EPOCH) === 0) {
    const at = state.epoch - 1 + state.step / steps
    state.curve.push({ at, ...scored(meanOf(state.recent)) })
    state.recent = noBatches()
  }
}

export function noBatches(): BatchMean {
  return { count: 0, lossSum: 0 }
}

export function addBatch(mean: BatchMean, scores: Scores, count: number): void {
  const { loss, accuracy, metrics = {} } = scored(scores)
  mean.count += count
  mean.lossSum += loss * count
  if (accuracy !== undefined) mean.accuracySum = (mean.accuracySum ?? 0) + accuracy * count
  for (const [name, metric] of Object.entries(metrics)) {
    mean.metricSums ??= {}
    mean.metricSums[name] = (mean.metricSums[name] ?? 0) + metric * count
  }
}

export function meanOf({ count, lossSum, accuracySum, metricSums = {} }: BatchMean): Scores {
  const mean = (sum: number) => sum / count
  return {
    loss: mean(lossSum),
    ...(accuracySum !== undefined && { accuracy: mean(accuracySum) }),
    ...Object.fromEntries(Object.entries(metricSums).map(([name, sum]) => [name, mean(sum)])),
  } as Scores
}

/** The other way to write scores: all but loss and accuracy apart. */
export function scored({ loss, accuracy, ...metrics }: Scores): Scored {
  return {
    loss,
    ...(accuracy !== undefined && { accuracy }),
    ...(Object.keys(metrics).length > 0 && { metrics }),
  }
}
