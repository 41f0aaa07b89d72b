import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { readBook } from '../src/markdown/book.ts'

const { chapters } = readBook()

const PAGES = ['/', '/costs/', '/record/', ...chapters.map(({ slug }) => `/${slug}/`)]

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  test('a chapter reads completely: prose, formulas, code, recorded output, no dead buttons', async ({
    page,
  }) => {
    await page.goto('/compile-and-fit/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compile and fit')
    await expect(page.locator('run-cell[data-cell=fit]')).toContainText('await fit(model, train')
    await expect(page.locator('run-cell[data-cell=fit] [data-output]')).toContainText(
      'Results by epoch',
    )
    await expect(page.locator('run-cell[data-cell=fit] [data-output] svg.chart')).toHaveCount(2)
    await expect(page.locator('run-cell[data-cell=fit]')).toContainText(
      /Recorded\s*\d{4}-\d\d-\d\d, with TensorFlow\.js/,
    )
    await expect(page.locator('button').filter({ visible: true })).toHaveCount(0)
    await page.goto('/loss/')
    await expect(page.locator('#eq-cross-entropy math')).toBeAttached()
  })
})

test('the first page shows a digit being read, loads no network before it is touched, and leads on', async ({
  page,
}) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  expect(requests.filter((path) => /figures\/|figure-/.test(path))).toEqual([])
  await expect(page.locator('[data-description]')).toContainText('takes this 7 for a 7')
  await page.getByRole('link', { name: 'Start with the whole program' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(chapters[0]!.title)
})

test('nothing of the notebook is fetched before a reader asks', async ({ page, baseURL }) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto('/compile-and-fit/')
  await page.mouse.wheel(0, 3000)
  await page.waitForLoadState('networkidle')
  expect(requests.some((path) => /worker|tf-|wasm|mnist|book\.json|\/session\./.test(path))).toBe(
    false,
  )
  const foreign = requests.filter((path) => path.startsWith('http') && !path.startsWith(baseURL!))
  expect(foreign).toEqual([])
})

test('a page is light: script before interaction, text and style, fonts, and nothing moves while it loads', async ({
  page,
}) => {
  const sizes: Record<string, number> = {}
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    const read = async () => {
      const type = /\.(\w+)$/.exec(new URL(response.url()).pathname)?.[1] ?? 'html'
      const size = gzipSync(await response.body()).length
      sizes[type] = (sizes[type] ?? 0) + size
    }
    reading.push(read())
  })
  // The longest chapter.
  await page.goto('/rmsprop/')
  await page.waitForLoadState('networkidle')
  await Promise.all(reading)
  // Names of what is stored take 200 of it, and covering what is to be guessed 500.
  expect(sizes.js).toBeLessThan(18_000)
  // Its questions, with why each wrong answer is wrong, take 5,500 of it, its cards 2,100, the first frames of its four
  // figures 4,000, letters that answer in sentences 600, the names of blocks for other editions 200.
  expect(sizes.html! + sizes.css!).toBeLessThan(79_000)
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as unknown as { value: number }[]
          resolve(shifts.reduce((sum, { value }) => sum + value, 0))
        }).observe({ type: 'layout-shift', buffered: true })
        // Without any shift the observer stays silent.
        setTimeout(() => resolve(0), 500)
      }),
  )
  expect(shift).toBeLessThan(0.01)
})

test('names and keys of a chart’s legend do not run into each other', async ({ page }) => {
  for (const path of ['/rmsprop/', '/experiments/']) {
    await page.goto(path)
    const rows = await page.locator('svg.chart').evaluateAll((charts) =>
      charts.map((chart) =>
        [...chart.querySelectorAll<SVGTextElement>('text.legend')].map((name) => {
          const { x, y, width } = name.getBBox()
          const key = name.previousElementSibling as SVGLineElement
          return { name: name.textContent, from: key.getBBox().x, text: x, to: x + width, y }
        }),
      ),
    )
    expect(rows.flat().length, path).toBeGreaterThan(2)
    for (const row of rows)
      for (const [i, { name, from, text, to, y }] of row.entries()) {
        expect(text, name).toBeGreaterThan(from + 12)
        // Those that have no room stand in a row below.
        const next = row[i + 1]?.y === y ? row[i + 1] : undefined
        expect(next?.from ?? 360, name).toBeGreaterThan(to)
      }
  }
})

test('no page is wider than a phone, and none breaks its own security policy', async ({ page }) => {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of PAGES) {
    await page.goto(path)
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(excess, path).toBeLessThanOrEqual(0)
  }
  expect(problems).toEqual([])
})

test('an address that is not there is answered as such, with a way on', async ({ page }) => {
  const response = await page.goto('/no-such-page/')
  expect(response!.status()).toBe(404)
  await page.getByRole('link', { name: 'The first page' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('light, dark, or the system: the choice is kept from page to page', async ({ page }) => {
  await page.goto('/dense/')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  const button = page.getByRole('button', { name: /^Theme/ })
  await button.click()
  await button.click()
  await expect(button).toHaveText('Theme: dark')
  expect(await background()).not.toBe(light)
  await page.getByRole('link', { name: /ReLU and softmax →/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ReLU and softmax')
  await expect(button).toHaveText('Theme: dark')
  await page.reload()
  await expect(button).toHaveText('Theme: dark')
})
