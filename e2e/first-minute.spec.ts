/** From the first page to a network of one's own, what stays of it, and how to do without. */
import { expect, type Page, test } from '@playwright/test'
import { cell, edit, expectState, output, run, turnTo } from './cell.ts'

/** The book's training on few digits: some seconds. */
const SHORT = `const history = await fit(model, train.slice(0, 2560), {
  batchSize,
  epochs: 3,
  toInputs,
  toTargets,
  validation: test.slice(0, 500),
  onStep: (progress) => display(progress, 'training'),
  checkpoints,
})`

const here = (page: Page) => page.locator('#run-here-fit')
const train = (page: Page) => page.getByRole('link', { name: 'Train it now' })

test('two presses from the first page one’s own network learns in sight; Stop ends it, and nothing is left to wait for', async ({
  page,
}) => {
  await page.goto('/')
  await expect(train(page)).toBeInViewport()
  await train(page).click()
  await expect(train(page)).toBeInViewport()
  await expect(page.locator('p', { has: train(page) })).toContainText('eleven megabytes')
  await train(page).click()
  await expect(here(page)).toContainText(/Epoch 1 of 3 · step \d+ of 469/, { timeout: 60_000 })
  await expect(here(page).locator('svg').first()).toBeInViewport()
  await expect(here(page)).toContainText('left')
  await here(page).getByRole('button', { name: 'Stop' }).click()
  await expect(here(page)).toContainText('That was stopped')
  for (const place of [here(page), output(page, 'fit')]) {
    await expect(place.locator('.numbers')).toContainText('ended after')
    await expect(place.locator('.numbers')).not.toContainText('left')
  }
})

test('it ends in how well one’s network reads and a pad to draw for it, and is there after a reload until the text is another', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/first-sample/')
  await edit(page, 'fit', SHORT)
  await train(page).click()
  await expect(here(page)).toContainText(/reads [\d.]+% of the test digits right/, {
    timeout: 60_000,
  })
  const score = await output(page, 'fit').getByRole('row').last().getByRole('cell').nth(4)
  const percent = (await score.textContent())!
  await expect(here(page)).toContainText(`your network reads ${percent} of the test digits right`)
  await here(page).getByRole('link', { name: 'draw a digit' }).click()
  const whole = page.locator('#figure-whole-network')
  await expect(whole).toBeInViewport()
  await expect(whole.locator('[data-description]')).toContainText('After your own training')
  await expect(whole.getByRole('slider')).toHaveAttribute('aria-valuetext', /^your own training/)

  await page.reload()
  await expectState(page, 'fit', 'stale')
  for (const place of [here(page), output(page, 'fit')]) {
    await expect(place).toContainText('as it stood on')
    await expect(place.getByRole('row').last()).toContainText(percent)
    await expect(place.locator('svg').first()).toContainText('recorded')
  }
  await here(page).getByRole('link', { name: 'draw a digit' }).click()
  await expect(whole.locator('[data-description]')).toContainText('After your own training')
  await edit(page, 'settings', 'const batchSize = 64\nconst numClasses = 10\nconst epochs = 3')
  await expect(output(page, 'fit')).not.toContainText('as it stood on')
  await expect(here(page)).toHaveCount(0)
})

test('who needs a trained network may take the book’s, at any moment of the wait; what rests on it says so until one’s own is trained', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/evaluate/')
  await run(page, 'evaluate')
  const lend = cell(page, 'evaluate').getByRole('button', { name: /^Use the book’s/ })
  await expect(cell(page, 'evaluate')).toContainText('first fit', { timeout: 60_000 })
  await lend.click()
  await expectState(page, 'evaluate', 'done', 30_000)
  await expect(cell(page, 'evaluate').locator('[data-status]')).toContainText(
    'with the book’s trained network',
  )
  await expect(output(page, 'evaluate')).toContainText(/Test accuracy: 0\.98/)
  await turnTo(page, 'compile-and-fit')
  await expect(output(page, 'fit')).toContainText('This is the book’s own training')
  await expect(output(page, 'fit')).toContainText('Epoch 3 of 3')
  await edit(page, 'fit', SHORT.replace('epochs: 3', 'epochs: 1'))
  await run(page, 'fit')
  await expectState(page, 'fit', 'done', 60_000)
  await expect(output(page, 'fit')).not.toContainText('the book’s own training')
  await turnTo(page, 'evaluate')
  await expectState(page, 'evaluate', 'stale')
})

test('an edit that other cells no longer fit is told on both, and Reset takes it back', async ({
  page,
}) => {
  await page.goto('/first-sample/')
  await edit(page, 'settings', "const batchSize = '64'\nconst numClasses = 10\nconst epochs = 3")
  await expect(cell(page, 'settings')).toContainText(/This edit breaks .*fit, line \d/, {
    timeout: 60_000,
  })
  await expect(cell(page, 'fit')).toContainText('This no longer fits settings')
  await expect(cell(page, 'fit')).toContainText("Type 'string' is not assignable to type 'number'")
  await turnTo(page, 'compile-and-fit')
  await expect(cell(page, 'fit')).toContainText('This no longer fits settings')
  await turnTo(page, 'first-sample')
  await cell(page, 'settings').getByRole('button', { name: 'Reset' }).click()
  await expect(page.locator('[data-breaks]')).toHaveCount(0)
})
