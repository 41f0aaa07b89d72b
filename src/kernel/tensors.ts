/** Loads TensorFlow.js, and what needs it, once and only when a cell asks. */
import type { Compute, Measured, Started } from '../tensor/backend.ts'
import { wasmFiles } from './wasm-files.ts'

export interface Tensors {
  tf: typeof import('../tensor/tf.ts')
  backend: Started
  TensorScope: typeof import('./tensor-scope.ts').TensorScope
  copyValue: typeof import('./copy.ts').copyValue
  makeCheckpoints: typeof import('./checkpoints.ts').makeCheckpoints
  saveModel: typeof import('./save-model.ts').saveModel
}

let loading: Promise<Tensors> | undefined
let loaded: Tensors | undefined
let wanted: Compute = 'automatic'
let remembered: Measured | undefined
let tellLost = () => {}

/** Takes effect when tensors are loaded, so it must come before. `lost`: the graphics card was taken away. */
export function computeOn(
  compute: Compute,
  measured: Measured | undefined,
  lost: () => void,
): void {
  wanted = compute
  remembered = measured
  tellLost = lost
}

export function loadTensors(): Promise<Tensors> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** What is loaded now, if anything. */
export function currentTensors(): Tensors | undefined {
  return loaded
}

async function load(): Promise<Tensors> {
  const [
    tf,
    { canShareMemory, startBackend },
    { TensorScope },
    { copyValue },
    { makeCheckpoints },
    { saveModel },
  ] = await Promise.all([
    import('../tensor/tf.ts'),
    import('../tensor/backend.ts'),
    import('./tensor-scope.ts'),
    import('./copy.ts'),
    import('./checkpoints.ts'),
    import('./save-model.ts'),
  ])
  const backend = await startBackend(wasmFiles(canShareMemory()), wanted, remembered)
  void backend.lost?.then(() => tellLost())
  loaded = { tf, backend, TensorScope, copyValue, makeCheckpoints, saveModel }
  return loaded
}
