/** An edited cell that no longer makes what another takes. */
import { expect, test } from '@playwright/test'
import { cell, edit, expectState, output, run } from '../cell.ts'

const CHAPTER = '/inserting/'

for (const [how, code] of [
  ['replaced', 'const other = 1'],
  ['renamed', 'function sorted(cards: number[]): boolean {\n  return cards.length < 2\n}'],
  ['put in a block', '{\n  function isSorted() {}\n}'],
])
  test(`an exercise that no longer makes its name says so: ${how}`, async ({ page }) => {
    await page.goto(CHAPTER)
    await edit(page, 'is-sorted', 'isnothing()')
    await run(page, 'is-sorted')
    await expect(output(page, 'is-sorted')).toContainText('isnothing')
    await edit(page, 'is-sorted', code!)
    await cell(page, 'is-sorted').getByRole('button', { name: 'Check' }).click()
    await expectState(page, 'is-sorted', 'done')
    const status = cell(page, 'is-sorted').locator('[data-status]')
    await expect(status).toContainText('the check needs isSorted, which this cell no longer makes')
    await expect(output(page, 'is-sorted')).not.toContainText('isnothing')
    await expect(output(page, 'check-is-sorted')).toHaveText(
      'Missing This cell needs isSorted, which is-sorted no longer makes.',
    )
    await edit(page, 'is-sorted', 'const isSorted = (_: number[]) => true')
    await expect(status).not.toContainText('no longer')
    await cell(page, 'is-sorted').getByRole('button', { name: 'Check' }).click()
    await expect(status).toContainText('not yet')
    await expect(output(page, 'check-is-sorted')).toContainText('should not count as sorted')
  })
