/** Registers the service worker, and lets it keep what this page has loaded before it was there. */

import { pageBuild } from '../session/new-version.ts'
import { keyOf, pathOf } from './files.ts'
import { wishAddress } from './kept.ts'
import { cacheOfPage, SITE, served, WORKER_ADDRESS } from './this-site.ts'

const SOON = 2000
let registered: Promise<void> | undefined

/** Keeps this page and what it has loaded. Goes on with keeping the whole book if the reader asked for that. */
export async function keepThisPage(): Promise<void> {
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

/** Resolves when the site's worker serves this page; rejects where there can be none. */
export async function registerWorker(): Promise<void> {
  registered ??= register()
  await registered
  await served()
}

/** To the end: what is left unread keeps the worker busy, and a busy one does not give way to that of the next build. */
async function passThroughWorker(address: string): Promise<void> {
  await (await fetch(address)).arrayBuffer()
}

async function isKept(key: string): Promise<boolean> {
  return (await caches.match(key, { cacheName: cacheOfPage() })) !== undefined
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator
  const registration = await serviceWorker.register(WORKER_ADDRESS)
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') askToTakeOver(registration)
    })
  if (registration.waiting) askToTakeOver(registration)
  // The browser may have found it by itself, before this script was here.
  watch(registration.installing)
  registration.addEventListener('updatefound', () => watch(registration.installing))
  // What the worker of another build did not keep, that of this one does.
  if (serviceWorker.controller)
    serviceWorker.addEventListener(
      'controllerchange',
      () => void keepThisPage().catch(() => undefined),
    )
}

/** The worker does so if it is of this page's build, and no other page is open; one that is closing still counts. */
function askToTakeOver(registration: ServiceWorkerRegistration, again = SOON): void {
  registration.waiting?.postMessage({ takeOver: pageBuild() })
  setTimeout(() => {
    if (registration.waiting) askToTakeOver(registration, 2 * again)
  }, again)
}
