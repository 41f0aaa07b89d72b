/**
 * The worker's own file. It holds nothing that other files could import: WebKit would run it a second time for them,
 * and there would be two kernels in one. The page's first message brings the port over which all others come.
 */
import type { Hello } from './protocol.ts'

const kernel = import('./receive.ts')
addEventListener(
  'message',
  ({ data }: MessageEvent<Hello>) => void kernel.then(({ begin }) => begin(data)),
  { once: true },
)
await kernel
