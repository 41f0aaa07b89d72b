/** Without the network: what was seen is there, and runs; a new build is taken up whole; what plain hosts lack is made up for. */

import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { serve } from '../scripts/serve.ts'
import { cell, command, edit, output, runToEnd } from './cell.ts'
import { isKept, shut } from './kept.ts'
import { otherHost } from './other-host.ts'

test.use({ serviceWorkers: 'allow' })

test('a chapter that was read, and cells whose data was loaded, work without the network', async ({
  page,
}) => {
  const { server, url } = await serve('dist', 0)
  await page.goto(`${url}sequential/`)
  await isKept(page)
  // Online it trains on little; what that loaded is what it needs.
  await page.goto(`${url}compile-and-fit/`)
  await runToEnd(page, 'same-as-model-fit')
  await isKept(page)
  const before = await output(page, 'same-as-model-fit').textContent()

  await shut(server)
  await page.goto(`${url}sequential/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sequential')
  await page.goto(`${url}compile-and-fit/`)
  await runToEnd(page, 'same-as-model-fit')
  expect(await output(page, 'same-as-model-fit').textContent()).toBe(before)

  // What was never seen is not there; the page says so, and what is.
  await page.goto(`${url}loss/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not kept here yet')
  const main = page.getByRole('main')
  await expect(main.getByRole('listitem')).toHaveText(['Sequential', 'Compile and fit'])
  const again = await serve('dist', Number(new URL(url).port))
  await main.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The loss')
  await shut(again.server)
})

test('the whole book can be kept, and is there without the network; after an update the page says what it lacks', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'book-'))
  cpSync('dist', folder, { recursive: true })
  const { server, url } = await serve(folder, 0)
  await page.goto(`${url}dense/`)
  // At once: on a first visit the service worker is still on its way.
  await command(page, 'Keep the whole book')
  const dialog = page.getByRole('dialog', { name: 'Keep the whole book' })
  await expect(dialog).toContainText(/is \d\d\.\d MB; \d\d\.\d MB are still missing/)
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog.getByRole('status')).toContainText('The whole book is kept', {
    timeout: 120_000,
  })
  await shut(server)
  await page.goto(`${url}sequential/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sequential')
  expect((await runToEnd(page, 'forward-by-hand')).outcome).toBe('done')
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: 'Words to find' }).fill('overfitting')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()

  // Pages and lists are of the new build; scripts, styles and data are as before.
  deployNext(folder)
  const next = await serve(folder, Number(new URL(url).port))
  await page.goto(`${url}dense/`)
  const banner = page.getByRole('region', { name: 'Keep the whole book' })
  await expect(banner).toContainText(
    /updated since you kept it.*\d\d files are missing \(\d\.\d MB\)/,
  )
  await expect(banner).toContainText('the chapters “')
  await banner.getByRole('button', { name: 'Fetch what is missing' }).click()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog.getByRole('status')).toContainText('The whole book is kept')
  await shut(next.server)
  for (const chapter of ['evaluate', 'where-next']) {
    await page.goto(`${url}${chapter}/`)
    await expect(page.locator('meta[name=build]')).toHaveAttribute('content', /^next-/)
  }
  rmSync(folder, { recursive: true })
})

test('where there is no room for the whole book, the page says what is missing', async ({
  page,
}) => {
  const { server, url } = await serve('dist', 0)
  await page.goto(`${url}dense/`)
  await isKept(page)
  const devTools = await page.context().newCDPSession(page)
  const { usage } = await devTools.send('Storage.getUsageAndQuota', { origin: url })
  await devTools.send('Storage.overrideQuotaForOrigin', { origin: url, quotaSize: usage + 1.5e6 })
  await command(page, 'Keep the whole book')
  const dialog = page.getByRole('dialog', { name: 'Keep the whole book' })
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog.getByRole('status')).toContainText(
    /no more room for the book\. \d+ files are missing \(\d\d\.\d MB\), among them the chapters? “/,
  )
  const said = Number((await dialog.getByRole('status').textContent())!.match(/\d+/)![0])
  const missing = await page.evaluate(async () => {
    const { files } = await (await fetch('/offline.json')).json()
    const kept = await Promise.all(
      files.map(({ path }: { path: string }) => caches.match(`/${path}`)),
    )
    return kept.filter((file) => !file).length
  })
  expect(said).toBe(missing)
  await shut(server)
})

test('a new build: an open page says so and loses nothing, and no page is of two builds', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'book-'))
  cpSync('dist', folder, { recursive: true })
  const old = await serve(folder, 0)
  const { url } = old
  await page.goto(`${url}dense/`)
  await isKept(page)
  await edit(page, 'dense-by-hand', '1 + 1')
  await shut(old.server)
  deployNext(folder)
  const { server } = await serve(folder, Number(new URL(url).port))

  // What the host has now is not what this page could keep.
  await command(page, 'Keep the whole book')
  const dialog = page.getByRole('dialog', { name: 'Keep the whole book' })
  await expect(dialog).toContainText('has been updated since this page was opened')
  await expect(dialog.getByRole('button', { name: 'Reload the page' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()

  // The page is of the old build, the cells would be of the new one.
  await page.goto(`${url}data/`)
  await expect(page.locator('meta[name=build]')).toHaveAttribute('content', /^next-/)
  await runToEnd(page, 'pixel-at')
  await page.goto(`${url}dense/`)
  await expect(page.locator('h1')).toHaveText('Dense, anew')
  await expect(cell(page, 'dense-by-hand').locator('[data-code]')).toContainText('1 + 1')
  // The new worker takes over when no page of the old build is open; then only the new build is kept.
  await expect
    .poll(() => page.evaluate(() => caches.keys()), { timeout: 20_000 })
    .toEqual([expect.stringMatching(/^keras-first-sample \/ next-/)])
  await page.reload()
  await isKept(page)
  await shut(server)
  await page.reload()
  await expect(page.locator('h1')).toHaveText('Dense, anew')
  rmSync(folder, { recursive: true })
})

test('on a host without headers, the second page is isolated, computes with threads, and confines its cells', async ({
  page,
}) => {
  const { server, url } = await serve('dist', 0, { plain: true })
  await page.goto(`${url}sequential/`)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
  await isKept(page)
  await page.reload()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await runToEnd(page, 'forward-by-hand')
  await expect(page.locator('[data-kernel]')).toContainText(/^wasm/)
  const other = await otherHost()
  await edit(page, 'untrained-answer', `await fetch('http://${other.host}/')`)
  expect((await runToEnd(page, 'untrained-answer')).outcome).toBe('failed')
  expect(other.requests).toEqual([])
  other.close()
  // A redirect passes through the worker, too.
  await page.goto(`${url}dense`)
  await expect(page).toHaveURL(`${url}dense/`)
  await expect(page.locator('h1')).toHaveText('Dense')
  await shut(server)
})

/** Another build of the site in the same place: every page and list says so, and one chapter has another title. */
function deployNext(folder: string): void {
  const list = JSON.parse(readFileSync(join(folder, 'offline.json'), 'utf8'))
  const old: string = list.build
  const next = `next-${old}`
  for (const file of list.files) {
    const path = join(
      folder,
      file.path.endsWith('/') || file.path === '' ? `${file.path}index.html` : file.path,
    )
    if (!/\.(html|json)$/.test(path)) continue
    let text = readFileSync(path, 'utf8').replaceAll(old, next)
    if (file.path === 'dense/') text = text.replace('<h1>Dense</h1>', '<h1>Dense, anew</h1>')
    writeFileSync(path, text)
    file.sha256 = createHash('sha256').update(text).digest('hex')
    file.bytes = Buffer.byteLength(text)
  }
  list.build = next
  writeFileSync(join(folder, 'offline.json'), JSON.stringify(list))
  const worker = join(folder, 'sw.js')
  writeFileSync(worker, readFileSync(worker, 'utf8').replaceAll(old, next))
}
