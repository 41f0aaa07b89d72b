/** A part of a tensor, copied within the backend's memory; the backend's own kernel copies all of the tensor first. */
import { Slice, type SliceAttrs, slice_util, type TensorInfo, util } from '@tensorflow/tfjs-core'
import { replaceKernel } from './replace-kernel.ts'
import { addressOf } from './wasm-backend.ts'

/**
 * Replaces the Slice kernel of the wasm backend, but for tensors of texts. A part that reaches beyond the tensor is
 * refused, as by the cpu backend.
 */
export function useSlice(): void {
  replaceKernel(Slice, (backend, inputs, attrs) => {
    const { x } = inputs as unknown as { x: TensorInfo }
    const { begin, size } = attrs as unknown as SliceAttrs
    if (x.dtype === 'string') return undefined
    const [first, counts] = slice_util.parseSliceParams(x, begin, size) as [number[], number[]]
    slice_util.assertParamsValid(x, first, counts)
    const y = backend.makeOutput(counts, x.dtype)
    // Taken now: making room may have given the memory another buffer.
    const memory = new Uint8Array(backend.wasm.asm.memory.buffer)
    const bytes = util.bytesPerElement(x.dtype)
    const from = addressOf(backend, x)
    let to = addressOf(backend, y)
    forEachBlock(x.shape, first, counts, (start, length) => {
      const at = from + bytes * start
      memory.copyWithin(to, at, at + bytes * length)
      to += bytes * length
    })
    return y
  })
}

/** Visits the part's runs of neighbours, in order: where each starts in the whole, and how many numbers it has. */
function forEachBlock(
  shape: readonly number[],
  first: readonly number[],
  counts: readonly number[],
  visit: (start: number, length: number) => void,
): void {
  if (counts.includes(0)) return
  /** the last axis of which some is left out; further axes are in a block whole */
  const last = Math.max(
    0,
    shape.findLastIndex((length, axis) => counts[axis] !== length),
  )
  const strides = shape.map((_, axis) => util.sizeFromShape(shape.slice(axis + 1)))
  const walk = (axis: number, start: number): void => {
    const here = start + first[axis]! * strides[axis]!
    if (axis === last) return visit(here, counts[axis]! * strides[axis]!)
    for (let i = 0; i < counts[axis]!; i++) walk(axis + 1, here + i * strides[axis]!)
  }
  walk(0, 0)
}
