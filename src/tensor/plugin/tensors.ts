/** Loads TensorFlow.js, and what needs it, once and only when a cell asks. */

import type { Sight } from '../../kernel/prints.ts'
import type { Compute, Measured, Started } from '../backend.ts'
import { wasmFiles } from './wasm-files.ts'

export interface Tensors {
  tf: typeof import('../tf.ts')
  backend: Started
  TensorScope: typeof import('./tensor-scope.ts').TensorScope
  guard: import('./engine-guard.ts').EngineGuard
  copyModel: typeof import('./copy-model.ts').copyModel
  copyTensor: typeof import('./copy-model.ts').copyTensor
  compileCopy: typeof import('./copy-model.ts').compileCopy
  makeCheckpoints: typeof import('./checkpoints.ts').makeCheckpoints
  saveModel: typeof import('./save-model.ts').saveModel
}

let loading: Promise<Tensors> | undefined
let loaded: Tensors | undefined
let wanted: Compute = 'automatic'
let remembered: Measured | undefined
let tellLost = () => {}
let tellFull = () => {}

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

/** `full`: the memory for tensors is full, and what is computed from now on may be wrong. */
export function onFullMemory(full: () => void): void {
  tellFull = full
}

export function loadTensors(): Promise<Tensors> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** What the engine knows of tensors. */
export const sight: Sight = {
  isGone(tensor, dataId) {
    const state = loaded?.tf.engine().state
    if (!state) return false
    const { name, trainable } = tensor as { name?: string; trainable?: boolean }
    // A variable that is disposed of with all others does not note it.
    if (trainable !== undefined) return state.registeredVariables[name!] !== tensor
    return !state.tensorInfo.has(dataId)
  },
  dataOf(dataId) {
    const info = loaded?.tf.engine().state.tensorInfo.get(dataId)
    const { data } = (info?.backend ?? {}) as { data?: Map<object, { values?: unknown }> }
    if (!data?.has(dataId)) return undefined
    const values = data.get(dataId)?.values
    return ArrayBuffer.isView(values) ? values : undefined
  },
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
    { EngineGuard },
    { copyModel, copyTensor, compileCopy },
    { watchMemory },
    { makeCheckpoints },
    { saveModel },
  ] = await Promise.all([
    import('../tf.ts'),
    import('../backend.ts'),
    import('./tensor-scope.ts'),
    import('./engine-guard.ts'),
    import('./copy-model.ts'),
    import('./memory.ts'),
    import('./checkpoints.ts'),
    import('./save-model.ts'),
  ])
  const backend = await startBackend(wasmFiles(canShareMemory()), wanted, remembered)
  void backend.lost?.then(() => tellLost())
  watchMemory(() => tellFull())
  const guard = new EngineGuard()
  const copying = { copyModel, copyTensor, compileCopy }
  loaded = { tf, backend, guard, TensorScope, ...copying, makeCheckpoints, saveModel }
  return loaded
}
