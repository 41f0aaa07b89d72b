/** Loads TensorFlow.js, and what needs it, once and only when a cell asks. */
import type { WasmFiles } from '../tensor/backend.ts'

export interface Tensors {
  tf: typeof import('../tensor/tf.ts')
  TensorScope: typeof import('./tensor-scope.ts').TensorScope
  copyValue: typeof import('./copy.ts').copyValue
  makeCheckpoints: typeof import('./checkpoints.ts').makeCheckpoints
  saveModel: typeof import('./save-model.ts').saveModel
}

let loading: Promise<Tensors> | undefined
let loaded: Tensors | undefined

export function loadTensors(files: WasmFiles): Promise<Tensors> {
  loading ??= load(files).catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** What is loaded now, if anything. */
export function currentTensors(): Tensors | undefined {
  return loaded
}

async function load(files: WasmFiles): Promise<Tensors> {
  const [tf, { startBackend }, { TensorScope }, { copyValue }, { makeCheckpoints }, { saveModel }] =
    await Promise.all([
      import('../tensor/tf.ts'),
      import('../tensor/backend.ts'),
      import('./tensor-scope.ts'),
      import('./copy.ts'),
      import('./checkpoints.ts'),
      import('./save-model.ts'),
    ])
  await startBackend(files)
  loaded = { tf, TensorScope, copyValue, makeCheckpoints, saveModel }
  return loaded
}
