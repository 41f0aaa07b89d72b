/**
 * `npm run test:editions`: a second edition of the book, made for this, is built with the first. They lead to each
 * other, each is kept and read without the network by a worker of its own, and what the reader wrote and trained is
 * there in both.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, expect as soonExpect } from '@playwright/test'
import { cell, edit, expectState, output, run, stop, storedText } from '../e2e/cell.ts'
import { launchOptions } from './browser.ts'
import { makeSecondEdition } from './second-edition.ts'
import { serve } from './serve.ts'

/** Nothing is tried again here, and a busy machine takes its time. */
const expect = soonExpect.configure({ timeout: 30_000 })

const FOLDER = '.cache/editions'
const HOST = join(FOLDER, 'host')
const TAG = 'en-au'

const BOOK = makeSecondEdition(FOLDER, TAG, [
  ['content/en/05-dense.md', 'title: Dense\n', 'title: A dense layer, mate\n'],
  ['content/en/words/outputs/training.ts', "byEpoch: 'Results by epoch'", "byEpoch: 'How it went'"],
  ['src/words/en/language.ts', "'en'", "'en-AU'"],
])
execFileSync('node', ['scripts/build.ts', HOST], {
  stdio: 'inherit',
  env: { ...process.env, BOOK },
})
execFileSync('node', ['scripts/check-links.ts', HOST], { stdio: 'inherit' })

const { server, url } = await serve(HOST, 0)
const browser = await chromium.launch(launchOptions())
try {
  const context = await browser.newContext()
  const page = await context.newPage()
  await leadToEachOther(page)
  await shareWhatIsStored(page)
  await areKeptApart(context, page)
} finally {
  await browser.close()
  server.close()
}

async function leadToEachOther(page: Page): Promise<void> {
  await page.goto(`${url}dense/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dense')
  const alternates = await page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
    )
  const site = 'https://keras-first-sample.example'
  expect(alternates).toEqual([
    ['en', `${site}/dense/`],
    [TAG, `${site}/${TAG}/dense/`],
    ['x-default', `${site}/dense/`],
  ])
  await page.getByRole('link', { name: 'Australian English' }).click()
  await page.waitForURL(`${url}${TAG}/dense/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A dense layer, mate')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-AU')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${site}/${TAG}/dense/`)
  await page.goto(`${url}${TAG}/compile-and-fit/`)
  await expect(output(page, 'fit')).toContainText('How it went')
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await page.waitForURL(`${url}compile-and-fit/`)
  await expect(output(page, 'fit')).toContainText('Results by epoch')
  const index = readFileSync(join(HOST, 'sitemap-index.xml'), 'utf8')
  expect(index).toContain(`${site}/${TAG}/sitemap-0.xml`)
  expect(readFileSync(join(HOST, TAG, 'sitemap-0.xml'), 'utf8')).toContain(
    `hreflang="en" href="${site}/dense/"`,
  )
  console.log('✓ each edition leads to the other at the same address')
}

async function shareWhatIsStored(page: Page): Promise<void> {
  await page.goto(`${url}compile-and-fit/`)
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(/Epoch 1 of 3 · step [1-9]/, { timeout: 60_000 })
  await stop(page, 'fit')
  await expectState(page, 'fit', 'stopped')
  await expect(
    cell(page, 'fit').getByRole('button', { name: /^(Continue|.* more epoch)/ }),
  ).toBeVisible()
  // Some megabytes are on their way to the disk; only what is listed is there.
  const isListed = () =>
    Object.keys(localStorage).some((key) => key.startsWith('keras-first-sample training:fit '))
  await expect.poll(() => page.evaluate(isListed)).toBe(true)
  await page.goto(`${url}batch-size-and-epoch/`)
  await edit(page, 'count-steps', '6 * 7')
  await expect.poll(() => storedText(page, 'count-steps')).toBe('6 * 7')
  await page.goto(`${url}${TAG}/compile-and-fit/`)
  await expect(cell(page, 'fit').locator('[data-status]')).toContainText('training is kept')
  await page.goto(`${url}${TAG}/batch-size-and-epoch/`)
  await expect(cell(page, 'count-steps').locator('[data-code]')).toHaveText('6 * 7')
  console.log('✓ what was written and trained in one is there in the other')
}

async function areKeptApart(context: BrowserContext, page: Page): Promise<void> {
  const paths = ['dense/', `${TAG}/dense/`]
  // The first edition's worker is there first, and its scope holds the other's pages.
  for (const path of paths) {
    await page.goto(url + path)
    await expect
      .poll(() => page.evaluate(async (key) => Boolean(await caches.match(key)), `/${path}`), {
        timeout: 30_000,
      })
      .toBe(true)
  }
  const found = await page.evaluate(async () => {
    const names = await window.caches.keys()
    const keys = async (name: string) =>
      (await (await window.caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
    return Promise.all(names.map(async (name) => [name, await keys(name)] as const))
  })
  const cacheOf = (base: string) =>
    found.filter(([name]) => name.startsWith(`keras-first-sample ${base} `)).flatMap(([, k]) => k)
  expect(found).toHaveLength(2)
  expect(cacheOf('/').filter((path) => path.startsWith(`/${TAG}/`))).toEqual([])
  expect(cacheOf('/')).toContain('/dense/')
  expect(cacheOf(`/${TAG}/`)).toContain(`/${TAG}/dense/`)
  const list = JSON.parse(readFileSync(join(HOST, 'offline.json'), 'utf8')) as {
    files: { path: string }[]
  }
  expect(list.files.filter(({ path }) => path.startsWith(`${TAG}/`))).toEqual([])

  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  for (const [path, title] of [
    [paths[0], 'Dense'],
    [paths[1], 'A dense layer, mate'],
  ] as const) {
    const tab = await context.newPage()
    await tab.goto(url + path)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText(title)
  }
  const controller = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)
  expect(controller).toBe(`${url}${TAG}/sw.js`)
  console.log('✓ each is kept by its own worker, and read without the network')
}
