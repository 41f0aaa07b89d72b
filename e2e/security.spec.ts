/** What a cell cannot do, and what hostile content cannot become. */
import { expect, test } from '@playwright/test'
import { cell, edit, expectState, output, runToEnd } from './cell.ts'
import { HOSTILE } from './fixtures/hostile.ts'
import { otherHost } from './other-host.ts'

test('no request ever leaves the site', async ({ page, baseURL }) => {
  const foreign: string[] = []
  page.context().on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && !request.url().startsWith('data:'))
      foreign.push(request.url())
  })
  for (const path of ['/', '/dense/', '/evaluate/', '/formulas/', '/concepts/epoch/']) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  await page.goto('/sequential/')
  await runToEnd(page, 'forward-by-hand')
  expect(foreign).toEqual([])
})

const forbidden = (host: string): Record<string, string> => ({
  'fetch another host': `await fetch('http://${host}/fetch')`,
  'open a socket to another host': `await new Promise((resolve, reject) => {
  const socket = new WebSocket('ws://${host}/socket')
  socket.onopen = resolve
  socket.onerror = () => reject(new Error('refused'))
})`,
  'import from another host': `await (0, eval)("import('http://${host}/import.js')")`,
  'reach the page’s stores': 'await indexedDB.open("keyval-store")',
  'reach the caches': 'await caches.keys()',
  'reach the site’s files': 'await navigator.storage.getDirectory()',
  'reach local storage': 'localStorage.length',
  'start a worker from its own text': `await new Promise((resolve, reject) => {
  const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
  worker.onmessage = resolve
  worker.onerror = () => reject(new Error('refused'))
})`,
  'reach the document': 'document.title',
})

test('a cell reaches neither other hosts nor what the page keeps', async ({ page }) => {
  const other = await otherHost()
  await page.goto('/dense/')
  await page.evaluate(() => localStorage.setItem('secret', '1'))
  for (const [what, code] of Object.entries(forbidden(other.host))) {
    await edit(page, 'dense-by-hand', code)
    const { outcome } = await runToEnd(page, 'dense-by-hand')
    expect(outcome, what).toBe('failed')
  }
  expect(other.requests).toEqual([])
  other.close()
})

test('nothing is left in which a cell could keep data of its own', async ({ page }) => {
  await page.goto('/dense/')
  await edit(
    page,
    'dense-by-hand',
    `const names = new Set<string>()
for (const from of [globalThis, navigator])
  for (let owner: object | null = from; owner; owner = Object.getPrototypeOf(owner))
    for (const name of Object.getOwnPropertyNames(owner)) if (name in from) names.add(name)
const stores = [...names].filter((name) => /storage|cookie|caches|indexedDB|filesystem|database|bucket|serviceWorker|^postMessage$/i.test(name) && !/^[A-Z]/.test(name))
stores.join()`,
  )
  await runToEnd(page, 'dense-by-hand')
  await expect(output(page, 'dense-by-hand')).toHaveText("''")
})

test('hostile texts are shown as texts, wherever a cell can put them', async ({ page }) => {
  test.setTimeout(120_000)
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto('/dense/')
  await page.exposeFunction('alarm', (text: string) => alarms.push(text))
  await edit(
    page,
    'dense-by-hand',
    `import { bars, lines, table } from 'lesson/show'
const texts: string[] = ${JSON.stringify(HOSTILE)}
for (const text of texts) {
  console.log(text)
  display(table(text, [text, ''], [[text, 1]]))
  display(bars(text, [1, 2], [text, text]))
  display(lines(text, { label: text, values: [1, 2] }, { label: text }, { [text]: [1, 2] }))
}
const error = new Error(texts.join(' '))
error.name = texts[0]!
throw error`,
  )
  const { outcome } = await runToEnd(page, 'dense-by-hand')
  expect(outcome).toBe('failed')
  const shown = output(page, 'dense-by-hand')
  await expect(shown.locator('table').first()).toBeVisible()
  for (const tag of [
    'script',
    'img',
    'iframe',
    'object',
    'embed',
    'a[href^="javascript"]',
    'form',
    'style',
    'link',
    'base',
    'meta',
  ])
    expect(await shown.locator(tag).count(), tag).toBe(0)
  const handlers = await shown.evaluate((element) =>
    [...element.querySelectorAll('*')].flatMap((each) =>
      each.getAttributeNames().filter((name) => name.startsWith('on')),
    ),
  )
  expect(handlers).toEqual([])
  expect(alarms).toEqual([])
})

test('hostile stored texts and figures’ states are taken as texts, or not at all', async ({
  page,
}) => {
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    void dialog.dismiss()
  })
  for (const text of HOSTILE.slice(0, 12)) {
    await page.goto('/dense/')
    await page.evaluate((text) => {
      localStorage.clear()
      for (const key of [
        'edits',
        'edit:softmax-by-hand',
        'theme',
        'compute',
        'compute-measured',
        'read',
        'trainings',
        'training:fit 1',
      ])
        for (const start of ['', 'keras-first-sample ']) localStorage.setItem(start + key, text)
    }, text)
    await page.goto(
      `/relu-and-softmax/#figure-softmax?z=${encodeURIComponent(text)}&right=${encodeURIComponent(text)}`,
    )
    await expect(page.locator('#figure-softmax [data-description]')).toContainText('cross-entropy')
    expect(await page.locator('#figure-softmax').locator('script, img, iframe').count()).toBe(0)
  }
  await expectState(page, 'softmax-by-hand', 'recorded')
  await expect(cell(page, 'softmax-by-hand').getByRole('button', { name: 'Run' })).toBeEnabled()
  expect(alarms).toEqual([])
})
