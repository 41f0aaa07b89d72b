import { expect, test } from '@playwright/test'
import { readBook } from '../../src/markdown/book.ts'
import { cell, expectState, output, runToEnd } from '../cell.ts'

const { chapters, graph } = readBook()

for (const { slug, title, solutions } of chapters) {
  if (solutions.length === 0) continue
  test(`the exercises of “${title}”: starters fail their checks, solutions pass`, async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await page.goto(`/${slug}/`)
    for (const { id } of solutions) {
      const check = [...graph.values()].find(({ cell }) => cell.options.checks === id)!.cell.id
      const starter = await runToEnd(page, check)
      expect(starter.outcome, id).toBe('failed')
      await expect(output(page, check).locator('.message')).toContainText(/should|not|the /)
      const solution = page.locator(`[data-solves="${id}"]`)
      await solution.getByText(`Solution of ${id}`).click()
      await solution.getByRole('button', { name: 'Put it into the cell' }).click()
      await expectState(page, id, 'stale')
      const solved = await runToEnd(page, check)
      expect(solved.outcome, `${id}: ${JSON.stringify(solved.outputs)}`).toBe('done')
      await expect(output(page, check)).toHaveText('Right.')
      await cell(page, id)
        .getByRole('button', { name: /^Reset/ })
        .click()
    }
  })
}

test('every exercise has a check, and every check an exercise with a solution', () => {
  const solved = chapters.flatMap(({ solutions }) => solutions.map(({ id }) => id))
  const checked = [...graph.values()].flatMap(({ cell }) => cell.options.checks ?? [])
  expect(checked.toSorted()).toEqual(solved.toSorted())
})
