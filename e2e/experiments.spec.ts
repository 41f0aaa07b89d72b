import { expect, test } from '@playwright/test'
import { readBook } from '../src/markdown/book.ts'
import { edit, output, runToEnd } from './cell.ts'
import { shortened } from './shorten.ts'

const experiments = [...readBook().graph.values()].filter(
  ({ cell }) => cell.options.full.length > 0,
)

for (const { cell } of experiments)
  test(`the experiment “${cell.id}”, shortened, runs to its end and shows every setting`, async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await page.goto(`/${cell.chapter}/`)
    await edit(page, cell.id, shortened(cell))
    const run = await runToEnd(page, cell.id, 110_000)
    expect(run.outcome, JSON.stringify(run.outputs)).toBe('done')
    if (run.outputs.some(({ output }) => output.kind === 'course')) return
    const cells = await output(page, cell.id)
      .getByRole('table')
      .first()
      .locator('tbody td:nth-child(2)')
      .allTextContents()
    expect(cells.length).toBeGreaterThan(0)
    for (const accuracy of cells) expect(Number(accuracy.replaceAll(',', ''))).toBeGreaterThan(5)
  })
