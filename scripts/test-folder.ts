/**
 * `npm run test:folder`: the book with a second edition, made for this, in a folder of a site, as on project pages, on a
 * host that sends no headers of ours: its links, the short journey, the digits, search, and what cells can ask there.
 * The editions lead to each other, each is kept and read without the network by a worker of its own, and what the
 * reader wrote and trained is there in both.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page, expect as soonExpect } from '@playwright/test'
import { parse } from 'yaml'
import { cell, edit, expectState, output, run, stop, storedText } from '../e2e/cell.ts'
import { settings } from '../src/author/names.ts'
import { parseChapter } from '../src/chapter/parse-chapter.ts'
import { chapterBlocks } from '../src/in-step/block.ts'
import { openIndex } from '../src/search/find.ts'
import type { Place } from '../src/search/place.ts'
import * as searchWords from '../src/words/zh-cn/search.ts'
import { launchOptions } from './browser.ts'
import { runToEnd } from './drive.ts'
import { travel } from './journey.ts'
import { makeSecondEdition } from './second-edition.ts'
import { serve } from './serve.ts'

/** Nothing is tried again here, and a busy machine takes its time. */
const expect = soonExpect.configure({ timeout: 30_000 })

const FOLDER = '.cache/editions'
const HOST = join(FOLDER, 'host')
const BASE = '/courses/keras/'
/** What the book is built into. */
const BUILT = join(HOST, BASE)
const SITE = `https://host.example${BASE}`
const TAG = 'zh-cn'
const CHAPTER = '05-dense.md'
/** The block that changes in the first edition after the second was accepted, and what is added to it. */
const CHANGED = 'one-unit/3'
const ADDED = 'So it was said later.'

/** Until the edition is written, some words of it. */
const isWritten = existsSync(join(settings.content, TAG))
const BOOK = makeSecondEdition(
  FOLDER,
  TAG,
  isWritten
    ? []
    : [
        [`content/en/${CHAPTER}`, 'title: Dense\n', 'title: 全连接层\n'],
        [
          `content/en/${CHAPTER}`,
          'A layer has many units',
          '一层有很多单元。A layer has many units',
        ],
        [
          'content/en/words/outputs/training.ts',
          "byEpoch: 'Results by epoch'",
          "byEpoch: '各轮的结果'",
        ],
      ],
)
const env = { ...process.env, BOOK, SITE }
const nodeWithNames = ['--import', './scripts/register-names.ts']
execFileSync(
  'node',
  [
    ...nodeWithNames,
    'scripts/in-step.ts',
    '--accept',
    `${FOLDER}/content/${TAG}/${CHAPTER}:${CHANGED}`,
  ],
  { stdio: 'inherit', env },
)
const original = `${FOLDER}/content/en/${CHAPTER}`
const parseAt = (file: string) =>
  parseChapter(readFileSync(file, 'utf8'), file, settings.cellOptions)
const { source } = chapterBlocks(parseAt(original)).find(({ name }) => name === CHANGED)!
writeFileSync(
  original,
  readFileSync(original, 'utf8').replace(source, () => `${source} ${ADDED}`),
)
execFileSync('node', ['scripts/build.ts', BUILT], { stdio: 'inherit', env })
execFileSync('node', ['scripts/check-links.ts', HOST], { stdio: 'inherit' })

/** A file of words of the second edition. */
const words = async (file: string) =>
  (await import(pathToFileURL(join(FOLDER, file)).href)) as Record<string, Record<string, string>>
const titleOf = (edition: string) => parseAt(`${FOLDER}/content/${edition}/${CHAPTER}`).title
const byEpoch = (await words(`content/${TAG}/words/outputs/training.ts`)).training!.byEpoch!

const { server, url: host } = await serve(HOST, 0, { plain: true })
/** Where the book begins. */
const url = `${host}${BASE.slice(1)}`
const browser = await chromium.launch(launchOptions())
try {
  const context = await browser.newContext()
  const page = await context.newPage()
  await travelThere()
  findTerms()
  await leadToEachOther(page)
  await standBesideEachOther(page)
  await offerTheReadersLanguage()
  await shareWhatIsStored(page)
  await areKeptApart(context, page)
} finally {
  await browser.close()
  server.close()
}

async function travelThere(): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await travel(
    {
      goto: async (address) => void (await page.goto(address)),
      reload: async () => void (await page.reload()),
      evaluate: (expression) => page.evaluate(expression),
      async type(selector, text) {
        await page.locator(selector).focus()
        await page.keyboard.press('Control+a')
        await page.keyboard.type(text)
      },
    },
    url,
  )

  await page.goto(`${url}data/`)
  await runToEnd(page, 'load-data')
  await page.keyboard.press('/')
  await page.keyboard.type('narrow valley')
  await page
    .getByRole('option', { name: /RMSprop/ })
    .first()
    .click()
  await page.waitForURL(`${url}rmsprop/#**`)
  console.log('✓ the digits are loaded, and search leads to a place')

  // By now the service worker adds the policy. The host's own services would get the reader's cookies.
  const requests: string[] = []
  server.on('request', ({ url }: { url: string }) => requests.push(url))
  await page.goto(`${url}data/`)
  await edit(page, 'pixel-at', `await fetch('${BASE}symbols.json'); await fetch('/account')`)
  const { outcome } = await runToEnd(page, 'pixel-at')
  if (
    outcome !== 'failed' ||
    !requests.includes(`${BASE}symbols.json`) ||
    requests.includes('/account')
  )
    throw new Error(`a cell that asks the rest of the host has ${outcome}`)
  console.log('✓ a cell cannot ask the rest of the host')
  await context.close()
}

async function leadToEachOther(page: Page): Promise<void> {
  await page.goto(`${url}dense/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf('en'))
  const alternates = await page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
    )
  expect(alternates).toEqual([
    ['en', `${SITE}dense/`],
    [TAG, `${SITE}${TAG}/dense/`],
    ['x-default', `${SITE}dense/`],
  ])
  await page.getByRole('link', { name: '中文', exact: true }).click()
  await page.waitForURL(`${url}${TAG}/dense/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf(TAG))
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${SITE}${TAG}/dense/`)
  await page.goto(`${url}${TAG}/compile-and-fit/`)
  await expect(output(page, 'fit')).toContainText(byEpoch)
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await page.waitForURL(`${url}compile-and-fit/`)
  await expect(output(page, 'fit')).toContainText('Results by epoch')
  const index = readFileSync(join(BUILT, 'sitemap-index.xml'), 'utf8')
  expect(index).toContain(`${SITE}${TAG}/sitemap-0.xml`)
  expect(readFileSync(join(BUILT, TAG, 'sitemap-0.xml'), 'utf8')).toContain(
    `hreflang="en" href="${SITE}dense/"`,
  )
  console.log('✓ each edition leads to the other at the same address')
}

/** Each term's Chinese name leads to its own page first. */
function findTerms(): void {
  const places = JSON.parse(readFileSync(join(BUILT, TAG, 'search.json'), 'utf8')) as Place[]
  const find = openIndex(places, searchWords.searchLanguage, searchWords.search.kinds)
  const terms = parse(readFileSync(join(settings.content, 'terms.yaml'), 'utf8')) as {
    id: string
    zh: { name: string }
  }[]
  const first = (asked: string) => find(asked).found.find(({ place }) => place.kind === 'concept')
  const missed = terms.filter(({ id, zh }) => first(zh.name)?.place.href !== `concepts/${id}/`)
  expect(missed.map(({ zh }) => zh.name)).toEqual([])
  expect(find('ReLU 梯度').found.length).toBeGreaterThan(0)
  console.log('✓ each term is found by its Chinese name')
}

async function standBesideEachOther(page: Page): Promise<void> {
  await page.goto(`${url}${TAG}/dense/`)
  const changed = page.getByRole('note')
  await expect(changed).toHaveCount(1)
  await expect(changed.getByRole('link')).toHaveAttribute(
    'href',
    `${BASE}dense/#${CHANGED.split('/')[0]}`,
  )
  const block = page.locator(`[data-block="${CHANGED}"]`)
  await expect(page.locator('.beside')).toHaveCount(0)
  await page.keyboard.press('Alt+l')
  await expect(block.locator('+ .beside[lang=en]')).toContainText(ADDED)
  await expect(page.locator('h1 + .beside')).toHaveText(titleOf('en'))
  // The choice holds on the next page, and in the other edition.
  await page.goto(`${url}data/`)
  await expect(page.locator('h1 + .beside[lang=zh-Hans]')).toBeVisible()
  await page.locator('[data-beside]').click()
  await expect(page.locator('.beside')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('[data-beside]')).toHaveAttribute('aria-pressed', 'false')
  // The link leads to the section that is being read.
  await page.goto(`${url}dense/`)
  await page.locator('#by-hand').evaluate((heading) => heading.scrollIntoView())
  await page.mouse.wheel(0, 60)
  const other = page.getByRole('link', { name: '中文', exact: true })
  await expect(other).toHaveAttribute('href', /#by-hand$/)
  await other.click()
  await page.waitForURL(`${url}${TAG}/dense/#by-hand`)
  console.log('✓ each stands beside the other, and says what has changed since')
}

async function offerTheReadersLanguage(): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(url)
  const offer = page.locator('[data-offer]')
  await expect(offer).toBeVisible()
  await offer.getByRole('button').click()
  await expect(offer).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(offer).toBeHidden()
  await context.close()
  console.log('✓ the first page offers the reader’s language, once')
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
  await expect(cell(page, 'fit').locator('[data-action="go-on"]')).toBeVisible()
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
      .poll(() => page.evaluate(async (key) => Boolean(await caches.match(key)), BASE + path), {
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
  const second = `${BASE}${TAG}/`
  expect(cacheOf(BASE).filter((path) => path.startsWith(second))).toEqual([])
  expect(cacheOf(BASE)).toContain(`${BASE}dense/`)
  expect(cacheOf(second)).toContain(`${second}dense/`)
  const list = JSON.parse(readFileSync(join(BUILT, 'offline.json'), 'utf8')) as {
    files: { path: string }[]
  }
  expect(list.files.filter(({ path }) => path.startsWith(`${TAG}/`))).toEqual([])

  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  for (const [path, title] of [
    [paths[0], titleOf('en')],
    [paths[1], titleOf(TAG)],
  ] as const) {
    const tab = await context.newPage()
    await tab.goto(url + path)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText(title)
  }
  const controller = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)
  expect(controller).toBe(`${url}${TAG}/sw.js`)
  console.log('✓ each is kept by its own worker, and read without the network')
}
