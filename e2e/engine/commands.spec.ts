import { expect, test } from '@playwright/test'
import { cell, command, edit, expectState, output, run } from '../cell.ts'

test('the palette lists commands with their keys, finds them, and is all keyboard', async ({
  page,
}) => {
  await page.goto('/merging/')
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: 'Commands' })
  await expect(dialog.getByRole('option', { name: 'Stop' })).toContainText(/(Ctrl|Cmd) \+ \./)
  await page.keyboard.type('map of')
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await command(page, 'run all on this page')
  await expectState(page, 'sort-them', 'done')
})

test('Run to here runs what stands above on the page, down to the cell, and nothing below', async ({
  page,
}) => {
  await page.goto('/merging/')
  await cell(page, 'many-cards').getByRole('button', { name: 'Run' }).focus()
  await page.keyboard.press('Alt+Enter')
  for (const id of ['merge', 'merge-sort', 'many-cards']) await expectState(page, id, 'done')
  await expectState(page, 'passes', 'recorded')
})

test('Run all stale runs what an edit made stale, and only that', async ({ page }) => {
  await page.goto('/inserting/')
  await run(page, 'insertion-sort')
  await run(page, 'count')
  await expectState(page, 'count', 'done')
  await edit(
    page,
    'deal',
    "import { order } from 'sorting/show'\nconst cards = [3, 2, 1]\norder('Three cards', cards)",
  )
  await expectState(page, 'insertion-sort', 'stale')
  await expectState(page, 'count', 'done')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+Shift+Enter')
  await expectState(page, 'insertion-sort', 'done')
  await expectState(page, 'deal', 'done')
  await expectState(page, 'check-is-sorted', 'recorded')
  await expect(output(page, 'insertion-sort').getByRole('img').first()).toHaveAccessibleName(
    'From left to right: 1, 2, 3; in place: 3',
  )
})

test('the map shows states and dependencies, is walked by keyboard, and leads to a cell', async ({
  page,
}) => {
  await page.goto('/merging/')
  await run(page, 'passes')
  await expectState(page, 'passes', 'done')
  await page.keyboard.press('Alt+m')
  const map = page.getByRole('dialog', { name: 'The book’s cells' })
  const at = (name: string) => map.getByRole('button', { name, exact: true })
  await at('many-cards, done').focus()
  await expect(map.getByRole('status')).toContainText(
    /many-cards: done\. Needs .*deal.* Needed by .*passes/,
  )
  // What it rests on lights up, the cells and the lines between them.
  await expect(at('deal, done')).toHaveAttribute('data-near', 'needs')
  expect(await map.locator('.map-lines .needs').count()).toBeGreaterThan(0)
  await at('deal, done').focus()
  await page.keyboard.press('ArrowDown')
  await expect(at('insertion-sort, recorded')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/inserting\/#cell-insertion-sort$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One card at a time')
  // The kernel lives on.
  await expectState(page, 'deal', 'done')
})
