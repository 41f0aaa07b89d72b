import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { serve } from './serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'book-'))
mkdirSync(join(folder, '_astro'))
writeFileSync(join(folder, 'index.html'), '<h1>Book</h1>')
writeFileSync(join(folder, '404.html'), '<h1>No page</h1>')
writeFileSync(join(folder, '_astro/worker-Ab12_-xy.js'), '1')
const first = await serve(folder, 0)
afterAll(() => void first.server.close())

test('a taken port means the next free one', async () => {
  const taken = Number(new URL(first.url).port)
  const second = await serve(folder, taken)
  expect(Number(new URL(second.url).port)).toBeGreaterThan(taken)
  expect(await (await fetch(second.url)).text()).toBe('<h1>Book</h1>')
  second.server.close()
})

test('pages are isolated and may not evaluate code; the kernel may, and reaches no other host', async () => {
  const page = await fetch(first.url)
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
  const kernel = await fetch(`${first.url}_astro/worker-Ab12_-xy.js`)
  expect(kernel.headers.get('content-security-policy')).toContain(
    "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
  )
  expect(kernel.headers.get('content-security-policy')).toContain("connect-src 'self'")
  expect(kernel.headers.get('cache-control')).toContain('immutable')
})

test('an unknown address is a page that says so', async () => {
  const response = await fetch(`${first.url}nowhere/`)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('<h1>No page</h1>')
})

test('a folder without such a page is served all the same', async () => {
  const { server, url } = await serve(join(folder, '_astro'), 0)
  const response = await fetch(`${url}nowhere/`)
  expect([response.status, await response.text()]).toEqual([404, 'There is no such page.'])
  expect((await fetch(`${url}worker-Ab12_-xy.js`)).status).toBe(200)
  server.close()
})
