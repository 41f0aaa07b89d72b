/**
 * The modules a cell may import: these, bundled with the book, and no others.
 * Each is loaded when a cell first asks for it.
 */
import { kernel as words } from '#words/kernel'
import * as mnist from '../book/lesson/mnist.ts'
import { loadTensors } from '../tensor/plugin/tensors.ts'

type Exports = Record<string, unknown>

/** What computes with tensors comes after TensorFlow.js with its backend running. */
const MODULES: Record<string, () => Promise<Exports>> = {
  '@tensorflow/tfjs': async () => (await loadTensors()).tf as unknown as Exports,
  'lesson/answers': () => import('../book/lesson/answers.ts') as Promise<Exports>,
  'lesson/check': () => import('../book/lesson/check.ts') as Promise<Exports>,
  'lesson/look': () =>
    loadTensors().then(() => import('../book/lesson/look.ts') as Promise<Exports>),
  'lesson/mnist': async () => mnist,
  'lesson/optimisers': () =>
    loadTensors().then(() => import('../book/lesson/optimisers.ts') as Promise<Exports>),
  'lesson/rmsprop': () =>
    loadTensors().then(() => import('../book/lesson/rmsprop.ts') as Promise<Exports>),
  'lesson/show': () => import('../book/lesson/show.ts') as Promise<Exports>,
  'lesson/training': () =>
    loadTensors().then(() => import('../book/lesson/training.ts') as Promise<Exports>),
  'lesson/trials': () =>
    loadTensors().then(() => import('../book/lesson/trials.ts') as Promise<Exports>),
}

const loaded = new Set<Exports>()

/** The modules that cells have imported. */
export function loadedModules(): ReadonlySet<Exports> {
  return loaded
}

/** The value a cell's import binds. */
export async function importValue(module: string, imported: string): Promise<unknown> {
  const load = MODULES[module]
  if (!load) throw new Error(words.noModule(module, Object.keys(MODULES)))
  const exports = await load()
  loaded.add(exports)
  if (imported === '*') return exports
  if (!(imported in exports)) throw new Error(words.noExport(module, imported))
  return exports[imported]
}
