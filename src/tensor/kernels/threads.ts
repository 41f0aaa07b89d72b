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

export class Threads {
  private readonly helpers: Int32Array<ArrayBufferLike>[] = []
  /** milliseconds for a multiplication: shared, alone, shared, … */
  private trials: number[] = []
  private pays = true

  /** threads that compute: this one, and the helpers that are ready if they make it faster */
  get count(): number {
    return this.pays ? 1 + this.helpers.length : 1
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
      helper.postMessage({ module, memory, mailbox } satisfies HelperStart)
    }
  }

  private join(words: Int32Array): void {
    this.helpers.push(words)
    this.trials = []
  }

  /** Into how many parts to cut a product of so many multiplications. */
  partsFor(multiplications: number): number {
    if (this.helpers.length === 0 || multiplications < LEAST_TO_SHARE) return 1
    if (this.trials.length < TRIALS)
      return this.trials.length % 2 === 0 ? 1 + this.helpers.length : 1
    return this.count
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
    if (this.helpers.length > 0 && multiplications >= LEAST_TO_SHARE && this.trials.length < TRIALS)
      this.note((performance.now() - started) / multiplications)
  }

  /** The best of each counts: anything may come between the others. */
  private note(trial: number): void {
    this.trials.push(trial)
    if (this.trials.length < TRIALS) return
    const best = (remainder: number) =>
      Math.min(...this.trials.filter((_, i) => i % 2 === remainder))
    this.pays = best(0) < best(1)
  }
}
