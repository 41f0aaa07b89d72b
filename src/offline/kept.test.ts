import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Caches } from './caches.test-kit.ts'
import { cacheName, keyOf, listAddress, type Site } from './files.ts'
import { ifOfBuild, missingOf, notIn, succeed, wishAddress } from './kept.ts'

const SITE: Site = { name: 'book', base: '/en/' }

const fileOf = (path: string, text: string) => ({
  path,
  bytes: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
})
const listOf = (build: string, texts: Record<string, string>) => ({
  build,
  files: Object.entries(texts).map(([path, text]) => fileOf(path, text)),
  moved: {},
})

/** A build's cache, with its list and these files. */
async function keep(
  caches: Caches,
  name: string,
  texts: Record<string, string>,
  { site = SITE, list = texts }: { site?: Site; list?: Record<string, string> } = {},
) {
  const cache = await caches.open(name)
  await cache.put(listAddress(site), Response.json(listOf(name, list)))
  for (const [path, text] of Object.entries(texts))
    await cache.put(keyOf(path, site), new Response(text))
  return cache
}

const asStorage = (caches: Caches) => caches as unknown as CacheStorage
const textsIn = async (caches: Caches, name: string, paths: string[], site = SITE) => {
  const cache = await caches.open(name)
  return await Promise.all(
    paths.map(async (path) => (await cache.match(keyOf(path, site)))?.text()),
  )
}

test('a file is kept with its type, without what would hide it, and only if it is the list’s', async () => {
  const headers = { 'Content-Type': 'text/css', Vary: '*' }
  const kept = await ifOfBuild(fileOf('a.css', 'a'), new Response('a', { headers }))
  expect(await kept!.text()).toBe('a')
  expect(kept!.headers.get('Content-Type')).toBe('text/css')
  expect(kept!.headers.has('Vary')).toBe(false)
  expect(await ifOfBuild(fileOf('a.css', 'a'), new Response('b'))).toBeUndefined()
})

test('what is missing is counted in the cache, by digests', async () => {
  const caches = new Caches()
  const list = { 'a/': 'a', 'b/': 'b', 'c/': 'c' }
  const cache = await keep(caches, 'x', { 'a/': 'a', 'b/': 'of another build' }, { list })
  const missing = await missingOf(listOf('x', list), cache as unknown as Cache, SITE)
  expect(missing.map(({ path }) => path)).toEqual(['b/', 'c/'])
  const absent = await notIn(listOf('x', list), cache as unknown as Cache, SITE)
  expect(absent.map(({ path }) => path)).toEqual(['c/'])
})

test('a new build takes over what has not changed, and the wish to have the whole book, and nothing else', async () => {
  const caches = new Caches()
  const name = cacheName(SITE, 'old')
  const old = await keep(caches, name, { 'a/': 'a', 'b/': 'b', 'gone/': 'g' })
  await old.put(wishAddress(SITE), new Response())
  const next = cacheName(SITE, 'new')
  await keep(caches, next, {}, { list: { 'a/': 'a', 'b/': 'b, anew', 'c/': 'c' } })
  await succeed(asStorage(caches), SITE, 'new')
  expect(await caches.keys()).toEqual([next])
  expect(await textsIn(caches, next, ['a/', 'b/', 'c/', 'gone/'])).toEqual([
    'a',
    undefined,
    undefined,
    undefined,
  ])
  expect(await (await caches.open(next)).match(wishAddress(SITE))).toBeDefined()
})

test('where there is no room to take over, what was taken over stays and the old build goes', async () => {
  const caches = new Caches()
  await keep(caches, cacheName(SITE, 'old'), { 'a/': 'a', 'b/': 'b' })
  const next = cacheName(SITE, 'new')
  const cache = await keep(caches, next, {}, { list: { 'a/': 'a', 'b/': 'b' } })
  cache.room = 1
  await succeed(asStorage(caches), SITE, 'new')
  expect(await caches.keys()).toEqual([next])
  expect(await textsIn(caches, next, ['a/', 'b/'])).toEqual(['a', undefined])
})

test('other books, editions and folders of the origin keep what is theirs', async () => {
  const caches = new Caches()
  const others: Site[] = [
    { name: 'book', base: '/' },
    { name: 'book', base: '/zh-cn/' },
    { name: 'other', base: '/en/' },
  ]
  for (const site of others) await keep(caches, cacheName(site, 'x'), { 'a/': 'a' }, { site })
  await caches.open('of something else')
  // Earlier versions named the build alone: one of ours, one of a book above, one of a book beside, one of no book.
  await keep(caches, 'book-1', { 'a/': 'a' })
  await keep(caches, 'book-2', { 'a/': 'a' }, { site: { name: 'book', base: '/' } })
  await keep(caches, 'book-3', { 'a/': 'a' }, { site: { name: 'book', base: '/zh-cn/' } })
  await caches.open('book-keeping')
  const next = cacheName(SITE, 'new')
  await keep(caches, next, {}, { list: { 'a/': 'a' } })
  await succeed(asStorage(caches), SITE, 'new')
  expect((await caches.keys()).sort()).toEqual(
    [
      ...others.map((site) => cacheName(site, 'x')),
      'of something else',
      'book-2',
      'book-3',
      'book-keeping',
      next,
    ].sort(),
  )
  expect(await textsIn(caches, next, ['a/'])).toEqual(['a'])
})
