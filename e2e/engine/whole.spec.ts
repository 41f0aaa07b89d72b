/** What was cut is saved whole, also while something else computes. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { edit, expectState, output, run, runToEnd } from '../cell.ts'

test('what was cut comes once the cell that computes lets go', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(
    page,
    'deal',
    'const cards = [2, 1]\nfor (let i = 0; i < 5000; i++) console.log(`line ${i}`)',
  )
  await runToEnd(page, 'deal')
  await edit(page, 'is-sorted', 'const until = Date.now() + 3000\nwhile (Date.now() < until);')
  await run(page, 'is-sorted')
  await expectState(page, 'is-sorted', 'running')
  const downloading = page.waitForEvent('download')
  await output(page, 'deal').getByRole('button', { name: 'Save what is not shown' }).click()
  await expect(
    output(page, 'deal').getByText('It will be saved once the cell that computes lets go.'),
  ).toBeVisible()
  const download = await downloading
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.split('\n').at(-2)).toBe('line 4999')
  await expectState(page, 'is-sorted', 'done')
})
