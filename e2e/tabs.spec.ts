/** Several tabs of the book over one storage: nobody's letters are lost, and all show the newest text. */
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test'
import { cell, edit, expectState, runToEnd, storedText } from './cell.ts'

const CHAPTER = '/batch-size-and-epoch/'
const LINE = 'const epochs = 20 * 3 + 1'

const editorOf = (page: Page, id: string): Locator =>
  cell(page, id).getByRole('textbox', { name: `TypeScript of cell ${id}` })
const listing = (page: Page, id: string): Locator => cell(page, id).locator('[data-code]')

/** Each with its notebook open, since a cell was run; so each hears of what the others write. */
async function openTabs(context: BrowserContext, count: number): Promise<Page[]> {
  const pages: Page[] = []
  for (let i = 0; i < count; i++) {
    const page = await context.newPage()
    await page.goto(CHAPTER)
    await runToEnd(page, 'count-steps')
    pages.push(page)
  }
  return pages
}

/** Types into a cell as people do, letter by letter. The cell's editor has the focus afterwards. */
async function type(page: Page, id: string, text: string): Promise<void> {
  await editorOf(page, id).press('ControlOrMeta+End')
  await editorOf(page, id).pressSequentially(text, { delay: 60 })
}

/** Leaves the editor open and goes to the cell's buttons. */
async function leave(page: Page, id: string): Promise<void> {
  // The first closes what the editor may have opened: a list of names, a card.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(cell(page, id).getByRole('button', { name: 'Edit' })).toBeFocused({ timeout: 500 })
  }).toPass()
}

async function expectEverywhere(pages: Page[], id: string, text: string): Promise<void> {
  await expect.poll(() => storedText(pages[0]!, id)).toBe(text)
  for (const page of pages) await expect(listing(page, id)).toHaveText(text)
}

test('letters typed in one tab stay, with another that has run a cell', async ({ context }) => {
  const [quiet, typing] = (await openTabs(context, 2)) as [Page, Page]
  await edit(typing, 'scatter-of-means', '')
  await type(typing, 'scatter-of-means', LINE)
  await expect(editorOf(typing, 'scatter-of-means')).toHaveText(LINE)
  await expectEverywhere([quiet, typing], 'scatter-of-means', LINE)
  for (const page of [quiet, typing]) await page.reload()
  await expectEverywhere([quiet, typing], 'scatter-of-means', LINE)
})

test('letters typed in three tabs at once, each in a cell of its own, stay', async ({
  context,
}) => {
  const pages = await openTabs(context, 3)
  const ids = ['count-steps', 'scatter-of-means', 'mean-of-gradients']
  const texts = [1, 2, 3].map((i) => `${LINE} + ${i}`)
  for (const [i, page] of pages.entries()) await edit(page, ids[i]!, '')
  await Promise.all(pages.map((page, i) => type(page, ids[i]!, texts[i]!)))
  for (const [i, page] of pages.entries())
    await expect(editorOf(page, ids[i]!)).toHaveText(texts[i]!)
  for (const [i, text] of texts.entries()) await expectEverywhere(pages, ids[i]!, text)
  for (const page of pages) await page.reload()
  for (const [i, text] of texts.entries()) await expectEverywhere(pages, ids[i]!, text)
})

test('an editor that is open and left shows what another tab types, and can undo it', async ({
  context,
}) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  await edit(one, 'count-steps', '1 + 1')
  await leave(one, 'count-steps')
  await expect(listing(other, 'count-steps')).toHaveText('1 + 1')
  await edit(other, 'count-steps', '111')
  await expect(editorOf(one, 'count-steps')).toHaveText('111')
  await type(other, 'count-steps', '+222')
  await expect(editorOf(other, 'count-steps')).toHaveText('111+222')
  await expectEverywhere([one, other], 'count-steps', '111+222')
  await leave(other, 'count-steps')
  // Undo is this reader's own change, so the other tab has it, too.
  await expect(async () => {
    await editorOf(one, 'count-steps').press('ControlOrMeta+z')
    await expect(editorOf(one, 'count-steps')).toHaveText('1 + 1', { timeout: 500 })
  }).toPass()
  await expectEverywhere([one, other], 'count-steps', '1 + 1')
  await one.reload()
  await expect(listing(one, 'count-steps')).toHaveText('1 + 1')
})

test('what is being typed in is not overwritten: the cell says that there is another text, and shows both', async ({
  context,
}) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  await edit(other, 'count-steps', '')
  await type(other, 'count-steps', '1 + 1')
  await expectEverywhere([one, other], 'count-steps', '1 + 1')
  await edit(one, 'count-steps', '')
  await type(one, 'count-steps', '6 * 7')
  await leave(one, 'count-steps')
  await expect(cell(other, 'count-steps').locator('[data-status]')).toContainText(/another tab/)
  await expect(editorOf(other, 'count-steps')).toHaveText('1 + 1')
  await expect(editorOf(other, 'count-steps')).toBeFocused()
  expect(await storedText(other, 'count-steps')).toBe('6 * 7')
  await cell(other, 'count-steps').getByRole('button', { name: 'Compare' }).click()
  const dialog = other.getByRole('dialog')
  await expect(dialog).toContainText('6 * 7')
  await expect(dialog).toContainText('1 + 1')
  await other.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  // Who goes on typing has the newer text.
  await type(other, 'count-steps', ' + 2')
  await expect(editorOf(other, 'count-steps')).toHaveText('1 + 1 + 2')
  await leave(other, 'count-steps')
  await expectEverywhere([one, other], 'count-steps', '1 + 1 + 2')
  await expect(cell(other, 'count-steps').locator('[data-status]')).not.toContainText(/another tab/)
  for (const page of [one, other]) await page.reload()
  await expectEverywhere([one, other], 'count-steps', '1 + 1 + 2')
})

test('typed in by two at once, a cell keeps in each tab what was typed there, and one of them whole', async ({
  context,
}) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  const texts = [`${LINE} + 1`, `${LINE} + 2`]
  for (const page of [one, other]) await edit(page, 'count-steps', '')
  await Promise.all([one, other].map((page, i) => type(page, 'count-steps', texts[i]!)))
  await expect(editorOf(one, 'count-steps')).toHaveText(texts[0]!)
  await expect(editorOf(other, 'count-steps')).toHaveText(texts[1]!)
  await expect.poll(async () => texts.includes((await storedText(one, 'count-steps'))!)).toBe(true)
  for (const page of [one, other]) await page.reload()
  await expectEverywhere([one, other], 'count-steps', (await storedText(one, 'count-steps'))!)
})

test('Reset in one tab resets the other', async ({ context }) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  const published = await listing(one, 'count-steps').locator('code').textContent()
  await edit(one, 'count-steps', '6 * 7')
  await leave(one, 'count-steps')
  await expect(listing(other, 'count-steps')).toHaveText('6 * 7')
  await cell(other, 'count-steps').getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(editorOf(one, 'count-steps')).toContainText("import { table } from 'lesson/show'")
  await expect(listing(other, 'count-steps').locator('code')).toHaveText(published!)
  await cell(one, 'count-steps').getByRole('button', { name: 'Undo reset' }).click()
  await expect(listing(other, 'count-steps')).toHaveText('6 * 7')
})

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
  await cell(page, 'count-steps').getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(listing(page, 'count-steps')).toContainText('in the last batch')
  await page.reload()
  await expect(cell(page, 'count-steps').getByRole('button', { name: 'Undo reset' })).toBeVisible()
  await expect(listing(page, 'count-steps')).toContainText('in the last batch')
})

test('what a later version of the book stored changes nothing in an open page, and is left alone', async ({
  context,
}) => {
  const [page, later] = (await openTabs(context, 2)) as [Page, Page]
  await edit(page, 'count-steps', '6 * 7')
  await leave(page, 'count-steps')
  await expectState(page, 'count-steps', 'stale')
  const stored = '{"version":4,"text":"of another form"}'
  await later.evaluate(
    (stored) => localStorage.setItem('keras-first-sample edit:count-steps', stored),
    stored,
  )
  // Another cell's change comes after it.
  await edit(later, 'scatter-of-means', '2 + 2')
  await expect(listing(page, 'scatter-of-means')).toHaveText('2 + 2')
  await expect(editorOf(page, 'count-steps')).toHaveText('6 * 7')
  await edit(page, 'count-steps', '6 * 8')
  await expect(page.locator('[data-kernel]')).toContainText('a newer version of the book')
  expect(
    await page.evaluate(() => localStorage.getItem('keras-first-sample edit:count-steps')),
  ).toBe(stored)
})

test('when another tab clears the storage, the book’s texts stand again', async ({ context }) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  await edit(one, 'count-steps', '6 * 7')
  await leave(one, 'count-steps')
  await expect(listing(other, 'count-steps')).toHaveText('6 * 7')
  await other.evaluate(() => localStorage.clear())
  await expect(editorOf(one, 'count-steps')).toContainText("import { table } from 'lesson/show'")
})
