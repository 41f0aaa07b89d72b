/** How a helper is told what to compute: words of 32 bits in the shared memory, and parameters of 64. */
import type { Kernels } from './load-kernels.ts'

/** how often it was called */
export const CALLS = 0
/** how many of these calls are done */
export const DONE = 1
/** which of `SHARED` it is to run */
export const KERNEL = 2
const WORDS = 4
const MOST_PARAMETERS = 14
/** of a mailbox */
export const BYTES = WORDS * 4 + MOST_PARAMETERS * 8

/** The kernels that can be shared out; a helper knows them by their places here. */
export const SHARED = [
  'sgemm',
  'rmsprop',
  'dropout',
  'reluGradient',
] as const satisfies (keyof Kernels)[]
export type SharedKernel = (typeof SHARED)[number]

/** Sent once to each helper. */
export interface HelperStart {
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  /** where its mailbox is, in bytes */
  mailbox: number
}

export interface Mailbox {
  words: Int32Array<ArrayBufferLike>
  parameters: Float64Array<ArrayBufferLike>
}

/** The mailbox at this address. */
export function mailboxAt({ buffer }: WebAssembly.Memory, address: number): Mailbox {
  return {
    words: new Int32Array(buffer, address, WORDS),
    parameters: new Float64Array(buffer, address + WORDS * 4, MOST_PARAMETERS),
  }
}

/** So often a word is looked at before one sleeps, for half a millisecond or so: to be woken costs more than most waits. */
const LOOKS = 30_000

/** Waits until a word is no longer `value`. */
export function waitWhile(words: Int32Array<ArrayBufferLike>, at: number, value: number): void {
  for (let i = 0; i < LOOKS; i++) if (Atomics.load(words, at) !== value) return
  while (Atomics.load(words, at) === value) Atomics.wait(words, at, value)
}
