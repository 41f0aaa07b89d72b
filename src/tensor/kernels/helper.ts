/**
 * A thread that helps: it computes in the same memory, and is told what by numbers in it. It never ends by itself; it ends
 * with the worker that started it.
 */
import type { Kernels } from './load-kernels.ts'
import { CALLS, DONE, type HelperStart, KERNEL, mailboxAt, SHARED, waitWhile } from './mailbox.ts'

addEventListener('message', async ({ data }: MessageEvent<HelperStart>) => {
  const { module, memory, mailbox } = data
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } })
  const kernels = SHARED.map((name) => (exports as unknown as Kernels)[name]) as ((
    ...parameters: number[]
  ) => void)[]
  const { words, parameters } = mailboxAt(memory, mailbox)
  postMessage('ready')
  for (let done = 0; ; ) {
    waitWhile(words, CALLS, done)
    // What a kernel has no parameter for it does not see.
    kernels[words[KERNEL]!]!(...parameters)
    Atomics.store(words, DONE, ++done)
    Atomics.notify(words, DONE)
  }
})
