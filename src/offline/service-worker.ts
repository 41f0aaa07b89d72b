/**
 * The service worker: pages and files that were seen once are there without the network. What is served from the
 * cache is of one build only: a file goes into the cache of its build if its digest is the one on that build's list.
 * It also adds the headers that a host cannot send: pages are isolated, so that training may use threads, and cells are
 * confined.
 */
import { clientsClaim, type WorkboxPlugin } from 'workbox-core'
import { registerRoute } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import { completed, isAnswer } from './answers.ts'
import {
  cacheName,
  isForEver,
  keyOf,
  listAddress,
  pathOf,
  type SiteFile,
  type SiteFiles,
} from './files.ts'
import { ifOfBuild, readList, succeed } from './kept.ts'

/** What of the worker's scope is used; TypeScript's library for it does not go together with the page's. */
declare const self: {
  addEventListener(type: string, listener: (event: WaitingEvent) => void): void
  skipWaiting(): Promise<void>
  clients: {
    matchAll(options: {
      type: 'window'
      includeUncontrolled: boolean
    }): Promise<readonly { url: string }[]>
  }
}
interface WaitingEvent {
  data?: unknown
  waitUntil(work: Promise<unknown>): void
}
declare const __NAME__: string
declare const __BUILD__: string
declare const __BASE__: string
declare const __ROOT__: string
declare const __OTHERS__: string[]

const SITE = { name: __NAME__, base: __BASE__, others: __OTHERS__ }
const CACHE = cacheName(SITE, __BUILD__)
const LIST = listAddress(SITE)
/** Shown instead of a page that is not kept. */
const NOT_KEPT = 'offline/'
/** What leads on from sections that have moved. */
const MOVED = 'moved.json'
/** A network that has not answered by then is taken for none. */
const PATIENCE_SECONDS = 4

self.addEventListener('install', (event) => {
  event.waitUntil(prepare())
})
self.addEventListener('activate', (event) => {
  event.waitUntil(succeed(caches, SITE, __BUILD__))
})
self.addEventListener('message', (event) => {
  // A page of this build asks to be served by it; older pages that are still open go first.
  const { takeOver: build } = event.data as { takeOver?: string }
  if (build === __BUILD__) event.waitUntil(takeOver())
})
clientsClaim()

const ofThisBuild: WorkboxPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => {
    const path = pathOf(request.url, SITE)
    return path === undefined ? request : keyOf(path, SITE)
  },
  cacheWillUpdate: async ({ event, request, response }) => {
    const { cache } = (event as unknown as { request: Request }).request
    // A page that keeps what it asks for says so by `no-store`.
    const isWanted = response.status === 200 && cache !== 'no-store'
    const file = isWanted && (await list()).files.get(pathOf(request.url, SITE) ?? '?')
    if (file) return (await ifOfBuild(file, response)) ?? null
    // This is a copy. Left unread, it may hold up the worker of the next build for minutes.
    await response.body?.cancel()
    return null
  },
}
interface Refused {
  refused?: Response
}
const orElse: WorkboxPlugin = {
  fetchDidSucceed: async ({ request, response, state }) => {
    if (isAnswer(response) && !(await leadsAway(request, response))) return response
    ;(state as Refused).refused = response
    throw new Error('no answer of the host')
  },
  // Asked only when nothing is kept.
  handlerDidError: async ({ request, state }) =>
    (await movedFrom(request.url).catch(() => undefined)) ??
    (state as Refused).refused ??
    (request.mode === 'navigate' ? kept(NOT_KEPT) : undefined),
}
const withHeaders: WorkboxPlugin = {
  handlerWillRespond: async ({ request, response }) =>
    completed(request.url, response, __BASE__, __ROOT__),
}
const options = {
  cacheName: CACHE,
  plugins: [ofThisBuild, orElse, withHeaders],
  matchOptions: { ignoreVary: true },
}

const isOurs = (url: URL) => pathOf(url.href, SITE) !== undefined && url.pathname !== LIST
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isOurs(url) && isForEver(url.pathname),
  new CacheFirst(options),
)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isOurs(url),
  new NetworkFirst({ ...options, networkTimeoutSeconds: PATIENCE_SECONDS }),
)

/** Keeps this build's list, and the page for what is not kept, with the styles and scripts that it needs. */
async function prepare(): Promise<void> {
  const cache = await caches.open(CACHE)
  const { files } = await list()
  // Grows while it is gone through.
  const needed = new Set([NOT_KEPT, MOVED])
  for (const path of needed) {
    const address = keyOf(path, SITE)
    const response = await fetch(address, { cache: 'no-cache' })
    const kept = await ifOfBuild(files.get(path)!, response)
    if (!kept) throw new Error(`${path} is of another build`)
    const text = await kept.clone().text()
    await cache.put(address, kept)
    for (const named of namedIn(text, path.endsWith('.js'))) {
      const found = pathOf(new URL(named, new URL(address, location.origin)).href, SITE)
      if (found !== undefined && files.has(found)) needed.add(found)
    }
  }
}

/** What a page links to, and what a script imports at once. */
function namedIn(text: string, isScript: boolean): string[] {
  const names = isScript
    ? text.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.\/[^"'`]+\.js)["'`]/g)
    : text.matchAll(/"([^"]+\.(?:css|js))"/g)
  return [...names].map(([, name]) => name!)
}

async function takeOver(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const pages = windows.filter(({ url }) => pathOf(url, SITE) !== undefined)
  if (pages.length <= 1) await self.skipWaiting()
}

function kept(path: string): Promise<Response | undefined> {
  return caches.match(keyOf(path, SITE), { cacheName: CACHE })
}

/** To where a page has moved that is kept. */
async function movedFrom(address: string): Promise<Response | undefined> {
  const { moved } = await list()
  const to = moved[pathOf(address, SITE) ?? '?']
  return to !== undefined && (await kept(to)) ? Response.redirect(keyOf(to, SITE)) : undefined
}

/**
 * Whether a redirect of a page leads to another origin, as that of a network that wants to be paid first, or of a login
 * that has run out. Only asked when the page is kept; and who loads a page anew is led there.
 */
async function leadsAway({ url, cache }: Request, { type }: Response): Promise<boolean> {
  if (type !== 'opaqueredirect' || cache === 'no-cache' || cache === 'reload') return false
  if (!(await kept(pathOf(url, SITE) ?? '?'))) return false
  return await fetch(url, { mode: 'same-origin' }).then(
    () => false,
    () => true,
  )
}

interface Listed {
  /** by path */
  files: Map<string, SiteFile>
  moved: SiteFiles['moved']
}
let listed: Promise<Listed> | undefined

/** The files of this build: as the list is kept, or, where it is gone, as the host has it. */
function list(): Promise<Listed> {
  listed ??= load().catch((error) => {
    listed = undefined
    throw error
  })
  return listed
}

async function load(): Promise<Listed> {
  const cache = await caches.open(CACHE)
  let site = await readList(cache, SITE)
  if (!site) {
    const response = await fetch(LIST, { cache: 'no-store' })
    site = (await response.clone().json()) as SiteFiles
    if (site.build !== __BUILD__) throw new Error('the list is of another build')
    await cache.put(LIST, response)
  }
  return { files: new Map(site.files.map((file) => [file.path, file])), moved: site.moved }
}
