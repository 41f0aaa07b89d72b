/** Registers the service worker, and lets it keep what this page has loaded before it was there. */
import { keyOf, pathOf } from '../offline/files.ts'
import { wishAddress } from '../offline/kept.ts'
import { pageBuild } from './new-version.ts'
import { cacheOfPage, SITE, served } from './this-site.ts'

async function keepThisPage(): Promise<void> {
  await served()
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const paths = [location.href, ...loaded]
    .filter((address) => new URL(address).origin === location.origin)
    .map((address) => pathOf(address, SITE))
  for (const path of new Set(paths))
    if (path !== undefined && !(await isKept(keyOf(path, SITE))))
      await fetch(keyOf(path, SITE)).catch(() => undefined)
  // The reader asked for the whole book, maybe of an earlier build.
  if (await isKept(wishAddress(SITE))) await (await import('./keep-book.ts')).offerRest()
}

async function isKept(key: string): Promise<boolean> {
  return (await caches.match(key, { cacheName: cacheOfPage() })) !== undefined
}

/** The worker does so if it is of this page's build, and no other page is open. */
function askToTakeOver(worker: ServiceWorker | null): void {
  worker?.postMessage({ takeOver: pageBuild() })
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${SITE.base}sw.js`)
  askToTakeOver(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') askToTakeOver(installing)
    })
  })
  const keep = () => void keepThisPage().catch(() => undefined)
  // What the worker of another build did not keep, that of this one does.
  if (navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener('controllerchange', keep)
  keep()
}

// In development every file changes all the time.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    setTimeout(() => void register().catch(() => undefined), 1000)
  })
  document.addEventListener('astro:after-swap', () => void keepThisPage().catch(() => undefined))
}
