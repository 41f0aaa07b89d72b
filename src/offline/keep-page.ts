/** Lets the service worker keep what this page has loaded before it was there. */

import { keyOf, pathOf } from './files.ts'
import { wishAddress } from './kept.ts'
import { cacheOfPage, SITE } from './this-site.ts'
import { registerWorker } from './worker.ts'

let isWatching = false

/** Keeps this page and what it has loaded. Goes on with keeping the whole book if the reader asked for that. */
export async function keepThisPage(): Promise<void> {
  const { serviceWorker } = navigator
  // What the worker of another build did not keep, that of this one does.
  if (!isWatching && serviceWorker.controller)
    serviceWorker.addEventListener(
      'controllerchange',
      () => void keepThisPage().catch(() => undefined),
    )
  isWatching = true
  await registerWorker()
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const paths = [location.href, ...loaded]
    .filter((address) => new URL(address).origin === location.origin)
    .map((address) => pathOf(address, SITE))
  for (const path of new Set(paths))
    if (path !== undefined && !(await isKept(keyOf(path, SITE))))
      await passThroughWorker(keyOf(path, SITE)).catch(() => undefined)
  // The reader asked for the whole book, maybe of an earlier build.
  if (await isKept(wishAddress(SITE))) await (await import('./keep-book.ts')).offerRest()
}

/** To the end: what is left unread keeps the worker busy, and a busy one does not give way to that of the next build. */
async function passThroughWorker(address: string): Promise<void> {
  await (await fetch(address)).arrayBuffer()
}

async function isKept(key: string): Promise<boolean> {
  return (await caches.match(key, { cacheName: cacheOfPage() })) !== undefined
}
