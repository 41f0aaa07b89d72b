/**
 * Helpers of this thread for products. They need a memory that threads may share, which a browser gives only to pages
 * that are isolated from other origins; elsewhere there are none. A product's columns are split among them, and each
 * number is computed as one thread would compute it, so results do not depend on how many there are.
 */
import type { Kernels } from './load-kernels.ts'
import { CALLS, DONE, type HelperStart, PARAMETERS, WORDS } from './mailbox.ts'
import type { WasmBackend } from './wasm-backend.ts'

export type SgemmCall = Parameters<Kernels['sgemm']>

/** More gain little for products of this size, and the page needs a processor, too. */
const MOST_THREADS = 4

export class Threads {
  private readonly helpers: Int32Array<ArrayBufferLike>[] = []

  /** threads that compute: this one and those helpers that are ready */
  get count(): number {
    return 1 + this.helpers.length
  }

  /** Starts the helpers; each joins when it is ready. */
  start(module: WebAssembly.Module, { wasm }: WasmBackend): void {
    const { memory } = wasm.asm
    if (memory.buffer instanceof ArrayBuffer) return
    for (let i = 1; i < Math.min(MOST_THREADS, navigator.hardwareConcurrency); i++) {
      const mailbox = wasm._malloc(WORDS * 4)
      const words = new Int32Array(memory.buffer, mailbox, WORDS)
      words.fill(0)
      const helper = new Worker(new URL('./helper.ts', import.meta.url), { type: 'module' })
      helper.addEventListener('message', () => this.helpers.push(words), { once: true })
      helper.postMessage({ module, memory, mailbox } satisfies HelperStart)
    }
  }

  /** Hands all but the first of the calls to helpers, runs that one, and waits for the others. */
  run(sgemm: Kernels['sgemm'], [own, ...others]: SgemmCall[]): void {
    for (const [i, call] of others.entries()) {
      const words = this.helpers[i]!
      words.set(call.map(Number), PARAMETERS)
      Atomics.add(words, CALLS, 1)
      Atomics.notify(words, CALLS)
    }
    sgemm(...own!)
    for (const i of others.keys()) {
      const words = this.helpers[i]!
      const calls = words[CALLS]!
      for (let done = Atomics.load(words, DONE); done !== calls; done = Atomics.load(words, DONE))
        Atomics.wait(words, DONE, done)
    }
  }
}
