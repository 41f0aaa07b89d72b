import { expect, test } from '@playwright/test'
import { arranged, puzzleOf } from '../../src/cells/arrange-lines.ts'
import { readBook } from '../../src/markdown/book.ts'
import { cell, edit, expectState, output, runToEnd } from '../cell.ts'

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
      await expect(output(page, check).locator('.message')).toContainText(/should|Not yet/)
      const solution = page.locator(`[data-solves="${id}"]`)
      await solution.getByText(`Solution of ${id}`).click()
      await solution.getByRole('button', { name: 'Put it into the cell' }).click()
      await expectState(page, id, 'stale')
      const solved = await runToEnd(page, check)
      expect(solved.outcome, `${id}: ${JSON.stringify(solved.outputs)}`).toBe('done')
      await expect(output(page, check)).toContainText('Right.')
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

const { slug, solutions, wrongs } = chapters.find(({ wrongs }) => wrongs.length > 0)!
const { id, code } = solutions[0]!
const checkOf = (id: string) =>
  [...graph.values()].find(({ cell }) => cell.options.checks === id)!.cell.id

test('a wrong answer is explained under the exercise, and a right one is right', async ({
  page,
}) => {
  await page.goto(`/${slug}/`)
  const [wrong] = wrongs.filter((each) => each.id === id)
  await edit(page, id, wrong!.code)
  const check = cell(page, id).getByRole('button', { name: 'Check' })
  await check.click()
  const verdict = output(page, checkOf(id)).getByRole('alert')
  await expect(verdict).toContainText(wrong!.says)
  await expect(verdict).toBeInViewport({ ratio: 0.95 })
  await expect(cell(page, id)).toContainText('not yet')
  await expect(cell(page, checkOf(id)).locator('[data-code]')).toBeHidden()
  await edit(page, id, code)
  await check.click()
  await expect(output(page, checkOf(id))).toContainText('Right.')
})

const puzzle = puzzleOf(graph.get(id)!.cell.code, code, [], () => 0)
const belong = code.split('\n').slice(puzzle.head.length, -puzzle.tail.length || undefined)

test('the lines of a solution are arranged by keyboard, and checked', async ({ page }) => {
  await page.goto(`/${slug}/`)
  await page
    .getByRole('button', { name: 'Arrange lines instead of writing' })
    .first()
    .press('Enter')
  const group = page.getByRole('group', { name: 'Arrange the lines' })
  const answer = group.getByRole('list', { name: 'Your answer' })
  // One does not belong, or more.
  await expect.poll(() => group.getByRole('listitem').count()).toBeGreaterThan(belong.length)
  const check = group.getByRole('button', { name: 'Put it into the cell and check it' })
  await check.press('Enter')
  await expect(group.getByRole('status')).toHaveText('Put a line in first.')
  const [last, ...others] = belong.toReversed()
  for (const line of [last!, ...others.toReversed()])
    await group
      .getByRole('button', { name: `Put in: ${line.trim()}`, exact: true })
      .first()
      .press('Enter')
  const moveDown = answer
    .getByRole('button', { name: `Down: ${last!.trim()}`, exact: true })
    .first()
  for (const _ of others) await moveDown.press('Enter')
  await expect(group.getByRole('status')).toHaveText(`line ${belong.length} of ${belong.length}`)
  await check.press('Enter')
  await expect(output(page, checkOf(id))).toContainText('Right.')
  await expect(cell(page, id).locator('[data-code] code')).toHaveText(arranged(puzzle, belong))
})

test('a line is dragged from one list into the other', async ({ page }) => {
  await page.goto(`/${slug}/`)
  await page.getByRole('button', { name: 'Arrange lines instead of writing' }).first().click()
  const group = page.getByRole('group', { name: 'Arrange the lines' })
  const line = group.getByRole('list', { name: 'Left over' }).getByRole('listitem').first()
  const text = (await line.locator('code').textContent())!
  const answer = group.getByRole('list', { name: 'Your answer' })
  await line.locator('code').dragTo(answer)
  await expect(answer.locator('code')).toHaveText([text])
  await expect(answer.getByRole('button', { name: `Leave out: ${text.trim()}` })).toBeVisible()
})
