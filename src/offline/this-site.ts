/** Which book this is, where it stands on its host, and who serves it. */

import { pageBuild } from '../session/new-version.ts'
import { cacheName, type Site } from './files.ts'

export const SITE: Site = { name: import.meta.env.PUBLIC_BOOK, base: import.meta.env.BASE_URL }

/** The cache of the build that this page is of. */
export function cacheOfPage(): string {
  return cacheName(SITE, pageBuild() ?? '')
}

/** Resolves when a service worker serves this page and has taken over what it could from earlier builds. */
export async function served(): Promise<void> {
  const { serviceWorker } = navigator
  await serviceWorker.ready
  if (!serviceWorker.controller)
    await new Promise((resolve) =>
      serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  const worker = serviceWorker.controller!
  if (worker.state !== 'activated')
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
}
