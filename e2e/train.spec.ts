import { expect, test } from '@playwright/test'
import type { TrainingProgress } from '../src/book/lesson/progress.ts'
import { readRecording } from '../src/markdown/recordings.ts'
import { cell, edit, expectState, output, run, runToEnd, stop, turnTo } from './cell.ts'

test('one epoch on all 60,000 digits gives the recorded loss and accuracy, and the test agrees', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const recorded = readRecording('fit')!.outputs[0]!.output as TrainingProgress
  const { loss, accuracy, validationAccuracy } = recorded.finished[0]!
  await page.goto('/first-sample/')
  await cell(page, 'fit').getByRole('combobox', { name: 'epochs' }).selectOption('1')
  await expect(cell(page, 'settings')).toContainText('const epochs = 1')
  await run(page, 'evaluate')
  await expectState(page, 'fit', 'running', 60_000)
  await expect(output(page, 'fit')).toContainText(/Epoch 1 of 1 · step \d+ of 469/)
  // The recorded training stands behind, to compare.
  await expect(output(page, 'fit').locator('svg').first()).toContainText('recorded')
  // The page answers while the kernel trains.
  await page.getByRole('button', { name: /^Theme/ }).click({ timeout: 1000 })
  await expectState(page, 'evaluate', 'done', 180_000)
  const row = await output(page, 'fit').getByRole('row').last().getByRole('cell').allTextContents()
  const [epoch, trainLoss, trainAccuracy, , testAccuracy] = row.map((text) =>
    Number.parseFloat(text),
  )
  expect(epoch).toBe(1)
  expect(trainLoss).toBeCloseTo(loss, 2)
  expect(trainAccuracy! / 100).toBeCloseTo(accuracy!, 2)
  expect(testAccuracy! / 100).toBeCloseTo(validationAccuracy!, 2)
  expect(testAccuracy).toBeGreaterThan(95)
  await expect(output(page, 'evaluate')).toContainText(
    `Test accuracy: 0.${String(testAccuracy).replace('.', '')}`,
  )
})

/** The book's training, on 2,560 digits. */
const SHORT = `const history = await fit(model, train.slice(0, 2560), {
  batchSize,
  epochs: 2,
  toInputs,
  toTargets,
  validation: test.slice(0, 1000),
  onStep: (progress) => display(progress, 'training'),
})`

test('a strip says on any page what runs, how far it is and how long still; then, how it came out', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const strip = page.getByRole('complementary', { name: 'What runs' })
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT.replace('2560', '25600'))
  await run(page, 'fit')
  await expectState(page, 'fit', 'running', 60_000)
  // The cell itself is in sight.
  await expect(cell(page, 'fit')).toBeInViewport()
  await expect(strip).toHaveCount(0)

  await page.getByText('Chapters', { exact: true }).click()
  await page.getByRole('link', { name: 'Dense', exact: true }).click()
  await expect(page).toHaveURL(/\/dense\/$/)
  const link = strip.getByRole('link', { name: 'fit', exact: true })
  await expect(link).toHaveAttribute('href', '/compile-and-fit/#cell-fit')
  await expect(strip).toContainText(/\d+%, .+ left/)
  await expect(page).toHaveTitle(/^\d+% · Dense/)
  const done = () =>
    strip.getByRole('progressbar').evaluate((bar) => (bar as HTMLProgressElement).value)
  const before = await done()
  await expect.poll(done).toBeGreaterThan(before)
  await strip.getByRole('button', { name: 'Stop fit' }).click()
  await expect(strip).toContainText('fit: stopped')
  await expect(page).toHaveTitle(/^Dense/)
  await strip.getByRole('link').click()
  await expect(page).toHaveURL(/\/compile-and-fit\/#cell-fit$/)
  await expect(strip).toHaveCount(0)

  // On its own page, too, while it is out of sight.
  await edit(page, 'fit', SHORT.replace('2560', '12800'))
  await run(page, 'fit')
  await page.evaluate(() => scrollTo(0, 0))
  await expect(strip).toContainText(
    /fit: your network reads [\d.]+% of the test digits right, done in \d/,
    { timeout: 90_000 },
  )
  await strip.getByRole('button', { name: 'Close' }).click()
  await expect(strip).toHaveCount(0)
})

test('training twice gives the same numbers and leaves the same number of tensors', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT)
  const results: [numbers: string | null, kernel: string | null][] = []
  for (let i = 0; i < 3; i++) {
    expect((await runToEnd(page, 'fit')).outcome).toBe('done')
    const losses = await output(page, 'fit')
      .locator('td:nth-child(2), td:nth-child(5)')
      .allTextContents()
    results.push([losses.join(' '), await page.locator('[data-kernel]').textContent()])
  }
  expect(results[0]![0]).toMatch(/\d\.\d{4} \d+\.\d\d%/)
  expect(results[1]).toEqual(results[0])
  expect(results[2]).toEqual(results[0])
})

test('Stop ends training within two seconds; the next Run starts from the beginning', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  await run(page, 'fit')
  await expectState(page, 'fit', 'running', 30_000)
  await expect(output(page, 'fit')).toContainText(/Epoch 1 of 3 · step \d+ of 469/)
  await stop(page, 'fit')
  await expectState(page, 'fit', 'stopped', 2000)
  // The kernel was asked and obeyed: what it held, it holds.
  await turnTo(page, 'sequential')
  await expectState(page, 'build-model', 'done')
  await page.goBack()
  await edit(page, 'fit', SHORT)
  await run(page, 'fit')
  await expectState(page, 'fit', 'done', 60_000)
  await expect(output(page, 'fit')).toContainText('Epoch 2 of 2')
})

test('Pause holds training between two steps; Continue goes on to the same result', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT.replace('epochs: 2', 'epochs: 6'))
  const losses = () => output(page, 'fit').locator('td:nth-child(2)').allTextContents()
  await runToEnd(page, 'fit')
  const straight = await losses()
  await run(page, 'fit')
  await expectState(page, 'fit', 'running')
  await expect(output(page, 'fit')).toContainText(/Epoch [12] of 6/)
  await cell(page, 'fit').getByRole('button', { name: 'Pause' }).click()
  await expect(cell(page, 'fit')).toContainText('paused')
  await expect(cell(page, 'fit').getByRole('button', { name: 'Continue' })).toBeFocused()
  const numbers = output(page, 'fit').locator('.numbers')
  const frames = (count: number) =>
    page.evaluate(async (count) => {
      for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame)
    }, count)
  // The step that was under way may still end.
  await frames(15)
  const held = await numbers.textContent()
  await frames(30)
  expect(await numbers.textContent()).toBe(held)
  await cell(page, 'fit').getByRole('button', { name: 'Continue' }).click()
  await expectState(page, 'fit', 'done', 60_000)
  expect(await losses()).toEqual(straight)
  await run(page, 'fit')
  await expectState(page, 'fit', 'running')
  await cell(page, 'fit').getByRole('button', { name: 'Pause' }).click()
  await stop(page, 'fit')
  await expectState(page, 'fit', 'stopped', 2000)
})

test('training changes a copy: the untrained model is still there', async ({ page }) => {
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT)
  await run(page, 'fit')
  await expectState(page, 'fit', 'done', 60_000)
  await turnTo(page, 'loss')
  await run(page, 'untrained-loss')
  await expectState(page, 'untrained-loss', 'done')
  const untrained = Number.parseFloat(
    (await output(page, 'untrained-loss').locator('pre').last().textContent())!,
  )
  expect(untrained).toBeGreaterThan(2.2)
  await turnTo(page, 'evaluate')
  await run(page, 'evaluate')
  await expectState(page, 'evaluate', 'done')
  const trained = /loss:\s+([\d.]+)/.exec((await output(page, 'evaluate').textContent())!)![1]
  expect(Number(trained)).toBeLessThan(0.8)
})

test('a learning rate far too large is explained, not drawn', async ({ page }) => {
  await page.goto('/compile-and-fit/')
  await edit(
    page,
    'compile',
    "model.compile({ loss: 'categoricalCrossentropy', optimizer: new RMSprop({ learningRate: 1e38 }), metrics: ['accuracy'] })",
  )
  await edit(page, 'fit', SHORT)
  await run(page, 'fit')
  await expectState(page, 'fit', 'failed', 60_000)
  await expect(output(page, 'fit')).toContainText(
    /no longer numbers in epoch 1, step \d+.*smaller learning rate/,
  )
})
