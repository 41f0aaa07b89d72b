/**
 * What of a build is kept: its cache, for the service worker and for pages. A file goes into the cache of its build
 * if its digest is the one on that build's list, and in no other way.
 */

import type { SiteFile } from './files.ts'
import { cacheName, cachePrefix, keyOf, listAddress, type Site, type SiteFiles } from './files.ts'

/** Kept beside the files when the reader has asked for the whole book; it goes on from build to build. */
export function wishAddress(site: Site): string {
  return `${listAddress(site)}?whole`
}

/** The response as it is to be kept, or nothing if it is not of the build. */
export async function ifOfBuild(file: SiteFile, response: Response): Promise<Response | undefined> {
  const content = await response.arrayBuffer()
  const digest = await crypto.subtle.digest('SHA-256', content)
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex !== file.sha256) return undefined
  const headers = new Headers(response.headers)
  // The file is the same for every request.
  headers.delete('Vary')
  // Made anew, so that a page the host has redirected to can be the answer to a request.
  return new Response(content, { headers })
}

/** The list of a build's files that lies in its cache; undefined where there is none. */
export async function readList(cache: Cache, site: Site): Promise<SiteFiles | undefined> {
  const response = await cache.match(listAddress(site))
  return response && ((await response.json()) as SiteFiles)
}

/** The files that are not in the cache as the list has them. Reads all that is there. */
export async function missingOf(
  { files }: SiteFiles,
  cache: Cache,
  site: Site,
): Promise<SiteFile[]> {
  const missing = new Set<SiteFile>()
  await forEach(files, async (file) => {
    const response = await cache.match(keyOf(file.path, site))
    if (!response || !(await ifOfBuild(file, response))) missing.add(file)
  })
  return files.filter((file) => missing.has(file))
}

/** The files that are missing in the cache, by their names alone: contents were checked when they came in. */
export async function notIn({ files }: SiteFiles, cache: Cache, site: Site): Promise<SiteFile[]> {
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  return files.filter(({ path }) => !kept.has(keyOf(path, site)))
}

/**
 * Takes over from the caches of other builds what this one has, too, and deletes them. Caches of other books, editions
 * and folders are not touched.
 */
export async function succeed(storage: CacheStorage, site: Site, build: string): Promise<void> {
  const own = cacheName(site, build)
  const cache = await storage.open(own)
  const list = await readList(cache, site)
  for (const name of await cachesOf(storage, site)) {
    if (name === own) continue
    const old = await storage.open(name)
    // What is not carried over is fetched anew. The old cache goes in any case.
    await carryOver(old, cache, list?.files ?? [], site).catch(() => undefined)
    await storage.delete(name)
  }
}

async function carryOver(old: Cache, cache: Cache, files: SiteFile[], site: Site): Promise<void> {
  const wish = await old.match(wishAddress(site))
  if (wish) await cache.put(wishAddress(site), wish)
  for (const file of files) {
    const key = keyOf(file.path, site)
    const response = await old.match(key)
    if (!response || (await cache.match(key))) continue
    const kept = await ifOfBuild(file, response)
    // One after the other and out of the old cache at once: there is not room for two books everywhere.
    await old.delete(key)
    if (kept) await cache.put(key, kept)
  }
}

/** The names of all caches of this site. */
async function cachesOf(storage: CacheStorage, site: Site): Promise<string[]> {
  const own: string[] = []
  for (const name of await storage.keys()) {
    if (name.startsWith(cachePrefix(site))) own.push(name)
    // Earlier versions named no site. Each had its list among what it kept.
    else if (/^book-/.test(name) && (await (await storage.open(name)).match(listAddress(site))))
      own.push(name)
  }
  return own
}

/** Awaits `work` for each item, `atOnce` at a time. */
export async function forEach<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  atOnce = 4,
): Promise<void> {
  const queue = [...items]
  const next = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}
