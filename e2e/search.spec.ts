import { expect, type Page, test } from '@playwright/test'
import { openIndex } from '../src/search/find.ts'
import type { Place } from '../src/search/place.ts'
import { search, searchLanguage } from '../src/words/en/search.ts'

const box = (page: Page) => page.getByRole('combobox', { name: 'Words to find' })
const options = (page: Page) =>
  page.getByRole('listbox', { name: 'Places found' }).getByRole('option')

test('search by keyboard, from the slash to the place', async ({ page }) => {
  const files: string[] = []
  page.on('request', (request) => files.push(new URL(request.url()).pathname))
  await page.goto('/dense/')
  await page.waitForLoadState('networkidle')
  expect(files.filter((file) => file.includes('search'))).toEqual([])
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('narrow valley')
  await expect(options(page).first()).toContainText('RMSprop')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/rmsprop/#**')
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1))
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport()
})

test('letters typed while the search is still loading are searched for', async ({ page }) => {
  await page.goto('/')
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route(/search-dialog/, async (route) => {
    await released
    await route.continue()
  })
  await page.keyboard.press('/')
  await page.keyboard.type('crossEn')
  release()
  await expect(box(page)).toHaveValue('crossEn')
  await page.keyboard.type('tropy')
  await expect(options(page).filter({ hasText: 'Cell loss-by-hand' })).toBeVisible()
})

test('what is found says what it is; a word that is near is taken, and said', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Control+k')
  const status = page.getByRole('dialog').getByRole('status')
  const height = async () => Math.round((await page.getByRole('dialog').boundingBox())!.height)
  const before = await height()
  await box(page).fill('crossEntropy')
  await expect(options(page).filter({ hasText: 'Cell loss-by-hand' })).toBeVisible()
  expect(await height()).toBe(before)
  await box(page).fill('η')
  await expect(options(page).first()).toContainText('Letter η Notation the learning rate')
  await box(page).fill('droput')
  await expect(options(page).first()).toContainText('Chapter Dropout')
  await expect(status).toContainText('“dropout” instead of “droput”')
  await box(page).fill('dropout zzxqy')
  await expect(status).toContainText('without “zzxqy”')
})

/** What is typed -> the place that comes first. */
const FIRST = {
  η: 'notation/#learning-rate',
  eta: 'notation/#learning-rate',
  ρ: 'notation/#rho',
  rho: 'notation/#rho',
  θ: 'notation/#parameter',
  '∂': 'one-weight/#two-weights',
  droput: 'dropout/',
  rmsporp: 'rmsprop/',
  softmx: 'concepts/softmax/',
  'lerning rate': 'concepts/learning-rate/',
  469: 'compile-and-fit/#fit',
  '7,850': 'experiments/#layers',
  7850: 'experiments/#layers',
  0.001: 'notation/#learning-rate',
  255: 'data/#scaling',
  'why divide by 255?': 'data/#scaling',
  'What is an epoch?': 'concepts/epoch/',
  'why does dropout scale': 'dropout/#scaling',
  'why transposed': 'gradients/#backwards',
  'where does epsilon stand': 'rmsprop/#epsilon',
  'how many parameters': 'dense/#parameters',
  'why are images shuffled': 'batch-size-and-epoch/#why-shuffle',
  'narrow valley': 'rmsprop/#stretch',
  RMSprop: 'rmsprop/',
  overfitting: 'concepts/overfitting/',
  backprop: 'concepts/backpropagation/',
  batch_size: 'concepts/batch-size/',
  批量大小: 'concepts/batch-size/',
  'theta becomes theta minus eta g': 'rmsprop/#eq-sgd',
  'running mean of squared steps': 'notation/#mean-square-step',
  'equation 11.4': 'rmsprop/#eq-rmsprop',
  'figure 8.1': 'dropout/#figure-dropout',
  'cell fit': 'compile-and-fit/#cell-fit',
}

test('for each question the place that explains comes first', async ({ request }) => {
  const places = (await (await request.get('/search.json')).json()) as Place[]
  const find = openIndex(places, searchLanguage, search.kinds)
  const first = Object.keys(FIRST).map((asked) => [asked, find(asked).found[0]?.place.href])
  expect(Object.fromEntries(first)).toEqual(FIRST)
})

test('what is not there, and what is odd, is answered in words; nothing of it becomes markup', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Search' }).click()
  const status = page.getByRole('dialog').getByRole('status')
  await box(page).fill('zzxqy')
  await expect(status).toContainText('Nothing found for “zzxqy”')
  for (const odd of ['"', '((', '<img src=x onerror=alert(1)>', '\\', '🙂', 'a'.repeat(500)]) {
    await box(page).fill(odd)
    await expect(status).not.toHaveText('')
  }
  expect(await page.getByRole('dialog').locator('img').count()).toBe(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused()
})
