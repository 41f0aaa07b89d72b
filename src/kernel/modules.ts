/**
 * The modules a cell may import: these, bundled with the book, and no others.
 * Each is loaded when a cell first asks for it.
 */
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import * as mnist from '../lesson/mnist.ts'
import relaxedKernels from '../tensor/kernels/assembly/index.ts?wasm=relaxed'
import simdKernels from '../tensor/kernels/assembly/index.ts?wasm=simd'
import { loadTensors } from './tensors.ts'

type Exports = Record<string, unknown>

/** TensorFlow.js with its backend running, as everything that computes with tensors needs it. */
const withTensors = () =>
  loadTensors({
    plain: plainWasm,
    simd: simdWasm,
    kernels: { simd: simdKernels, relaxed: relaxedKernels },
  })

const MODULES: Record<string, () => Promise<Exports>> = {
  '@tensorflow/tfjs': async () => (await withTensors()).tf as unknown as Exports,
  'lesson/check': () => import('../lesson/check.ts') as Promise<Exports>,
  'lesson/mnist': async () => mnist,
  'lesson/optimisers': () =>
    withTensors().then(() => import('../lesson/optimisers.ts') as Promise<Exports>),
  'lesson/rmsprop': () =>
    withTensors().then(() => import('../lesson/rmsprop.ts') as Promise<Exports>),
  'lesson/show': () => import('../lesson/show.ts') as Promise<Exports>,
  'lesson/training': () =>
    withTensors().then(() => import('../lesson/training.ts') as Promise<Exports>),
  'lesson/trials': () =>
    withTensors().then(() => import('../lesson/trials.ts') as Promise<Exports>),
}

/** The value a cell's import binds. */
export async function importValue(module: string, imported: string): Promise<unknown> {
  const load = MODULES[module]
  if (!load)
    throw new Error(
      `"${module}" is not among the modules of this book: ${Object.keys(MODULES).join(', ')}`,
    )
  const exports = await load()
  if (imported === '*') return exports
  if (!(imported in exports)) throw new Error(`"${module}" exports no "${imported}"`)
  return exports[imported]
}
