/** What is typed while the editor of a cell is still being loaded. */
import { expect, type Page, test } from '@playwright/test'
import { cell, edit, expectState, run, stop, storedText } from '../cell.ts'

const CHAPTER = '/inserting/'
const editorOf = (page: Page, id: string) => cell(page, id).getByRole('textbox')

/** Holds back what the editor needs until the returned function is called. */
const withSlowEditor = (page: Page) => holdBack(page, /cell-editor|live-cell|book\.json/)

/** Holds back files until the returned function is called. */
async function holdBack(page: Page, files: RegExp): Promise<() => void> {
  const { promise: released, resolve } = Promise.withResolvers<void>()
  await page.route(files, async (route) => {
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

test('Run pressed behind it, by a key or the button, runs what was typed', async ({ page }) => {
  await page.goto(CHAPTER)
  const enterAndType = async (text: string) => {
    const listing = cell(page, 'is-sorted').locator('[data-code] pre')
    const { width, height } = (await listing.boundingBox())!
    await listing.click({ position: { x: width - 30, y: height - 14 } })
    await page.keyboard.type(text)
  }
  for (const [press, text] of [
    [() => page.keyboard.press('ControlOrMeta+Enter'), '6 * 7'],
    [() => page.keyboard.press('Shift+Enter'), '6 * 7'],
    [() => cell(page, 'is-sorted').getByRole('button', { name: 'Run is-sorted' }).click(), '6 * 7'],
  ] as const) {
    const release = await withSlowEditor(page)
    await enterAndType(`\n${text}`)
    await press()
    release()
    await expect(cell(page, 'is-sorted').locator('[data-output]')).toHaveText('42')
    await expectState(page, 'is-sorted', 'done')
    await cell(page, 'is-sorted')
      .getByRole('button', { name: /^Reset/ })
      .click()
    await page.evaluate(() => localStorage.clear())
    await page.reload()
  }
})

test('Stop, Run, and what is typed wait for no dialog that is on its way', async ({ page }) => {
  await page.goto(CHAPTER)
  await edit(page, 'insertion-sort', 'await new Promise(() => {})')
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'running')
  const dialogs = await holdBack(page, /saving|compare|cell-map/)
  await cell(page, 'insertion-sort').locator('[data-action=compare]').click()
  await page.keyboard.press('Alt+M')
  await edit(page, 'insertion-sort', '6 * 7')
  await expect.poll(() => storedText(page, 'insertion-sort')).toBe('6 * 7')
  await stop(page, 'insertion-sort')
  // Of the text before.
  await expectState(page, 'insertion-sort', 'stale')
  await run(page, 'insertion-sort')
  await expect(cell(page, 'insertion-sort').locator('[data-output]')).toHaveText('42')
  dialogs()
  await expect(page.getByRole('dialog').first()).toBeVisible()
})

test('Stop works while an editor is on its way', async ({ page }) => {
  await page.addInitScript(() => {
    const text = { version: 3, edit: { code: 'await new Promise(() => {})', base: '' } }
    localStorage.setItem('sorting edit:insertion-sort', JSON.stringify(text))
  })
  await page.goto(CHAPTER)
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'running')
  await holdBack(page, /cell-editor/)
  await cell(page, 'is-sorted').getByRole('button', { name: 'Edit' }).click()
  await stop(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'stopped')
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
