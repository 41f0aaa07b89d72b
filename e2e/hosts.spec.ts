/** On hosts that do not serve as ours does, and beside others on one host. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { headersFor } from '../src/offline/headers.ts'
import { edit, runToEnd } from './cell.ts'
import { otherHost } from './other-host.ts'
import { strangeHost } from './strange-host.ts'

test.use({ serviceWorkers: 'allow' })

/** Waits until the page of this path is kept. */
async function isKept(page: Page, path: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(async (path) => Boolean(await caches.match(path)), path), {
      timeout: 30_000,
    })
    .toBe(true)
}

test('a host with a policy of its own and without slashes: cells are confined, and pages are kept', async ({
  page,
}) => {
  const host = await strangeHost({
    headers: { 'Content-Security-Policy': "frame-ancestors 'self'", Vary: 'Origin, Cookie' },
  })
  const { url, manner } = host
  await page.goto(`${url}sequential/`)
  await expect(page).toHaveURL(`${url}sequential`)
  await isKept(page, '/sequential/')
  await page.goto(`${url}concepts`)
  await isKept(page, '/concepts/')

  const other = await otherHost()
  await page.goto(`${url}sequential`)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await edit(page, 'untrained-answer', `await fetch('http://${other.host}/')`)
  expect((await runToEnd(page, 'untrained-answer')).outcome).toBe('failed')
  expect(other.requests).toEqual([])

  const heading = page.getByRole('heading', { level: 1 })
  manner.down = 503
  for (const address of ['sequential', 'sequential/', 'sequential?utm_source=x']) {
    await page.goto(url + address)
    await expect(heading).toHaveText('Sequential')
  }
  // This address has not been asked for before. Where it leads is kept.
  await page.goto(`${url}glossary/`)
  await expect(page).toHaveURL(`${url}concepts/`)
  await expect(heading).toHaveText('Concepts')
  // Of what is not kept the host’s own word is shown.
  await page.goto(`${url}loss`)
  await expect(page.locator('body')).toContainText('out of order')

  delete manner.down
  manner.leadsTo = `http://${other.host}/login`
  await page.goto(`${url}sequential`)
  await expect(heading).toHaveText('Sequential')
  // Who loads the page anew is led where the network wants.
  await page.reload()
  await expect(page).toHaveURL(manner.leadsTo)
  other.close()
  host.close()
})

test('a host that does not know WebAssembly: tensors are computed with the book’s kernels', async ({
  page,
}) => {
  const host = await strangeHost({ wasmType: 'application/octet-stream' })
  await page.goto(`${host.url}sequential`)
  expect((await runToEnd(page, 'untrained-answer')).outcome).toBe('done')
  host.close()
})

test('in a folder, nothing else of the host can be asked, and what is in the folder can', async ({
  page,
}) => {
  const base = '/courses/a%20book/'
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const worker = `${base}_astro/worker-a.js`
    const headers = headersFor(request.url!, { base })
    if (request.url === worker)
      response
        .writeHead(200, { ...headers, 'Content-Type': 'text/javascript' })
        .end(
          'onmessage = async ({ data }) => postMessage(await eval(data).then(() => "yes", () => "no"))',
        )
    else if (request.url === base)
      response
        .writeHead(200, { ...headers, 'Content-Type': 'text/html' })
        .end(`<script type="module" src="theme.js"></script>`)
    else
      response
        .writeHead(200, { ...headers, 'Content-Type': 'text/javascript' })
        .end(
          'globalThis.trustedTypes?.createPolicy("default", { createScriptURL: (text) => text })',
        )
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  await page.goto(origin + base)
  const inWorker = (code: string) =>
    page.evaluate(
      ([address, code]) =>
        new Promise((resolve) => {
          const worker = new Worker(address!, { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = () => resolve('no worker')
          worker.postMessage(code)
        }),
      [`${base}_astro/worker-a.js`, code],
    )
  expect(await inWorker(`fetch('${base}book.json')`)).toBe('yes')
  expect(await inWorker(`import('${base}lesson.js')`)).toBe('yes')
  asked.length = 0
  expect(await inWorker(`fetch('/account?delete', { method: 'POST' })`)).toBe('no')
  expect(await inWorker(`fetch('/courses/another/')`)).toBe('no')
  expect(await inWorker(`import('/account.js')`)).toBe('no')
  const inPage = page.evaluate(() =>
    fetch('/account').then(
      () => 'yes',
      () => 'no',
    ),
  )
  expect(await inPage).toBe('no')
  expect(asked.filter((path) => !path.startsWith(base))).toEqual([])
  server.closeAllConnections()
  server.close()
})
