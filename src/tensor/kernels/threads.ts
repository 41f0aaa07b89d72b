/**
 * Helpers of this thread for products. They need a memory that threads may share, which a browser gives only to pages
 * that are isolated from other origins; elsewhere there are none. A product's columns are split among them, and each
 * number is computed as one thread would compute it, so results do not depend on how many there are. Whether sharing
 * is faster on this machine is not assumed but measured, on the first products.
 */
import type { Kernels } from './load-kernels.ts'
import { CALLS, DONE, type HelperStart, PARAMETERS, WORDS } from './mailbox.ts'
import type { WasmBackend } from './wasm-backend.ts'

export type SgemmCall = Parameters<Kernels['sgemm']>

/** More gain little for products of this size, and the page needs a processor, too. */
const MOST_THREADS = 4
/** Fewer multiplications are done sooner by one thread than handed out. */
const LEAST_TO_SHARE = 2_000_000
/** products that are timed, every other one shared */
const TRIALS = 20

/** Splits the products of one wasm backend among helper threads; `count` says how many threads compute. */
export class Threads {
  private readonly helpers: Int32Array<ArrayBufferLike>[] = []
  private trials = 0
  /** milliseconds for a multiplication; the best counts, since anything may come between the others */
  private best = { shared: Number.POSITIVE_INFINITY, alone: Number.POSITIVE_INFINITY }

  /** threads that compute: this one, and the helpers that are ready unless they make it slower */
  get count(): number {
    const pays = this.trials < TRIALS || this.best.shared < this.best.alone
    return pays ? 1 + this.helpers.length : 1
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
      helper.addEventListener('message', () => this.join(words), { once: true })
      try {
        helper.postMessage({ module, memory, mailbox } satisfies HelperStart)
      } catch {
        // WebKit on Linux isolates the page, makes the memory, and does not let it be shared: one thread, then.
        helper.terminate()
        return
      }
    }
  }

  private join(words: Int32Array): void {
    this.helpers.push(words)
    this.trials = 0
    this.best = { shared: Number.POSITIVE_INFINITY, alone: Number.POSITIVE_INFINITY }
  }

  /** Into how many parts to cut a product of so many multiplications. */
  partsFor(multiplications: number): number {
    if (multiplications < LEAST_TO_SHARE) return 1
    return this.isTrying && this.trials % 2 === 1 ? 1 : this.count
  }

  private get isTrying(): boolean {
    return this.helpers.length > 0 && this.trials < TRIALS
  }

  /** Hands all but the first of the calls to helpers, runs that one, and waits for the others. */
  run(sgemm: Kernels['sgemm'], [own, ...others]: SgemmCall[], multiplications: number): void {
    const started = performance.now()
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
    if (!this.isTrying || multiplications < LEAST_TO_SHARE) return
    const way = others.length > 0 ? 'shared' : 'alone'
    this.best[way] = Math.min(this.best[way], (performance.now() - started) / multiplications)
    this.trials++
  }
}
