/**
 * TensorFlow.js's wasm backend hands only untransposed products to its fast routine (XNNPACK); a product with a
 * transposed argument takes a plain loop, many times slower, and every gradient of a Dense layer is one.
 * So each transposed argument is transposed into a copy first. Same numbers, same memory afterwards.
 */
import {
  BatchMatMul,
  type BatchMatMulAttrs,
  getKernel,
  type KernelBackend,
  registerKernel,
  type TensorInfo,
  Transpose,
  unregisterKernel,
} from '@tensorflow/tfjs-core'

/** Replaces the product of the wasm backend. Call once, before the backend starts. */
export function useFastMatMul(): void {
  const stock = getKernel(BatchMatMul, 'wasm')
  const transpose = getKernel(Transpose, 'wasm').kernelFunc
  unregisterKernel(BatchMatMul, 'wasm')
  registerKernel({
    ...stock,
    kernelFunc: ({ inputs, backend: anyBackend, attrs }) => {
      const backend = anyBackend as KernelBackend
      const { a, b } = inputs as unknown as { a: TensorInfo; b: TensorInfo }
      const { transposeA, transposeB } = attrs as unknown as BatchMatMulAttrs
      const copies: TensorInfo[] = []
      const plain = (x: TensorInfo, transposed: boolean): TensorInfo => {
        if (!transposed) return x
        const perm = x.shape.map((_, axis) => axis)
        perm.push(...perm.splice(-2).reverse())
        const copy = transpose({ inputs: { x }, backend, attrs: { perm } }) as TensorInfo
        copies.push(copy)
        return copy
      }
      const product = stock.kernelFunc({
        inputs: { a: plain(a, transposeA), b: plain(b, transposeB) },
        backend,
        attrs: { transposeA: false, transposeB: false },
      })
      for (const { dataId } of copies) backend.disposeData(dataId)
      return product
    },
  })
}
