import { expect, type Page, test } from '@playwright/test'
import { cell, command, edit, expectState, output, run } from './cell.ts'

test('a changed cell is there after a reload, and Reset brings back the book’s', async ({
  page,
}) => {
  await page.goto('/batch-size-and-epoch/')
  const published = await cell(page, 'settings').locator('code').textContent()
  await edit(
    page,
    'settings',
    'const batchSize = 7\nconst numClasses = 10\nconst epochs = 1\nbatchSize * 6',
  )
  await expectState(page, 'settings', 'stale')
  await page.reload()
  await expect(cell(page, 'settings')).toContainText('const batchSize = 7')
  await expectState(page, 'settings', 'stale')
  await run(page, 'settings')
  await expect(output(page, 'settings')).toHaveText('42')
  await cell(page, 'settings').getByRole('button', { name: 'Reset' }).click()
  await expect(cell(page, 'settings').locator('code')).toHaveText(published!)
  await page.reload()
  await expect(cell(page, 'settings').locator('code')).toHaveText(published!)
  await expectState(page, 'settings', 'recorded')
})

test('when the book has changed a cell since, the cell says so and keeps the reader’s text', async ({
  page,
}) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'settings', 'const batchSize = 7\nconst numClasses = 10\nconst epochs = 1')
  await expectState(page, 'settings', 'stale')
  await ageBook(page)
  await page.reload()
  await expect(cell(page, 'settings')).toContainText('the book has changed this cell since')
  await expect(cell(page, 'settings')).toContainText('const batchSize = 7')
})

test('stored rubbish does no harm', async ({ page }) => {
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

test('by keyboard alone: edit, run, leave, run the next', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  await cell(page, 'settings').getByRole('button', { name: 'Edit' }).focus()
  await page.keyboard.press('Enter')
  const editor = cell(page, 'settings').getByRole('textbox')
  await expect(editor).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\nepochs + 1')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(output(page, 'settings')).toHaveText('4')
  await expect(editor).toBeFocused()
  // The first closes what the editor may have opened: a list of names, a card.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(cell(page, 'settings').getByRole('button', { name: 'Edit' })).toBeFocused({
      timeout: 500,
    })
  }).toPass()
  await page.keyboard.press('Shift+Enter')
  await expect(cell(page, 'count-steps').getByRole('button', { name: 'Run' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectState(page, 'count-steps', 'done')
})

test('Reset can be undone, also after a reload; Reset of the whole book, too', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'settings', 'const batchSize = 7\nconst numClasses = 10\nconst epochs = 1')
  await edit(page, 'count-steps', '6 * 7')
  await expectState(page, 'count-steps', 'stale')
  await cell(page, 'settings').getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(cell(page, 'settings')).toContainText('const batchSize = 128')
  await page.reload()
  await cell(page, 'settings').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'settings')).toContainText('const batchSize = 7')
  await cell(page, 'settings').getByRole('button', { name: 'Reset', exact: true }).click()
  await cell(page, 'count-steps').getByRole('button', { name: 'Reset', exact: true }).click()
  // Nothing but what was given up is stored now.
  await page.reload()
  await cell(page, 'count-steps').getByRole('button', { name: 'Undo reset' }).click()
  await cell(page, 'settings').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'settings')).toContainText('const batchSize = 7')
  await command(page, 'Reset all cells')
  await expect(page.getByRole('status').filter({ hasText: 'Reset:' })).toContainText(
    'Reset: count-steps, settings',
  )
  await expect(cell(page, 'settings')).toContainText('const batchSize = 128')
  await cell(page, 'count-steps').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'count-steps').locator('[data-code]')).toHaveText('6 * 7')
})

test('the book’s change and the reader’s can be compared and merged', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'settings', 'const batchSize = 128\nconst numClasses = 10\nconst epochs = 5')
  await expectState(page, 'settings', 'stale')
  await ageBook(page)
  await page.reload()
  await cell(page, 'settings').getByRole('button', { name: 'Compare' }).click()
  const dialog = page.getByRole('dialog', { name: 'The book has changed settings' })
  await expect(dialog).toContainText('merged without a conflict')
  const mine = dialog.getByRole('figure', { name: 'What you changed' })
  await expect(mine.getByRole('insertion')).toHaveText('+ const epochs = 5')
  const book = dialog.getByRole('figure', { name: 'What the book changed' })
  await expect(book.getByRole('insertion')).toHaveText('+ const batchSize = 128')
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(cell(page, 'settings').locator('[data-code]')).toHaveText(
    'const batchSize = 128\nconst numClasses = 10\nconst epochs = 5',
    { useInnerText: true },
  )
  await expect(cell(page, 'settings')).not.toContainText('the book has changed')
  await page.reload()
  await expect(cell(page, 'settings')).toContainText('const epochs = 5')
  await expect(cell(page, 'settings')).not.toContainText('the book has changed')
})

/** Makes the stored texts begin from an older edition of the book, as far as they can tell. */
async function ageBook(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage))
      if (key.startsWith('keras-first-sample edit:'))
        localStorage.setItem(key, value.replaceAll('batchSize = 128', 'batchSize = 100'))
  })
}
