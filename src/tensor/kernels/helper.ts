/**
 * A thread that helps with products: it computes in the same memory, and is told what by numbers in it. It never ends
 * by itself; it ends with the worker that started it.
 */
import type { Kernels } from './load-kernels.ts'
import { CALLS, DONE, type HelperStart, PARAMETERS, WORDS } from './mailbox.ts'

addEventListener('message', async ({ data }: MessageEvent<HelperStart>) => {
  const { module, memory, mailbox } = data
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } })
  const { sgemm } = exports as unknown as Kernels
  const words = new Int32Array(memory.buffer, mailbox, WORDS)
  postMessage('ready')
  for (let done = 0; ; ) {
    Atomics.wait(words, CALLS, done)
    sgemm(...(words.subarray(PARAMETERS) as unknown as Parameters<typeof sgemm>))
    Atomics.store(words, DONE, ++done)
    Atomics.notify(words, DONE)
  }
})
