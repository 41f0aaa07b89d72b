import { expect, type Page, test } from '@playwright/test'

const box = (page: Page) => page.getByRole('combobox', { name: 'Words to find' })
const options = (page: Page) =>
  page.getByRole('listbox', { name: 'Places found' }).getByRole('option')

test('search by keyboard, from the slash to the place', async ({ page }) => {
  const files: string[] = []
  page.on('request', (request) => files.push(new URL(request.url()).pathname))
  await page.goto('/dense/')
  await page.waitForLoadState('networkidle')
  expect(files.filter((file) => file.includes('pagefind'))).toEqual([])
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

test('code, formulas as they are read, and symbols are found', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Control+k')
  await box(page).fill('crossEntropy')
  await expect(options(page).filter({ hasText: 'Cell loss-by-hand' })).toBeVisible()
  await box(page).fill('theta becomes theta minus eta g')
  await expect(options(page).filter({ hasText: 'Equation 11.' }).first()).toBeVisible()
  await box(page).fill('running mean of squared steps')
  await expect(options(page).filter({ hasText: 'Notation' }).first()).toBeVisible()
})

test('the words of a concept’s page do not run together', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('/')
  await box(page).fill('epsilon')
  await expect(options(page).first()).toContainText('stands In Keras epsilon In TensorFlow.js')
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
