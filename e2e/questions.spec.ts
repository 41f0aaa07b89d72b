/** Questions as this book asks them; how each kind is answered is tested on the second book. */
import { expect, test } from '@playwright/test'

test('a text that is no number is not judged, and takes the reason before it away', async ({
  page,
}) => {
  await page.goto('/one-weight/')
  const asked = page.locator('#ask-one-step-by-hand')
  const box = asked.getByRole('textbox', { name: 'Your answer' })
  await box.fill('0.9')
  await box.press('Enter')
  await expect(asked.getByText('That is the right length, but uphill.')).toBeVisible()
  await box.fill('about one')
  await box.press('Enter')
  await expect(asked.getByRole('status')).toContainText('That is not a number.')
  await expect(asked.getByText('That is the right length, but uphill.')).toBeHidden()
  await box.fill('11/10')
  await box.press('Enter')
  await expect(asked.getByRole('status')).toHaveText('Right.')
})

test('an answer that is given while the question is still being loaded is judged', async ({
  page,
}) => {
  const { promise: wanted, resolve: send } = Promise.withResolvers<void>()
  await page.route('**/question-player*', async (route) => {
    await wanted
    await route.continue()
  })
  await page.goto('/one-weight/')
  const asked = page.locator('#ask-one-step-by-hand')
  await asked.getByRole('textbox', { name: 'Your answer' }).fill('0.9')
  await asked.getByRole('button', { name: 'Check', exact: true }).click()
  send()
  await expect(asked.getByText('That is the right length, but uphill.')).toBeVisible()
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  test('no keys are spoken of', async ({ page }) => {
    await page.goto('/rmsprop/')
    await page.getByRole('button', { name: 'Search' }).click()
    const search = page.getByRole('dialog', { name: 'Search the book' })
    await expect(search.getByText('a name in code.')).toBeVisible()
    await expect(search.getByText('Enter to go there')).toBeHidden()
    await page.keyboard.press('Escape')
    await page.goto('/compile-and-fit/')
    await expect(page.getByText('Draw it into the chart.')).toBeVisible()
    await expect(page.getByText('with the arrow keys')).toBeHidden()
  })
})
