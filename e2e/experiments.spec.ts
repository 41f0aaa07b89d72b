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
    const tables = await output(page, cell.id)
      .getByRole('table')
      .evaluateAll((tables) =>
        tables.map((table) =>
          [...(table as HTMLTableElement).rows].map((row) =>
            [...row.cells].map(({ textContent }) => textContent),
          ),
        ),
      )
    expect(tables.length).toBeGreaterThan(0)
    for (const [columns, ...rows] of tables) {
      expect(rows.length).toBeGreaterThan(0)
      const at = columns!.indexOf('test accuracy, %')
      // A network that knows nothing still reads one in ten.
      if (at >= 0) for (const row of rows) expect(Number(row[at])).toBeGreaterThan(5)
    }
  })
