/** TensorFlow.js for the kernel: loaded, with what needs it, once and only when a cell asks. */
import type { KernelPlugin } from '../../kernel/plugin.ts'
import type { Machine } from '../../kernel/protocol.ts'
import type { Compute, Measured, Started, TimedStep } from '../backend.ts'
import { lastPlanned } from '../card/last-planned.ts'
import type { LoadedTensors } from './loaded-tensors.ts'
import { tensorValues } from './values.ts'
import { wasmFiles } from './wasm-files.ts'

let loading: Promise<LoadedTensors> | undefined
let loaded: LoadedTensors | undefined
let wanted: Compute = 'automatic'
let remembered: Measured | undefined
let loadStep: (() => Promise<TimedStep>) | undefined
let tellLost = () => {}
let tellFull = () => {}

export const tensors: KernelPlugin = {
  choose({ compute, measured }, onLost) {
    wanted = compute
    remembered = measured
    tellLost = onLost
  },
  whenFull(onFull) {
    tellFull = onFull
  },
  async prepare() {
    // Set by TensorFlow.js itself.
    if ('_tfengine' in globalThis) await loadTensors()
  },
  loaded: () => loaded,
  values: tensorValues(() => loaded),
}

/** The same, for a book whose own step decides what computes; without one the processor does. */
export function tensorsTimedBy(load: () => Promise<TimedStep>): KernelPlugin {
  loadStep = load
  return tensors
}

/** Loads the module that cells import. */
export async function importTensors(): Promise<typeof import('../tf.ts')> {
  return (await loadTensors()).tf
}

function loadTensors(): Promise<LoadedTensors> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<LoadedTensors> {
  const [
    tf,
    { canShareMemory, startBackend },
    { TensorScope },
    { EngineGuard },
    copying,
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
  const step = wanted === 'automatic' ? await loadStep?.() : undefined
  const backend = await startBackend(wasmFiles(canShareMemory()), wanted, remembered, step)
  watchLoss(backend)
  watchMemory(() => tellFull())
  const guard = new EngineGuard()
  backend.onLookedAgain = () => {
    guard.follow()
    watchLoss(backend)
  }
  const { copyModel, copyTensor, compileCopy } = copying
  loaded = {
    tf,
    copyModel,
    copyTensor,
    compileCopy,
    shared: () => guard.shared(),
    begin: () => guard.start(),
    passing: () => guard.passing(),
    restore: () => guard.restore(),
    openScope: () => new TensorScope(),
    makeCheckpoints,
    save: (value) => saveModel(value as Parameters<typeof saveModel>[0]),
    machine: () => describeMachine(backend, tf.memory()),
  }
  return loaded
}

const watched = new Set<Promise<void>>()

/** Also when another backend computes by now, what cells hold may still be on the card. */
function watchLoss({ lost }: Started): void {
  if (!lost || watched.has(lost)) return
  watched.add(lost)
  void lost.then(() => tellLost())
}

function describeMachine(
  { backend, threads, note, measured }: Started,
  { numTensors, numBytes }: { numTensors: number; numBytes: number },
): Machine {
  const notes = [note, lastPlanned()].filter((each) => each !== undefined)
  const said = {
    ...(notes.length > 0 && { note: notes.join('; ') }),
    ...(measured && { measured }),
  }
  // WebGPU counts below nothing at times.
  const [count, bytes] = [numTensors, numBytes].map((n) => (n >= 0 ? n : 0)) as [number, number]
  return { backend, threads: threads(), tensors: count, bytes, ...said }
}
