/**
 * Starts TensorFlow.js for training: wasm with SIMD where the browser has it, the plain cpu backend otherwise.
 * A backend is used only after one training step with a known answer: some compute wrong numbers silently.
 */
import { kernel as words } from '#words/kernel'
import '@tensorflow/tfjs-backend-cpu'
import { useFastMatMul } from './fast-matmul.ts'
import type { GpuBackend } from './gpu-device.ts'
import type { KernelFiles } from './kernels/load-kernels.ts'
import { usePlainKernels, useWasmKernels } from './kernels/use-kernels.ts'
import { startWasm } from './start-wasm.ts'
import * as tf from './tf.ts'

export interface WasmFiles {
  plain: string
  /** with SIMD, and perhaps with a memory that threads can share */
  simd: string
  /** our own, with the same kind of memory; without them the backend's are used */
  kernels?: KernelFiles
}

useFastMatMul()
usePlainKernels()

/** Where the reader wants to compute; what cannot be had falls back to `automatic`. */
export type Compute = 'automatic' | 'cpu' | GpuBackend

export interface Started {
  /** TensorFlow.js's name for it */
  backend: string
  /** threads that compute at present */
  threads(): number
  /** what the reader should know of it: why the one asked for is not used, or that no card is behind it */
  note?: string
}

/**
 * Starts a backend that computes right: the one asked for or, automatically, wasm where it runs and else cpu. Graphics
 * cards are used only when asked for; see docs/decisions/0006-kernels.md.
 */
export async function startBackend(
  files: WasmFiles,
  compute: Compute = 'automatic',
): Promise<Started> {
  const alone = { threads: () => 1 }
  let note: { note?: string } = {}
  if (compute === 'webgl' || compute === 'webgpu') {
    const { startGpu } = await import('./gpu.ts')
    const { refusal, isSoftware } = await startGpu(compute)
    const why = refusal ?? ((await knowsTheAnswer()) ? undefined : words.wrong)
    if (why === undefined)
      return { backend: compute, ...alone, ...(isSoftware && { note: words.software }) }
    note = { note: words.refused(compute, why) }
  }
  if (compute !== 'cpu' && (await startWasm(files))) {
    const threads = files.kernels && (await useWasmKernels(files.kernels))
    if (await knowsTheAnswer())
      return { backend: 'wasm', threads: () => threads?.count ?? 1, ...note }
  }
  if ((await tf.setBackend('cpu')) && (await knowsTheAnswer()))
    return { backend: 'cpu', ...alone, ...note }
  throw new Error(words.noBackend)
}

/** Whether modules with a shared memory can run here: only in pages isolated from other origins, and not on all phones. */
export function canShareMemory(): boolean {
  // Some browsers make such a memory elsewhere, too, and then do not let it be sent to a worker.
  if (!globalThis.crossOriginIsolated) return false
  try {
    return (
      new WebAssembly.Memory({ initial: 1, maximum: 65_536, shared: true }).buffer.byteLength > 0
    )
  } catch {
    return false
  }
}

/** One step of a network of two weights, by hand: y = relu(x w1) w2, loss = y², x = 2, w1 = 0.5, w2 = -3. */
async function knowsTheAnswer(): Promise<boolean> {
  const results = tf.tidy(() => {
    const x = tf.tensor2d([[2, 0]])
    const loss = (w1: tf.Tensor, w2: tf.Tensor) =>
      x
        .matMul(w1 as tf.Tensor2D)
        .relu()
        .matMul(w2 as tf.Tensor2D)
        .square()
        .sum() as tf.Scalar
    const { value, grads } = tf.valueAndGrads(loss)([
      tf.tensor2d([[0.5], [9]]),
      tf.tensor2d([[-3]]),
    ])
    return tf.concat([value, ...grads].map((t) => t.flatten()) as tf.Tensor1D[])
  })
  // y = -3, so loss 9, dL/dw2 = 2y·1 = -6, dL/dw1 = 2y·w2·x = (36, 0).
  const numbers = await results.data()
  results.dispose()
  return [9, 36, 0, -6].every((expected, i) => Math.abs(numbers[i]! - expected) < 1e-5)
}
