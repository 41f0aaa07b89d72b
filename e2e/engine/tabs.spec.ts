/** Several tabs of the book over one storage: nobody's letters are lost, and all show the newest text. */
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test'
import { cell, edit, expectState, output, runToEnd, storedText } from '../cell.ts'

const CHAPTER = '/inserting/'
const LINE = 'const cardsToSort = 20 * 3 + 1'

const editorOf = (page: Page, id: string): Locator =>
  cell(page, id).getByRole('textbox', { name: `TypeScript of cell ${id}` })
const listing = (page: Page, id: string): Locator => cell(page, id).locator('[data-code]')

/** Each with its notebook open, since a cell was run; so each hears of what the others write. */
async function openTabs(context: BrowserContext, count: number): Promise<Page[]> {
  const pages: Page[] = []
  for (let i = 0; i < count; i++) {
    const page = await context.newPage()
    await page.goto(CHAPTER)
    await runToEnd(page, 'insertion-sort')
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
  await edit(typing, 'is-sorted', '')
  await type(typing, 'is-sorted', LINE)
  await expect(editorOf(typing, 'is-sorted')).toHaveText(LINE)
  await expectEverywhere([quiet, typing], 'is-sorted', LINE)
  for (const page of [quiet, typing]) await page.reload()
  await expectEverywhere([quiet, typing], 'is-sorted', LINE)
})

test('letters typed in three tabs at once, each in a cell of its own, stay', async ({
  context,
}) => {
  const pages = await openTabs(context, 3)
  const ids = ['insertion-sort', 'is-sorted', 'deal']
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
  await edit(one, 'insertion-sort', '1 + 1')
  await leave(one, 'insertion-sort')
  await expect(listing(other, 'insertion-sort')).toHaveText('1 + 1')
  await edit(other, 'insertion-sort', '111')
  await expect(editorOf(one, 'insertion-sort')).toHaveText('111')
  await type(other, 'insertion-sort', '+222')
  await expect(editorOf(other, 'insertion-sort')).toHaveText('111+222')
  await expectEverywhere([one, other], 'insertion-sort', '111+222')
  await leave(other, 'insertion-sort')
  // Undo is this reader's own change, so the other tab has it, too.
  await expect(async () => {
    await editorOf(one, 'insertion-sort').press('ControlOrMeta+z')
    await expect(editorOf(one, 'insertion-sort')).toHaveText('1 + 1', { timeout: 500 })
  }).toPass()
  await expectEverywhere([one, other], 'insertion-sort', '1 + 1')
  await one.reload()
  await expect(listing(one, 'insertion-sort')).toHaveText('1 + 1')
})

test('what is being typed in is not overwritten: the cell says that there is another text, and shows both', async ({
  context,
}) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  await edit(other, 'insertion-sort', '')
  await type(other, 'insertion-sort', '1 + 1')
  await expectEverywhere([one, other], 'insertion-sort', '1 + 1')
  await edit(one, 'insertion-sort', '')
  await type(one, 'insertion-sort', '6 * 7')
  await leave(one, 'insertion-sort')
  await expect(cell(other, 'insertion-sort').locator('[data-status]')).toContainText(/another tab/)
  await expect(editorOf(other, 'insertion-sort')).toHaveText('1 + 1')
  await expect(editorOf(other, 'insertion-sort')).toBeFocused()
  expect(await storedText(other, 'insertion-sort')).toBe('6 * 7')
  await cell(other, 'insertion-sort').getByRole('button', { name: 'Compare' }).click()
  const dialog = other.getByRole('dialog')
  await expect(dialog).toContainText('6 * 7')
  await expect(dialog).toContainText('1 + 1')
  await other.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  // Who goes on typing has the newer text.
  await type(other, 'insertion-sort', ' + 2')
  await expect(editorOf(other, 'insertion-sort')).toHaveText('1 + 1 + 2')
  await leave(other, 'insertion-sort')
  await expectEverywhere([one, other], 'insertion-sort', '1 + 1 + 2')
  await expect(cell(other, 'insertion-sort').locator('[data-status]')).not.toContainText(
    /another tab/,
  )
  for (const page of [one, other]) await page.reload()
  await expectEverywhere([one, other], 'insertion-sort', '1 + 1 + 2')
})

test('typed in by two at once, a cell keeps in each tab what was typed there, and one of them whole', async ({
  context,
}) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  const texts = [`${LINE} + 1`, `${LINE} + 2`]
  for (const page of [one, other]) await edit(page, 'insertion-sort', '')
  await Promise.all([one, other].map((page, i) => type(page, 'insertion-sort', texts[i]!)))
  await expect(editorOf(one, 'insertion-sort')).toHaveText(texts[0]!)
  await expect(editorOf(other, 'insertion-sort')).toHaveText(texts[1]!)
  await expect
    .poll(async () => texts.includes((await storedText(one, 'insertion-sort'))!))
    .toBe(true)
  for (const page of [one, other]) await page.reload()
  await expectEverywhere([one, other], 'insertion-sort', (await storedText(one, 'insertion-sort'))!)
})

test('Reset in one tab resets the other', async ({ context }) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  const published = await listing(one, 'insertion-sort').locator('code').textContent()
  await edit(one, 'insertion-sort', '6 * 7')
  await leave(one, 'insertion-sort')
  await expect(listing(other, 'insertion-sort')).toHaveText('6 * 7')
  await cell(other, 'insertion-sort')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await expect(editorOf(one, 'insertion-sort')).toContainText('async function insertionSort')
  await expect(listing(other, 'insertion-sort').locator('code')).toHaveText(published!)
  await cell(one, 'insertion-sort').getByRole('button', { name: 'Undo reset' }).click()
  await expect(listing(other, 'insertion-sort')).toHaveText('6 * 7')
})

test('what a later version of the book stored changes nothing in an open page, and is left alone', async ({
  context,
}) => {
  const [page, later] = (await openTabs(context, 2)) as [Page, Page]
  await edit(page, 'insertion-sort', '6 * 7')
  await leave(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'stale')
  const stored = '{"version":4,"text":"of another form"}'
  await later.evaluate(
    (stored) => localStorage.setItem('sorting edit:insertion-sort', stored),
    stored,
  )
  // Another cell's change comes after it.
  await edit(later, 'is-sorted', '2 + 2')
  await expect(listing(page, 'is-sorted')).toHaveText('2 + 2')
  await expect(editorOf(page, 'insertion-sort')).toHaveText('6 * 7')
  await edit(page, 'insertion-sort', '6 * 8')
  await expect(page.locator('[data-kernel]')).toContainText('a newer version of the book')
  expect(await page.evaluate(() => localStorage.getItem('sorting edit:insertion-sort'))).toBe(
    stored,
  )
})

test('work that another tab has gone on with is taken up as what it is, and not as the book’s', async ({
  context,
}) => {
  const one = await context.newPage()
  await one.goto('/merging/')
  await edit(
    one,
    'passes',
    `import { sortInPasses } from 'sorting/passes'
const inPasses = await sortInPasses(many.slice(0, 16), { passes: 2, checkpoints })`,
  )
  await edit(one, 'sort-them', 'many.length\ninPasses.join(" ")')
  await runToEnd(one, 'sort-them')
  const ofTwo = await output(one, 'sort-them').textContent()
  const other = await context.newPage()
  await other.goto('/merging/')
  await cell(other, 'passes')
    .getByRole('button', { name: /more epoch/ })
    .click()
  await runToEnd(other, 'sort-them')
  const ofFour = await output(other, 'sort-them').textContent()
  expect(ofFour).not.toBe(ofTwo)
  await one.getByRole('button', { name: 'Restart' }).click()
  await runToEnd(one, 'sort-them')
  await expect(output(one, 'sort-them')).toHaveText(ofFour!)
  // Run gives two passes again, so what was made of four is stale.
  await runToEnd(one, 'passes')
  await expectState(one, 'sort-them', 'stale')
  await runToEnd(one, 'sort-them')
  await expect(output(one, 'sort-them')).toHaveText(ofTwo!)
})

test('when another tab clears the storage, the book’s texts stand again', async ({ context }) => {
  const [one, other] = (await openTabs(context, 2)) as [Page, Page]
  await edit(one, 'insertion-sort', '6 * 7')
  await leave(one, 'insertion-sort')
  await expect(listing(other, 'insertion-sort')).toHaveText('6 * 7')
  await other.evaluate(() => localStorage.clear())
  await expect(editorOf(one, 'insertion-sort')).toContainText('async function insertionSort')
})
