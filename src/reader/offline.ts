/** Registers the service worker, and lets it keep what this page has loaded before it was there. */
import { pageBuild } from './new-version.ts'

const BASE = import.meta.env.BASE_URL

async function keepThisPage(): Promise<void> {
  await navigator.serviceWorker.ready
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(location.origin + BASE))
  for (const address of new Set([location.origin + location.pathname, ...loaded]))
    if (!(await caches.match(address))) await fetch(address).catch(() => undefined)
}

/** The worker does so if it is of this page's build, and no other page is open. */
function askToTakeOver(worker: ServiceWorker | null): void {
  worker?.postMessage({ takeOver: pageBuild() })
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${BASE}sw.js`)
  askToTakeOver(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') askToTakeOver(installing)
    })
  })
  await keepThisPage()
}

// In development every file changes all the time.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    setTimeout(() => void register().catch(() => undefined), 1000)
  })
  document.addEventListener('astro:after-swap', () => void keepThisPage().catch(() => undefined))
}
