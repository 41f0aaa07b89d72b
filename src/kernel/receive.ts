/** The kernel, as the page's messages reach it. Everything else is in `evaluator.ts`. */
import { Evaluator } from './evaluator.ts'
import { noteTimers } from './leftovers.ts'
import type { FromKernel, ToKernel } from './protocol.ts'
import { noteProxies } from './proxies.ts'
import { computeOn } from './tensors.ts'

// Cells have no business with what the page keeps. Network and scripts are the policy's concern.
for (const store of ['indexedDB', 'caches', 'cookieStore', 'webkitRequestFileSystem'])
  forget(globalThis, store)
// Its files, and how much of them there may be.
forget(navigator, 'storage')

function forget(from: object, name: string): void {
  for (let owner: object | null = from; owner; owner = Object.getPrototypeOf(owner))
    if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name)
}

const { postMessage: send } = globalThis
const post = (message: FromKernel) => send(message)
noteTimers()
noteProxies()
forget(globalThis, 'close')
// A worker that closes itself is gone without a word.
Object.defineProperty(globalThis, 'close', {
  value: () => evaluator.close(),
  writable: true,
  configurable: true,
  enumerable: true,
})
const evaluator = new Evaluator(post)

export function receive(data: ToKernel): void {
  if (data.type === 'compute')
    computeOn(data.compute, data.measured, () => post({ type: 'broken', why: 'card-lost' }))
  else if (data.type === 'run') void evaluator.run(data)
  else if (data.type === 'save-model') void evaluator.saveModel(data)
  else evaluator[data.type]()
}
addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  evaluator.reportStray(event.reason)
})
addEventListener('error', (event) => {
  event.preventDefault()
  evaluator.reportStray(event.error)
})
post({ type: 'ready' })
