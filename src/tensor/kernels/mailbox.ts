/** How a helper is told what to compute: words of 32 bits in the shared memory. */

/** how often it was called */
export const CALLS = 0
/** how many of these calls are done */
export const DONE = 1
/** the first parameter of `sgemm`; the others follow */
export const PARAMETERS = 2
export const WORDS = PARAMETERS + 14

/** Sent once to each helper. */
export interface HelperStart {
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  /** where its words are, in bytes */
  mailbox: number
}
