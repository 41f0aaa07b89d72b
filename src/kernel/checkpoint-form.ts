/** Whether what was stored is a checkpoint in all its parts: the kernel takes one as it is given. */

import type { BatchMean, CurvePoint, EpochResult, TrainingState } from '../book/lesson/progress.ts'
import type { Checkpoint, KeptTensor } from './protocol.ts'

type Check = (value: unknown) => boolean

/** The form of a `T`, part by part, none left out. */
type Form<T> = { [Part in keyof Required<T>]: Check }

const isNumber: Check = (value) => typeof value === 'number'
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isFromOne: Check = (value) => isCount(value) && value !== 0
const isText: Check = (value) => typeof value === 'string'
const isMissingOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const isArrayOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const isOf =
  <T>(form: Form<T>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    (Object.entries(form) as [string, Check][]).every(([part, check]) =>
      check((value as Record<string, unknown>)[part]),
    )

const ARRAYS: Record<string, unknown> = { float32: Float32Array, int32: Int32Array }

const isTensor: Check = (value) => {
  const isInParts = isOf<KeptTensor>({
    name: isText,
    shape: isArrayOf(isCount),
    dtype: (dtype) => isText(dtype) && Object.hasOwn(ARRAYS, dtype as string),
    values: ArrayBuffer.isView,
  })
  if (!isInParts(value)) return false
  const { shape, dtype, values } = value as KeptTensor
  const size = shape.reduce((product, length) => product * length, 1)
  return values.constructor === ARRAYS[dtype] && values.length === size
}

const isMean = isOf<BatchMean>({ count: isCount, lossSum: isNumber, accuracySum: isNumber })

const isState = isOf<TrainingState>({
  epochs: isCount,
  epoch: isFromOne,
  step: isCount,
  order: (value) => value instanceof Uint32Array,
  mean: isMean,
  recent: isMean,
  curve: isArrayOf(isOf<CurvePoint>({ at: isNumber, loss: isNumber, accuracy: isNumber })),
  finished: isArrayOf(
    isOf<EpochResult>({
      epoch: isFromOne,
      loss: isNumber,
      accuracy: isNumber,
      validationLoss: isMissingOr(isNumber),
      validationAccuracy: isMissingOr(isNumber),
      seconds: isNumber,
    }),
  ),
  epochSeconds: isNumber,
  seconds: isNumber,
})

const isWhole = isOf<Checkpoint>({
  weights: isArrayOf(isTensor),
  optimizer: isArrayOf(isTensor),
  random: isNumber,
  state: isState,
})

/** Whether an unknown value has all parts of a checkpoint, each of the right type and size. */
export function isCheckpoint(value: unknown): value is Checkpoint {
  return isWhole(value)
}

/** The memory that a checkpoint's numbers take, in bytes. */
export function bytesOf({ weights, optimizer, state }: Checkpoint): number {
  const tensors = [...weights, ...optimizer].map(({ values }) => values.byteLength)
  return tensors.reduce((sum, bytes) => sum + bytes, state.order.byteLength)
}
