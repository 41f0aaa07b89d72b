/** What is typed while the editor of a cell is still being loaded. */
import { expect, type Page, test } from '@playwright/test'
import { cell } from '../cell.ts'

const CHAPTER = '/inserting/'
const editorOf = (page: Page, id: string) => cell(page, id).getByRole('textbox')

/** Holds back what the editor needs until the returned function is called. */
async function withSlowEditor(page: Page): Promise<() => void> {
  const { promise: released, resolve } = Promise.withResolvers<void>()
  await page.route(/cell-editor|live-cell|book\.json/, async (route) => {
    await released
    await route.continue()
  })
  return resolve
}

test('it is written where the click was, and opens no search', async ({ page }) => {
  await page.goto(CHAPTER)
  const release = await withSlowEditor(page)
  const listing = cell(page, 'is-sorted').locator('[data-code] pre')
  // Right of the last line.
  const { width, height } = (await listing.boundingBox())!
  await listing.click({ position: { x: width - 30, y: height - 14 } })
  await page.keyboard.type(' // my nota')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('e')
  await page.keyboard.press('Enter')
  await page.keyboard.type('isSorted([1])')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  release()
  await expect(editorOf(page, 'is-sorted')).toBeFocused()
  await expect(editorOf(page, 'is-sorted')).toContainText('} // my noteisSorted([1])')
  await page.keyboard.type('.valueOf()')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(cell(page, 'is-sorted').locator('[data-output]')).toHaveText('true')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('it is for the cell that was entered last', async ({ page }) => {
  await page.goto(CHAPTER)
  const release = await withSlowEditor(page)
  await cell(page, 'count').getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.type('AAA')
  await cell(page, 'is-sorted').getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.type('BBB')
  release()
  await expect(editorOf(page, 'is-sorted')).toContainText('BBB')
  await expect(editorOf(page, 'count')).toContainText('AAA')
  await expect(editorOf(page, 'count')).not.toContainText('B')
})

test('it waits for an editor that comes at the second try', async ({ page }) => {
  await page.goto(CHAPTER)
  const missing = /cell-editor/
  await page.route(missing, (route) => route.abort())
  await cell(page, 'is-sorted').getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.type('AAA')
  await expect(cell(page, 'is-sorted').locator('[data-status]')).toContainText('could not')
  await page.unroute(missing)
  await cell(page, 'is-sorted').getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.type('BBB')
  await expect(editorOf(page, 'is-sorted')).toContainText('AAABBB')
})

test('letters in a field elsewhere stay there', async ({ page }) => {
  await page.goto(CHAPTER)
  const release = await withSlowEditor(page)
  await cell(page, 'is-sorted').getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.type('XY')
  await page.keyboard.press('ControlOrMeta+k')
  const box = page.getByRole('dialog').getByRole('combobox')
  await expect(box).toBeFocused()
  await page.keyboard.type('sort')
  await expect(box).toHaveValue('sort')
  await page.keyboard.press('Escape')
  release()
  await expect(editorOf(page, 'is-sorted')).toContainText('XY')
})
