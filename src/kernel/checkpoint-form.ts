/** Whether what was stored is a checkpoint in all its parts: the kernel takes one as it is given. */

import { keptState } from '#book/kept-state'
import { type Check, isArrayOf, isCount, isFromOne, isNumber, isOf, isText } from './checks.ts'
import type { WorkState } from './kept-state.ts'
import type { Checkpoint, KeptTensor } from './protocol.ts'

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

const isFar = isOf<WorkState>({ epochs: isCount, epoch: isFromOne, step: isCount })

const isWhole = isOf<Checkpoint>({
  weights: isArrayOf(isTensor),
  optimizer: isArrayOf(isTensor),
  random: isNumber,
  state: (value) => isFar(value) && keptState.isWhole(value),
})

/** Whether an unknown value has all parts of a checkpoint, each of the right type and size. */
export function isCheckpoint(value: unknown): value is Checkpoint {
  return isWhole(value)
}

/** The memory that a checkpoint's numbers take, in bytes. */
export function bytesOf({ weights, optimizer, state }: Checkpoint): number {
  return arraysOf({ weights, optimizer, state }).reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  )
}

/** All its numbers that lie in buffers. */
export function arraysOf({
  weights,
  optimizer,
  state,
}: Pick<Checkpoint, 'weights' | 'optimizer' | 'state'>): ArrayBufferView[] {
  return [...[...weights, ...optimizer].map(({ values }) => values), ...keptState.arraysOf(state)]
}
