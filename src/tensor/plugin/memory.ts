/**
 * Notices that the wasm backend's memory is full. What it computes from then on may be wrong without a word: an
 * allocation that failed gives address 0, and a module that ended itself goes on being called. So every operation
 * after that is refused.
 */
import { kernel as words } from '#words/kernel'
import * as tf from '../tf.ts'

/** Thrown in the place of what the backend says, which helps nobody. */
export class OutOfMemory extends Error {
  override name = 'OutOfMemory'
}

interface Module {
  _malloc(bytes: number): number
  onAbort?: (what: unknown) => void
}

/** Of the engine, what reads, writes and computes. */
const OPERATIONS = ['runKernel', 'runKernelFunc', 'makeTensor', 'read', 'readSync'] as const

/** `report` is told once. Call when the backends have started, once. The wasm backend may compute later, or for a cell. */
export function watchMemory(report: () => void): void {
  // To ask `findBackend` for one that has not started would start it.
  const { wasm } = tf.engine().registry
  const module = (wasm as { wasm?: Module } | undefined)?.wasm
  if (!module) return
  let isFull = false
  const refuse = () => {
    if (!isFull) report()
    isFull = true
    return new OutOfMemory(words.outOfMemory)
  }

  const malloc = module._malloc
  module._malloc = (bytes) => {
    const address = malloc(bytes)
    if (address === 0 && bytes > 0) throw refuse()
    return address
  }
  module.onAbort = () => void refuse()

  const engine = tf.engine() as unknown as Record<string, (...parameters: unknown[]) => unknown>
  for (const name of OPERATIONS) {
    const plain = engine[name]
    if (!plain) continue
    engine[name] = function guarded(this: unknown, ...parameters) {
      if (isFull) throw refuse()
      try {
        const result = Reflect.apply(plain, this, parameters)
        if (isFull) throw refuse()
        if (!(result instanceof Promise)) return result
        return result.catch((error: unknown) => {
          throw saysFull(error) ? refuse() : error
        })
      } catch (error) {
        throw isFull || saysFull(error) ? refuse() : error
      }
    }
  }
}

/** Ends of WebAssembly code, after which its memory may hold anything. */
export function saysFull(error: unknown): boolean {
  if (error instanceof OutOfMemory) return true
  if (error instanceof WebAssembly.RuntimeError) return true
  return error instanceof RangeError && /WebAssembly|wasm|memory/i.test(error.message)
}
