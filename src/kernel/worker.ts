/**
 * The worker's own file. It holds nothing that other files could import: WebKit would run it a second time for them,
 * and there would be two kernels in one. Messages that come before the kernel is there wait for it.
 */
import type { ToKernel } from './protocol.ts'

const early: ToKernel[] = []
let receive = (message: ToKernel): void => void early.push(message)
addEventListener('message', ({ data }: MessageEvent<ToKernel>) => receive(data))
const kernel = await import('./receive.ts')
receive = kernel.receive
for (const message of early) receive(message)
