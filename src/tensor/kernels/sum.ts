/** Sums over the rows of a matrix, which the wasm backend takes by way of a transposed copy. */
import { Sum, type SumAttrs, type TensorInfo } from '@tensorflow/tfjs-core'
import type { Kernels } from './load-kernels.ts'
import { replaceKernel } from './replace-kernel.ts'
import { addressOf } from './wasm-backend.ts'

/**
 * Replaces the Sum kernel of the wasm backend for float32 of shape [rows, n] along axis 0; other sums go to the kernel
 * that was there.
 */
export function useSum({ columnSums }: Kernels): void {
  replaceKernel(Sum, (backend, inputs, attrs) => {
    const { x } = inputs as unknown as { x: TensorInfo }
    const { axis, keepDims } = attrs as unknown as SumAttrs
    const axes = [axis].flat()
    if (x.shape.length !== 2 || axes.length !== 1 || axes[0] !== 0) return undefined
    if (x.dtype !== 'float32') return undefined
    const [rows, n] = x.shape as [number, number]
    const y = backend.makeOutput(keepDims ? [1, n] : [n], 'float32')
    columnSums(addressOf(backend, x), addressOf(backend, y), rows, n)
    return y
  })
}
