/**
 * Helpers of this thread. They need a memory that threads may share, which a browser gives only to pages that are isolated
 * from other origins; elsewhere there are none. A product's columns and the numbers of other kernels are split among
 * them, and each number is computed as one thread would compute it, so results do not depend on how many there are. How
 * many pay on this machine is not assumed but measured, on the first products (`thread-chooser.ts`).
 *
 * Products, RMSprop, masks and the gradient of ReLU are shared out. Sums over rows, adding a bias and ReLU itself are not:
 * of a layer of 512 answers to 128 digits they take 0.015, 0.047 and 0.025 ms on one thread, and handing out takes 0.01.
 */
import type { Kernels } from './load-kernels.ts'
import {
  BYTES,
  CALLS,
  DONE,
  type HelperStart,
  KERNEL,
  type Mailbox,
  mailboxAt,
  SHARED,
  type SharedKernel,
  waitWhile,
} from './mailbox.ts'
import { ThreadChooser } from './thread-chooser.ts'
import type { WasmBackend } from './wasm-backend.ts'

export type Call = number[]

const MOST_HELPERS = 8
/** Fewer multiplications are done sooner by one thread than handed out. */
const LEAST_PRODUCT = 2_000_000
/** So many numbers each, of a kernel that goes through them one by one. */
const LEAST_NUMBERS = 16_384

/** Splits the work of one wasm backend's kernels among helper threads; `count` says how many threads compute. */
export class Threads {
  private readonly helpers: Mailbox[] = []
  /** helpers that will come to be ready, or are */
  private expected = 0
  private readonly kernels: Pick<Kernels, SharedKernel>
  private readonly chooser: ThreadChooser

  constructor(kernels: Pick<Kernels, SharedKernel>, chooser = new ThreadChooser()) {
    this.kernels = kernels
    this.chooser = chooser
  }

  /** threads that compute: this one, and as many of the helpers that are ready as make it faster */
  get count(): number {
    return this.chooser.count
  }

  /** whether all helpers are ready, and it is decided how many threads compute */
  get isSettled(): boolean {
    return this.helpers.length >= this.expected && this.chooser.isSettled
  }

  /** Starts the helpers; each joins when it is ready. */
  start(module: WebAssembly.Module, { wasm }: WasmBackend): void {
    const { memory } = wasm.asm
    if (memory.buffer instanceof ArrayBuffer) return
    for (let i = 1; i <= Math.min(MOST_HELPERS, navigator.hardwareConcurrency - 1); i++) {
      const address = wasm._malloc(BYTES)
      const mailbox = mailboxAt(memory, address)
      mailbox.words.fill(0)
      const helper = new Worker(new URL('./helper.ts', import.meta.url), { type: 'module' })
      helper.addEventListener('message', () => this.join(mailbox), { once: true })
      try {
        helper.postMessage({ module, memory, mailbox: address } satisfies HelperStart)
      } catch {
        // WebKit on Linux isolates the page, makes the memory, and does not let it be shared: one thread, then.
        helper.terminate()
        return
      }
      this.expected++
      helper.addEventListener('error', () => this.expected--, { once: true })
    }
  }

  private join(mailbox: Mailbox): void {
    this.helpers.push(mailbox)
    this.chooser.join()
  }

  /**
   * Multiplies matrices of a shape, one pair or several, each with so many multiplications; `work` is told into how many
   * parts to cut each product, and runs them.
   */
  multiply(
    shape: string,
    multiplications: number,
    work: (parts: number, run: (parts: Call[]) => void) => void,
  ): void {
    const isLarge = multiplications >= LEAST_PRODUCT
    const count = isLarge ? this.chooser.next(shape) : 1
    const started = performance.now()
    work(count, (parts) => this.run('sgemm', parts))
    if (isLarge) this.chooser.note(shape, count, performance.now() - started)
  }

  /** Runs a kernel on `size` numbers; `part` has its parameters for `count` of them from `first` on, a multiple of four. */
  share(
    kernel: Exclude<SharedKernel, 'sgemm'>,
    size: number,
    part: (first: number, count: number) => Call,
  ): void {
    const parts = Math.max(1, Math.min(this.count, Math.floor(size / LEAST_NUMBERS)))
    // Four at a time, and the rest one by one: as without sharing, only the last part may have a rest.
    const width = 4 * Math.ceil(size / 4 / parts)
    const calls: Call[] = []
    for (let first = 0; first < size; first += width)
      calls.push(part(first, Math.min(width, size - first)))
    this.run(kernel, calls)
  }

  /** Hands all but the first of the calls to helpers, runs that one, and waits for the others. */
  private run(kernel: SharedKernel, [own, ...others]: Call[]): void {
    if (!own) return
    for (const [i, call] of others.entries()) {
      const { words, parameters } = this.helpers[i]!
      words[KERNEL] = SHARED.indexOf(kernel)
      parameters.set(call)
      Atomics.add(words, CALLS, 1)
      Atomics.notify(words, CALLS)
    }
    ;(this.kernels[kernel] as (...call: number[]) => void)(...own)
    for (const i of others.keys()) {
      const { words } = this.helpers[i]!
      const calls = words[CALLS]!
      for (let done = Atomics.load(words, DONE); done !== calls; done = Atomics.load(words, DONE))
        waitWhile(words, DONE, done)
    }
  }
}
