/** What builds stored before names began with the book's id: only this book has been there for so long. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { cell, expectState, run } from './cell.ts'

const CHAPTER = '/batch-size-and-epoch/'
const listing = (page: Page, id: string): Locator => cell(page, id).locator('[data-code]')

test('a tab of the older build goes on writing all texts in one: its news is taken, once', async ({
  context,
}) => {
  const [page, older] = [await context.newPage(), await context.newPage()]
  await older.goto('/dense/')
  await page.goto(CHAPTER)
  const base = (await listing(page, 'count-steps').locator('code').textContent())!.trimEnd()
  const write = (code: string) =>
    older.evaluate(
      ([code, base]) =>
        localStorage.setItem(
          'edits',
          JSON.stringify({ version: 2, edits: { 'count-steps': { code, base } }, removed: {} }),
        ),
      [code, base] as const,
    )
  // A page that only reads is told.
  await write('1 + 1')
  await expect(listing(page, 'count-steps')).toHaveText('1 + 1')
  await page.reload()
  await expect(listing(page, 'count-steps')).toHaveText('1 + 1')
  await write('1 + 2')
  await expect(listing(page, 'count-steps')).toHaveText('1 + 2')
  await cell(page, 'count-steps')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await expect(listing(page, 'count-steps')).toContainText('in the last batch')
  await page.reload()
  await expect(cell(page, 'count-steps').getByRole('button', { name: 'Undo reset' })).toBeVisible()
  await expect(listing(page, 'count-steps')).toContainText('in the last batch')
})

test('stored rubbish does no harm, under older names neither', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  await page.evaluate(() => {
    const rubbish = '{"version":1,"edits":{"settings":17,"gone":{"code":"1","base":"2"}}'
    for (const key of ['edits', 'edit:settings', 'edit:count-steps', 'edit:'])
      for (const start of ['', 'keras-first-sample ']) localStorage.setItem(start + key, rubbish)
  })
  await page.reload()
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'done')
})
