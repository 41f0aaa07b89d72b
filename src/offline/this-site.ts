/** Which book this is, where it stands on its host, and who serves it. */

import { pageBuild } from '../session/new-version.ts'
import { cacheName, type Site } from './files.ts'

const others = import.meta.env.PUBLIC_FOLDERS_OF_OTHERS

export const SITE: Site = {
  name: import.meta.env.PUBLIC_BOOK,
  base: import.meta.env.BASE_URL,
  others: others ? others.split(' ') : [],
}

export const WORKER_ADDRESS = `${SITE.base}sw.js`

/** The name of the cache for this page's build. */
export function cacheOfPage(): string {
  return cacheName(SITE, pageBuild() ?? '')
}

/** The registration of this site's worker. That of the first edition reaches as far as other editions' pages. */
export async function registrationOfSite(): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration(SITE.base)
  return registration?.scope === location.origin + SITE.base ? registration : undefined
}

/** Resolves when the site's worker serves this page and has taken over what it could from earlier builds. */
export async function served(): Promise<void> {
  const { serviceWorker } = navigator
  const isOurs = () => serviceWorker.controller?.scriptURL === location.origin + WORKER_ADDRESS
  await serviceWorker.ready
  while (!isOurs())
    await new Promise((resolve) =>
      serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  const worker = serviceWorker.controller!
  if (worker.state !== 'activated')
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
}
