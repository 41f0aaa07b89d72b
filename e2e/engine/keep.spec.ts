import { expect, type Page, test } from '@playwright/test'
import { cell, command, edit, expectState, output, run, storedText, turnTo } from '../cell.ts'

test('a changed cell is there after a reload, and Reset brings back the book’s', async ({
  page,
}) => {
  await page.goto('/inserting/')
  const published = await cell(page, 'count').locator('code').textContent()
  await edit(page, 'count', 'const n = 7\nconst comparisons = 1\nn * 6')
  await expectState(page, 'count', 'stale')
  await page.reload()
  await expect(cell(page, 'count')).toContainText('const n = 7')
  await expectState(page, 'count', 'stale')
  await run(page, 'count')
  await expect(output(page, 'count')).toHaveText('42')
  await cell(page, 'count').getByRole('button', { name: 'Reset' }).click()
  await expect(cell(page, 'count').locator('code')).toHaveText(published!)
  await page.reload()
  await expect(cell(page, 'count').locator('code')).toHaveText(published!)
  await expectState(page, 'count', 'recorded')
})

test('when the book has changed a cell since, the cell says so and keeps the reader’s text', async ({
  page,
}) => {
  await page.goto('/inserting/')
  await edit(page, 'count', 'const n = 7\nconst comparisons = 1')
  await expectState(page, 'count', 'stale')
  await ageBook(page)
  await page.reload()
  await expect(cell(page, 'count')).toContainText('the book has changed this cell since')
  await expect(cell(page, 'count')).toContainText('const n = 7')
})

test('stored rubbish does no harm', async ({ page }) => {
  await page.goto('/inserting/')
  await page.evaluate(() => {
    const rubbish = '{"version":1,"edits":{"count":17,"gone":{"code":"1","base":"2"}}'
    for (const key of ['edits', 'edit:count', 'edit:insertion-sort', 'edit:'])
      localStorage.setItem(`sorting ${key}`, rubbish)
  })
  await page.reload()
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'done')
})

test('by keyboard alone: edit, run, leave, run the next', async ({ page }) => {
  await page.goto('/inserting/')
  await cell(page, 'count').getByRole('button', { name: 'Edit' }).focus()
  await page.keyboard.press('Enter')
  const editor = cell(page, 'count').getByRole('textbox')
  await expect(editor).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\ncomparisons + 1')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(output(page, 'count')).toHaveText('16')
  await expect(editor).toBeFocused()
  // The first closes what the editor may have opened: a list of names, a card.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(cell(page, 'count').getByRole('button', { name: 'Edit' })).toBeFocused({
      timeout: 500,
    })
  }).toPass()
  await page.keyboard.press('Shift+Enter')
  await expect(cell(page, 'is-sorted').getByRole('button', { name: 'Run' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectState(page, 'is-sorted', 'done')
})

test('Reset can be undone, also after a reload; Reset of the whole book, too', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(page, 'count', 'const n = 7\nconst comparisons = 1')
  await edit(page, 'insertion-sort', '6 * 7')
  await expectState(page, 'insertion-sort', 'stale')
  await cell(page, 'count')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await expect(cell(page, 'count')).toContainText('const n = 6')
  await page.reload()
  await cell(page, 'count').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'count')).toContainText('const n = 7')
  await cell(page, 'count')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await cell(page, 'insertion-sort')
    .getByRole('button', { name: /^Reset/ })
    .click()
  // Nothing but what was given up is stored now.
  await page.reload()
  await cell(page, 'insertion-sort').getByRole('button', { name: 'Undo reset' }).click()
  await cell(page, 'count').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'count')).toContainText('const n = 7')
  await command(page, 'Reset all cells')
  await expect(page.getByRole('status').filter({ hasText: 'Reset:' })).toContainText(
    'Reset: insertion-sort, count',
  )
  await expect(cell(page, 'count')).toContainText('const n = 6')
  await cell(page, 'insertion-sort').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'insertion-sort').locator('[data-code]')).toHaveText('6 * 7')
})

test('what the page of all that is stored has changed stands in the chapter it leads back to', async ({
  page,
}) => {
  await page.goto('/inserting/')
  await edit(page, 'count', 'const n = 7\nconst comparisons = 1')
  await expect.poll(() => storedText(page, 'count')).toContain('n = 7')
  await page.getByRole('link', { name: 'What this browser keeps' }).click()
  const texts = [{ cell: 'count', code: ['const n = 8', 'const comparisons = 2'], base: ['x'] }]
  const file = JSON.stringify({ format: 'sorting/stored', version: 1, texts })
  await page
    .getByLabel('Take such a file back in')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  await expect(page.getByRole('main').getByRole('status')).toContainText('gave up: count')
  // By links, so that the notebook lives on.
  await turnTo(page, 'inserting')
  await expect(cell(page, 'count')).toContainText('const n = 8')
  await edit(page, 'count', 'const n = 9\nconst comparisons = 2')
  await cell(page, 'count')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await cell(page, 'count').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'count')).toContainText('const n = 9')
})

test('a solution takes nothing away: one’s own attempt is had back', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(page, 'is-sorted', 'const isSorted = () => false // mine')
  await expect.poll(() => storedText(page, 'is-sorted')).toContain('mine')
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-action=put-in]')!.click())
  await expect(cell(page, 'is-sorted')).toContainText('return true')
  await page.reload()
  await expect(cell(page, 'is-sorted')).toContainText('return true')
  const press = (name: RegExp) => cell(page, 'is-sorted').getByRole('button', { name }).click()
  await press(/^Reset/)
  await press(/^Undo reset/)
  await expect(cell(page, 'is-sorted')).toContainText('// mine')
})

test('Arrange lines, pressed twice while the notebook opens, arranges them once', async ({
  page,
}) => {
  await page.goto('/inserting/')
  const press = () =>
    page.evaluate(() => document.querySelector<HTMLElement>('[data-action=arrange]')!.click())
  await page.route('**/book.json', (route) => route.abort())
  await press()
  const said = page.locator('.arrange-said')
  await expect(said).toContainText('could not be loaded')
  await page.unroute('**/book.json')
  await page.route('**/book.json', async (route) => {
    await press()
    await route.continue()
  })
  await press()
  await expect(page.getByRole('group', { name: 'Arrange the lines' })).toHaveCount(1)
  await expect(said).toHaveCount(1)
})

test('a cell with a text of the reader’s says why it is not shown', async ({ page }) => {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto('/inserting/')
  await edit(page, 'count', 'const n = 7\nconst comparisons = 1')
  await expect.poll(() => storedText(page, 'count')).toContain('n = 7')
  await page.route('**/book.json', (route) => route.abort())
  await page.reload()
  await expect(cell(page, 'count').locator('[data-status]')).toContainText('could not be loaded')
  await expect.poll(() => errors.join()).toContain('A part of the page')
})

test('what is typed is kept where its compiler does not come, and runs once it does', async ({
  page,
}) => {
  await page.goto('/inserting/')
  await page.route(/try-compile/, (route) => route.abort())
  await edit(page, 'count', 'const n = 7\nconst comparisons = 1\nn * 6')
  await expect.poll(() => storedText(page, 'count')).toContain('n = 7')
  await run(page, 'deal')
  await expectState(page, 'deal', 'done')
  await expect(cell(page, 'count').getByRole('textbox')).toContainText('const n = 7')
  await run(page, 'count')
  await expect(output(page, 'count')).toContainText('could not be loaded')
  await page.unroute(/try-compile/)
  await run(page, 'count')
  await expect(output(page, 'count')).toHaveText('42')
})

test('the book’s change and the reader’s can be compared and merged', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(page, 'count', 'const n = 6\nconst comparisons = (n * (n - 1)) / 2\ncomparisons + 1')
  await expectState(page, 'count', 'stale')
  await ageBook(page)
  await page.reload()
  await cell(page, 'count').getByRole('button', { name: 'Compare' }).click()
  const dialog = page.getByRole('dialog', { name: 'The book has changed count' })
  await expect(dialog).toContainText('merged without a conflict')
  const mine = dialog.getByRole('figure', { name: 'What you changed' })
  await expect(mine.getByRole('insertion')).toHaveText('+ comparisons + 1')
  const book = dialog.getByRole('figure', { name: 'What the book changed' })
  await expect(book.getByRole('insertion')).toHaveText('+ const n = 6')
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(cell(page, 'count').locator('[data-code]')).toHaveText(
    'const n = 6\nconst comparisons = (n * (n - 1)) / 2\ncomparisons + 1',
    { useInnerText: true },
  )
  await expect(cell(page, 'count')).not.toContainText('the book has changed')
  await page.reload()
  await expect(cell(page, 'count')).toContainText('comparisons + 1')
  await expect(cell(page, 'count')).not.toContainText('the book has changed')
})

/** Makes the stored texts begin from an older edition of the book, as far as they can tell. */
async function ageBook(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage))
      if (key.startsWith('sorting edit:'))
        localStorage.setItem(key, value.replaceAll('n = 6', 'n = 5'))
  })
}
