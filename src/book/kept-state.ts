/** The state of a training that is kept. */
import {
  isArrayOf,
  isCount,
  isFromOne,
  isMissingOr,
  isNumber,
  isOf,
  isRecordOf,
} from '../kernel/checks.ts'
import type { KeptState, WorkState } from '../kernel/kept-state.ts'
import type { BatchMean, CurvePoint, EpochResult, TrainingState } from './lesson/progress.ts'

const isScores = isRecordOf(isNumber, 100)
const isMean = isOf<BatchMean>({
  count: isCount,
  lossSum: isNumber,
  accuracySum: isMissingOr(isNumber),
  metricSums: isMissingOr(isScores),
})

export const keptState: KeptState = {
  isWhole: isOf<Omit<TrainingState, keyof WorkState>>({
    order: (value) => value instanceof Uint32Array,
    mean: isMean,
    recent: isMean,
    curve: isArrayOf(
      isOf<CurvePoint>({
        at: isNumber,
        loss: isNumber,
        accuracy: isMissingOr(isNumber),
        metrics: isMissingOr(isScores),
      }),
      100_000,
    ),
    finished: isArrayOf(
      isOf<EpochResult>({
        epoch: isFromOne,
        loss: isNumber,
        accuracy: isMissingOr(isNumber),
        metrics: isMissingOr(isScores),
        validationLoss: isMissingOr(isNumber),
        validationAccuracy: isMissingOr(isNumber),
        validationMetrics: isMissingOr(isScores),
        seconds: isNumber,
      }),
      10_000,
    ),
    epochSeconds: isNumber,
    seconds: isNumber,
  }),
  arraysOf: (state) => [(state as TrainingState).order],
}
