import { expect, test } from '@playwright/test'
import { cell, edit, expectState, output, run } from './cell.ts'

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
  // An older edition of the book, as far as the stored text can tell.
  await page.evaluate(() =>
    localStorage.setItem(
      'edits',
      localStorage.getItem('edits')!.replaceAll('batchSize = 128', 'batchSize = 100'),
    ),
  )
  await page.reload()
  await expect(cell(page, 'settings')).toContainText('the book has changed this cell since')
  await expect(cell(page, 'settings')).toContainText('const batchSize = 7')
})

test('stored rubbish does no harm', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  await page.evaluate(() =>
    localStorage.setItem(
      'edits',
      '{"version":1,"edits":{"settings":17,"gone":{"code":"1","base":"2"}}',
    ),
  )
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
  await page.keyboard.press('Escape')
  await expect(cell(page, 'settings').getByRole('button', { name: 'Edit' })).toBeFocused()
  await page.keyboard.press('Shift+Enter')
  await expect(cell(page, 'count-steps').getByRole('button', { name: 'Run' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectState(page, 'count-steps', 'done')
})
