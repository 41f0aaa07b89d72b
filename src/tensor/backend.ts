/**
 * Starts TensorFlow.js for training: wasm with SIMD where the browser has it, the plain cpu backend otherwise.
 * A backend is used only after one training step with a known answer: some compute wrong numbers silently.
 */
import { kernel as words } from '#words/kernel'
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { useFastMatMul } from './fast-matmul.ts'
import type { KernelFiles } from './kernels/load-kernels.ts'
import { usePlainKernels, useWasmKernels } from './kernels/use-kernels.ts'
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

/** Resolves to the name of the backend in use: the first of `candidates` that starts and computes right. */
export async function startBackend(
  files: WasmFiles,
  candidates: readonly ('wasm' | 'cpu')[] = ['wasm', 'cpu'],
): Promise<string> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': files.plain,
    'tfjs-backend-wasm-simd.wasm': files.simd,
    // Never fetched: the threaded build starts further workers from blob: URLs, which the page forbids.
    'tfjs-backend-wasm-threaded-simd.wasm': files.simd,
  })
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  for (const name of candidates) {
    if (!(await tf.setBackend(name).catch(() => false))) continue
    if (name === 'wasm' && files.kernels) await useWasmKernels(files.kernels)
    if (knowsTheAnswer()) return name
  }
  throw new Error(words.noBackend)
}

/** Whether modules with a shared memory can run here: only in pages isolated from other origins, and not on all phones. */
export function canShareMemory(): boolean {
  try {
    return (
      new WebAssembly.Memory({ initial: 1, maximum: 65_536, shared: true }).buffer.byteLength > 0
    )
  } catch {
    return false
  }
}

/** One step of a network of two weights, by hand: y = relu(x w1) w2, loss = y², x = 2, w1 = 0.5, w2 = -3. */
function knowsTheAnswer(): boolean {
  return tf.tidy(() => {
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
    // y = -3, so loss 9, dL/dw2 = 2y·1 = -6, dL/dw1 = 2y·w2·x = (36, 0).
    const numbers = [value, ...grads].flatMap((t) => [...t.dataSync()])
    return [9, 36, 0, -6].every((expected, i) => Math.abs(numbers[i]! - expected) < 1e-5)
  })
}
