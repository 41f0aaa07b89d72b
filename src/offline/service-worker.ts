/**
 * The service worker: pages and files that were seen once are there without the network. What is served from the
 * cache is of one build only: a file goes into the cache of its build if its digest is the one on that build's list.
 * It also adds the headers that a host cannot send: pages are isolated, so that training may use threads, and cells are
 * confined.
 */
import { clientsClaim, type WorkboxPlugin } from 'workbox-core'
import { registerRoute } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import { cacheName, isForEver, type SiteFiles } from './files.ts'
import { headersFor } from './headers.ts'

/** What of the worker's scope is used; TypeScript's library for it does not go together with the page's. */
declare const self: {
  addEventListener(type: string, listener: (event: WaitingEvent) => void): void
  skipWaiting(): Promise<void>
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<unknown[]>
  }
}
interface WaitingEvent {
  data?: unknown
  waitUntil(work: Promise<unknown>): void
}
declare const __BUILD__: string
declare const __BASE__: string

const CACHE = cacheName(__BUILD__)
const LIST = `${__BASE__}offline.json`
/** Shown instead of a page that is not kept. */
const NOT_KEPT = `${__BASE__}offline/`
/** A network that has not answered by then is taken for none. */
const PATIENCE_SECONDS = 4

self.addEventListener('install', (event) => {
  event.waitUntil(prepare())
})
self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOtherBuilds())
})
self.addEventListener('message', (event) => {
  // A page of this build asks to be served by it; older pages that are still open go first.
  const { takeOver: build } = event.data as { takeOver?: string }
  if (build === __BUILD__) event.waitUntil(takeOver())
})
clientsClaim()

const withHeaders: WorkboxPlugin = {
  handlerWillRespond: async ({ request, response }) => completed(request, response),
}
const ofThisBuild: WorkboxPlugin = {
  cacheWillUpdate: async ({ request, response }) =>
    response.status === 200 && (await isListed(request.url, response.clone())) ? response : null,
}
const plugins = [ofThisBuild, withHeaders]
const elseSaySo: WorkboxPlugin = {
  handlerDidError: async ({ request }) =>
    request.mode === 'navigate' ? caches.match(NOT_KEPT, { cacheName: CACHE }) : undefined,
}

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isForEver(url.pathname),
  new CacheFirst({ cacheName: CACHE, plugins }),
)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(__BASE__) && url.pathname !== LIST,
  new NetworkFirst({
    cacheName: CACHE,
    plugins: [...plugins, elseSaySo],
    networkTimeoutSeconds: PATIENCE_SECONDS,
    matchOptions: { ignoreSearch: true },
  }),
)

/** Keeps this build's list, and the page for what is not kept, with the styles and scripts that it names. */
async function prepare(): Promise<void> {
  const cache = await caches.open(CACHE)
  const keep = async (address: string) => {
    const response = await fetch(address, { cache: 'no-cache' })
    if (!(await isListed(response.url, response.clone())))
      throw new Error(`${address} is of another build`)
    await cache.put(address, response)
  }
  await cache.add(new Request(LIST, { cache: 'no-store' }))
  await keep(NOT_KEPT)
  const page = await (await cache.match(NOT_KEPT))!.text()
  await Promise.all([...page.matchAll(/"([^"]+\.(?:css|js))"/g)].map(([, named]) => keep(named!)))
}

async function forgetOtherBuilds(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(cacheName('')) && name !== CACHE) await caches.delete(name)
}

async function takeOver(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.length <= 1) await self.skipWaiting()
}

let digests: Promise<Map<string, string>> | undefined

async function isListed(address: string, response: Response): Promise<boolean> {
  digests ??= readList()
  const path = decodeURIComponent(new URL(address).pathname).slice(__BASE__.length)
  const expected = (await digests).get(path)
  if (expected === undefined) return false
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex === expected
}

async function readList(): Promise<Map<string, string>> {
  const response = await caches.match(LIST, { cacheName: CACHE })
  const { files } = (await response!.json()) as SiteFiles
  return new Map(files.map(({ path, sha256 }) => [path, sha256]))
}

/** With the headers that the host did not send. */
function completed(request: Request, response: Response): Response {
  const { status, statusText } = response
  // A redirect, which the browser follows by itself, has nothing that could be read or added to.
  if (status === 0) return response
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(headersFor(new URL(request.url).pathname)))
    if (!headers.has(name)) headers.set(name, value)
  return new Response(response.body, { status, statusText, headers })
}
