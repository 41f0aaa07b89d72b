import { expect, test } from '@playwright/test'
import { readBook } from '../src/markdown/book.ts'

const { chapters } = readBook()

const PAGES = ['/', '/costs/', ...chapters.map(({ slug }) => `/${slug}/`)]

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
      /Recorded \d{4}-\d\d-\d\d with TensorFlow\.js/,
    )
    await expect(page.getByRole('button')).toHaveCount(0)
    await page.goto('/loss/')
    await expect(page.locator('#eq-cross-entropy math')).toBeAttached()
  })
})

test('the first page leads to the first chapter and shows a digit being read', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('img', { name: 'handwritten 5' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Probability of each digit' })).toBeVisible()
  await page.getByRole('link', { name: 'Start with the whole program' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(chapters[0]!.title)
})

test('nothing of the notebook is fetched before a reader asks', async ({ page, baseURL }) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto('/compile-and-fit/')
  await page.mouse.wheel(0, 3000)
  await page.waitForLoadState('networkidle')
  const code = requests.filter((path) => !/\.(css|woff2|svg)$|\/$|theme\.js$/.test(path))
  // The router, and the elements' few kilobytes.
  expect(
    code.every((path) => /ClientRouter|Page\.astro/.test(path)),
    code.join(),
  ).toBe(true)
  expect(requests.some((path) => /worker|tf-|wasm|mnist|book\.json|session/.test(path))).toBe(false)
  const foreign = requests.filter((path) => path.startsWith('http') && !path.startsWith(baseURL!))
  expect(foreign).toEqual([])
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

test('every internal link and fragment leads somewhere', async ({ page, request }) => {
  const ids = new Map<string, Set<string>>()
  const links: [from: string, to: URL][] = []
  for (const path of PAGES) {
    await page.goto(path)
    ids.set(path, new Set(await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))))
    const hrefs = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
    links.push(...hrefs.map((href): [string, URL] => [path, new URL(href)]))
  }
  const files = new Set<string>()
  for (const [from, to] of links) {
    if (to.origin !== new URL(page.url()).origin) continue
    if (/\.\w+$/.test(to.pathname)) {
      files.add(to.pathname)
      continue
    }
    expect(ids.has(to.pathname), `${from} → ${to.pathname}`).toBe(true)
    if (to.hash)
      expect(
        ids.get(to.pathname)!.has(to.hash.slice(1)),
        `${from} → ${to.pathname}${to.hash}`,
      ).toBe(true)
  }
  for (const file of files) expect((await request.get(file)).status(), file).toBe(200)
  const page404 = await request.get('/no-such-page/')
  expect(page404.status()).toBe(404)
})

test('light, dark, or the system: the choice is kept from page to page', async ({ page }) => {
  await page.goto('/dense/')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  const button = page.getByRole('button', { name: 'Change colours' })
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
