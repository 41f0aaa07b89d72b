import { expect, test } from '@playwright/test'
import { replaceConstant } from '../src/cell/constant.ts'
import { readBook } from '../src/markdown/book.ts'
import { edit, output, runToEnd } from './cell.ts'

const experiments = [...readBook().graph.values()].filter(
  ({ cell }) => cell.options.full.length > 0,
)

/** Small enough for a few seconds; the recordings have the rest. */
const SHORTENED = { digits: '256', steps: '3', epochs: '1', runs: '2' }

for (const { cell } of experiments)
  test(`the experiment “${cell.id}”, shortened, runs to its end and shows every setting`, async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await page.goto(`/${cell.chapter}/`)
    let code = cell.code
    for (const [name, value] of Object.entries(SHORTENED)) code = replaceConstant(code, name, value)
    if (cell.id === 'five-runs')
      code = code.replace('  train,\n', '  train: train.slice(0, 256),\n')
    if (!code.includes('test: test.slice'))
      code = code.replace(/\btest,\n/, 'test: test.slice(0, 500),\n')
    await edit(page, cell.id, code)
    const run = await runToEnd(page, cell.id, 110_000)
    expect(run.outcome, JSON.stringify(run.outputs)).toBe('done')
    const cells = await output(page, cell.id)
      .getByRole('table')
      .first()
      .locator('tbody td:nth-child(2)')
      .allTextContents()
    expect(cells.length).toBeGreaterThan(0)
    for (const accuracy of cells) expect(Number(accuracy)).toBeGreaterThan(5)
  })
