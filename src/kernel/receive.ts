/**
 * The kernel, as the page's messages reach it. Everything else is in `evaluator.ts`. Cells run beside this code and
 * may import this very file: the port and the secret are in one function, and whatever they pass through was taken
 * from the worker before any cell was there.
 */

import { kernelBook } from '#book/kernel'
import { noteConsole } from './console.ts'
import { Evaluator } from './evaluator.ts'
import { noteTimers } from './leftovers.ts'
import type { FromKernel, Hello, Signed, ToKernel } from './protocol.ts'
import { noteProxies } from './proxies.ts'

const { apply, deleteProperty, getOwnPropertyDescriptor } = Reflect

// Cells have no business with what the page keeps. Network and scripts are the policy's concern.
for (const store of [
  'indexedDB',
  'webkitIndexedDB',
  'caches',
  'cookieStore',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
  'openDatabase',
  'openDatabaseSync',
  'sharedStorage',
])
  forget(globalThis, store)
// Its files and buckets, how much of them there may be, and who could keep something for it.
for (const store of [
  'storage',
  'storageBuckets',
  'webkitTemporaryStorage',
  'webkitPersistentStorage',
  'storageFoundation',
  'serviceWorker',
])
  forget(navigator, store)

function forget(from: object, name: string): void {
  for (let owner: object | null = from; owner; owner = Object.getPrototypeOf(owner))
    if (Object.hasOwn(owner, name)) deleteProperty(owner, name)
}

// A cell may send something only by showing it.
forget(globalThis, 'postMessage')
// Chromium keeps ten places, fewer than a call of TensorFlow.js is deep: the cell that made it would not be among them.
if ('stackTraceLimit' in Error) Error.stackTraceLimit = 50
noteTimers()
noteProxies()
noteConsole()
forget(globalThis, 'close')

const { postMessage } = MessagePort.prototype
const { get: dataOf } = getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!

let hasBegun = false

/** The first to call this is the page; for others it does nothing. */
export function begin({ port, secret }: Hello): void {
  if (hasBegun) return
  hasBegun = true
  const post = (message: FromKernel) =>
    apply(postMessage, port, [{ secret, message } satisfies Signed])
  const evaluator = new Evaluator(post, kernelBook)
  const receive = (message: ToKernel) => {
    if (message.type === 'compute') kernelBook.plugin.choose(message, () => evaluator.loseCard())
    else if (message.type === 'run') void evaluator.run(message)
    else if (message.type === 'save-model') void evaluator.saveModel(message)
    else if (message.type === 'save-whole') evaluator.saveWhole(message)
    else if (message.type === 'ping') evaluator.answer(message.ping)
    else evaluator[message.type]()
  }
  // The page would not learn that a worker has closed itself.
  Object.defineProperty(globalThis, 'close', {
    value: () => evaluator.close(),
    writable: true,
    configurable: true,
    enumerable: true,
  })
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    evaluator.reportStray(event.reason)
  })
  addEventListener('error', (event) => {
    event.preventDefault()
    evaluator.reportStray(event.error)
  })
  port.addEventListener('message', (event) => receive(apply(dataOf!, event, []) as ToKernel))
  port.start()
  post({ type: 'ready' })
}
