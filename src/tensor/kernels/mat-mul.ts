/**
 * TensorFlow.js's two kernels for products, on the wasm backend, by our `sgemm`. Its own hand only untransposed
 * products to a fast routine, and every gradient of a Dense layer is a transposed one.
 * What `sgemm` does not do (other activations, batches that are broadcast) stays with the kernels that were there.
 */
import {
  _FusedMatMul,
  type _FusedMatMulAttrs,
  BatchMatMul,
  type BatchMatMulAttrs,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
import type { Kernels } from './load-kernels.ts'
import { replaceKernel } from './replace-kernel.ts'
import type { Call, Threads } from './threads.ts'
import { addressOf, type WasmBackend } from './wasm-backend.ts'

/** Replaces BatchMatMul and _FusedMatMul of the wasm backend; products are shared among `threads`. */
export function useMatMul(kernels: Kernels, threads: Threads): void {
  const multiply = multiplier(kernels, threads)
  replaceKernel(BatchMatMul, (backend, inputs, attrs) => {
    const { a, b } = inputs as unknown as { a: TensorInfo; b: TensorInfo }
    const { transposeA, transposeB } = attrs as unknown as BatchMatMulAttrs
    return multiply(backend, { a, b, transposeA, transposeB, relu: false })
  })
  replaceKernel(_FusedMatMul, (backend, inputs, attrs) => {
    const { a, b, bias } = inputs as unknown as { a: TensorInfo; b: TensorInfo; bias?: TensorInfo }
    const { transposeA, transposeB, activation } = attrs as unknown as _FusedMatMulAttrs
    if (activation !== 'linear' && activation !== 'relu') return undefined
    return multiply(backend, { a, b, bias, transposeA, transposeB, relu: activation === 'relu' })
  })
}

interface Product {
  /** (…, m, k), or (…, k, m) if transposed; likewise b */
  a: TensorInfo
  b: TensorInfo
  bias?: TensorInfo | undefined
  transposeA: boolean
  transposeB: boolean
  relu: boolean
}

/** A function that multiplies, and keeps the memory in which arguments are packed. */
function multiplier({ sgemmScratch }: Kernels, threads: Threads) {
  let scratch = { address: 0, bytes: 0 }
  const scratchOf = ({ wasm }: WasmBackend, bytes: number): number => {
    if (scratch.bytes < bytes) {
      wasm._free(scratch.address)
      scratch = { address: wasm._malloc(bytes), bytes }
    }
    return scratch.address
  }

  return (backend: WasmBackend, product: Product): TensorInfo | undefined => {
    const { a, b, bias, transposeA, transposeB, relu } = product
    const outer = a.shape.slice(0, -2)
    if (!util.arraysEqual(outer, b.shape.slice(0, -2))) return undefined
    if ([a, b, bias].some((x) => x && x.dtype !== 'float32')) return undefined
    const [aRows, aColumns] = a.shape.slice(-2) as [number, number]
    const [bRows, bColumns] = b.shape.slice(-2) as [number, number]
    const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns]
    const [rows, n] = transposeB ? [bColumns, bRows] : [bRows, bColumns]
    // The cpu backend says so, the wasm backend would read beyond the shorter one's end.
    util.assert(
      k === rows,
      () =>
        `Error in matMul: inner shapes (${k}) and (${rows}) of Tensors with shapes ${a.shape} and ` +
        `${b.shape} and transposeA=${transposeA} and transposeB=${transposeB} must match.`,
    )
    if (bias && util.sizeFromShape(bias.shape) !== n) return undefined

    const c = backend.makeOutput([...outer, m, n], 'float32')
    const count = util.sizeFromShape(outer)
    const shape = [count, m, n, k, transposeA, transposeB].join()
    threads.multiply(shape, m * n * k, (parts, run) => {
      const width = 8 * Math.ceil(n / 8 / parts)
      const perPart = sgemmScratch(width)
      const scratch = scratchOf(backend, parts * perPart)
      const [from, by, to] = [a, b, c].map((x) => addressOf(backend, x)) as [number, number, number]
      const atBias = bias ? addressOf(backend, bias) : 0
      const [aRow, aColumn] = transposeA ? [1, m] : [k, 1]
      const [bRow, bColumn] = transposeB ? [1, k] : [n, 1]
      for (let i = 0; i < count; i++) {
        /** columns `first` to `first + width` */
        const call = (first: number, part: number): Call => [
          from + 4 * i * m * k,
          aRow,
          aColumn,
          by + 4 * (i * k * n + first * bColumn),
          bRow,
          bColumn,
          to + 4 * (i * m * n + first),
          n,
          m,
          Math.min(width, n - first),
          k,
          atBias && atBias + 4 * first,
          Number(relu),
          scratch + part * perPart,
        ]
        const calls: Call[] = []
        for (let first = 0; first < n; first += width) calls.push(call(first, calls.length))
        run(calls)
      }
    })
    return c
  }
}
