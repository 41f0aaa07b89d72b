/** Registers the service worker, which takes over from that of an earlier build as soon as it may. */

import { pageBuild } from '../session/new-version.ts'
import { served, WORKER_ADDRESS } from './this-site.ts'

const SOON = 2000
let registered: Promise<void> | undefined

/** Resolves when the site's worker serves this page; rejects where there can be none. */
export async function registerWorker(): Promise<void> {
  registered ??= register()
  await registered
  await served()
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
}

/** The worker does so if it is of this page's build, and no other page is open; one that is closing still counts. */
function askToTakeOver(registration: ServiceWorkerRegistration, again = SOON): void {
  registration.waiting?.postMessage({ takeOver: pageBuild() })
  setTimeout(() => {
    if (registration.waiting) askToTakeOver(registration, 2 * again)
  }, again)
}
