import { expect, test } from '@playwright/test'
import { cell, command, edit, expectState, output, run } from './cell.ts'

test('the palette lists commands with their keys, finds them, and is all keyboard', async ({
  page,
}) => {
  await page.goto('/relu-and-softmax/')
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: 'Commands' })
  await expect(dialog.getByRole('option', { name: 'Stop' })).toContainText(/(Ctrl|Cmd) \+ \./)
  await page.keyboard.type('map of')
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await command(page, 'run all on this page')
  await expectState(page, 'softmax-overflow', 'done')
})

test('Run to here runs what stands above on the page, down to the cell, and nothing below', async ({
  page,
}) => {
  await page.goto('/relu-and-softmax/')
  await cell(page, 'softmax-by-hand').getByRole('button', { name: 'Run' }).focus()
  await page.keyboard.press('Alt+Enter')
  for (const id of ['plot-relu', 'two-linear-layers', 'softmax-by-hand'])
    await expectState(page, id, 'done')
  await expectState(page, 'softmax-overflow', 'recorded')
})

test('Run all stale runs what an edit made stale, and only that', async ({ page }) => {
  await page.goto('/first-sample/')
  await run(page, 'one-hot')
  await run(page, 'build-model')
  await expectState(page, 'build-model', 'done')
  await edit(page, 'settings', 'const batchSize = 128\nconst numClasses = 12\nconst epochs = 3')
  await expectState(page, 'build-model', 'stale')
  await expectState(page, 'one-hot', 'stale')
  await expectState(page, 'load-data', 'done')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+Shift+Enter')
  await expectState(page, 'build-model', 'done')
  await expectState(page, 'one-hot', 'done')
  await expectState(page, 'fit', 'recorded')
  await expect(output(page, 'build-model')).toContainText('6,156')
})

test('the map shows states and dependencies, is walked by keyboard, and leads to a cell', async ({
  page,
}) => {
  await page.goto('/loss/')
  await run(page, 'untrained-loss')
  await expectState(page, 'untrained-loss', 'done', 30_000)
  await page.keyboard.press('Alt+m')
  const map = page.getByRole('dialog', { name: 'The book’s cells' })
  const at = (name: string) => map.getByRole('button', { name, exact: true })
  await at('build-model, done').focus()
  await expect(map.getByRole('status')).toContainText(
    /build-model: done\. Needs .*settings.* Needed by .*compile/,
  )
  await at('compile, recorded').focus()
  await page.keyboard.press('ArrowDown')
  await expect(at('fit, recorded')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/compile-and-fit\/#cell-fit$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compile and fit')
  // The kernel lives on.
  await expect(page.locator('[data-kernel]')).toContainText('wasm')
})
