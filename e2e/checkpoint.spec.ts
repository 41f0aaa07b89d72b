import { expect, type Locator, type Page, test } from '@playwright/test'
import { cell, edit, expectState, output, run, runToEnd, stop, turnTo } from './cell.ts'
import { startTabs } from './tabs.ts'

/** The book's training on few digits, long enough to be interrupted. */
const SHORT = `const history = await fit(model, train.slice(0, 2560), {
  batchSize,
  epochs: 8,
  toInputs,
  toTargets,
  validation: test.slice(0, 500),
  onStep: (progress) => display(progress, 'training'),
  checkpoints,
})`

const losses = async (page: Page) =>
  (await output(page, 'fit').locator('td:nth-child(2), td:nth-child(4)').allTextContents()).map(
    Number,
  )

const goOn = (page: Page) => cell(page, 'fit').getByRole('button', { name: /^Continue|more epoch/ })

test('after a reload in the middle of training, Continue gives the numbers of training in one go', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT)
  await runToEnd(page, 'fit')
  const straight = await losses(page)
  expect(straight).toHaveLength(16)
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(/Epoch [4-6] of 8 · step [1-9]/, {
    timeout: 60_000,
  })
  await page.reload()
  await expect(cell(page, 'fit')).toContainText(/training is kept: epoch \d of 8, step \d+/)
  await goOn(page).click()
  await expectState(page, 'fit', 'running')
  await expect(output(page, 'fit')).toContainText(/Epoch [4-8] of 8/, { timeout: 30_000 })
  await expectState(page, 'fit', 'done', 60_000)
  await expect.poll(() => losses(page)).toHaveLength(16)
  const resumed = await losses(page)
  for (const [i, loss] of resumed.entries()) expect(loss).toBeCloseTo(straight[i]!, 5)
})

test('what has been trained is there on the next visit: evaluating trains nothing', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT.replace('epochs: 8', 'epochs: 2'))
  await runToEnd(page, 'fit')
  await turnTo(page, 'evaluate')
  await runToEnd(page, 'evaluate')
  const score = await output(page, 'evaluate').textContent()
  await page.reload()
  await run(page, 'evaluate')
  await expectState(page, 'evaluate', 'done', 30_000)
  expect(await output(page, 'evaluate').textContent()).toBe(score)
  await turnTo(page, 'compile-and-fit')
  await expectState(page, 'fit', 'done')
  await expect(output(page, 'fit')).toContainText('Epoch 2 of 2')

  await goOn(page).click()
  await expect(output(page, 'fit')).toContainText(/Epoch [34] of 4/, { timeout: 30_000 })
  await expectState(page, 'fit', 'done', 60_000)
  await expect.poll(() => losses(page)).toHaveLength(8)
  await turnTo(page, 'evaluate')
  await expectState(page, 'evaluate', 'stale')
})

test('after Stop and after a crash of the kernel, Continue takes up the last checkpoint', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT)
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(/Epoch [2-4] of 8 · step [1-9]/, {
    timeout: 60_000,
  })
  await stop(page, 'fit')
  await expectState(page, 'fit', 'stopped')
  // Kept where it stood when it was stopped, not some seconds before; 20 steps make an epoch here.
  const steps = async (place: Locator, pattern: RegExp) => {
    const [, epoch, step] = pattern.exec((await place.textContent())!)!
    return Number(epoch) * 20 + Number(step)
  }
  const kept = await steps(cell(page, 'fit'), /training is kept: epoch (\d) of 8, step (\d+)/)
  // The last step is drawn a moment after the cell has stopped.
  await expect
    .poll(() => steps(output(page, 'fit').locator('.numbers'), /Epoch (\d) of 8 · step (\d+)/))
    .toBe(kept)
  await goOn(page).click()
  await expect(output(page, 'fit')).toContainText(/Epoch [3-6] of 8 · step [1-9]/, {
    timeout: 60_000,
  })
  // An endless loop in another cell takes the kernel with it; training in it had been kept.
  await stop(page, 'fit')
  await expectState(page, 'fit', 'stopped')
  await page.getByRole('button', { name: 'Restart' }).click()
  await expect(goOn(page)).toBeVisible()
  await goOn(page).click()
  await expect(output(page, 'fit')).toContainText(/Epoch [3-8] of 8/, {
    timeout: 60_000,
  })
  await expectState(page, 'fit', 'done', 60_000)
})

test('without storage, training works and the page says what is not kept', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined })
  })
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT.replace('epochs: 8', 'epochs: 1'))
  await runToEnd(page, 'fit')
  await expect(page.locator('[data-kernel]')).toContainText('trainings cannot be stored here')
  await expect(goOn(page)).toBeVisible()
})

test('training goes on in a hidden tab', async ({ baseURL }) => {
  test.setTimeout(120_000)
  const tabs = await startTabs()
  try {
    const tab = await tabs.open(`${baseURL}compile-and-fit/`)
    const cellOf = 'document.querySelector("run-cell[data-cell=fit]")'
    const steps = () =>
      tab.evaluate<number>(
        `(${cellOf}?.lastRun?.outputs ?? []).map(({ output }) => output.step + 469 * output.epoch).at(-1) ?? 0`,
      )
    await expect
      .poll(() => tab.evaluate(`customElements.get("run-cell") && !!${cellOf}`))
      .toBe(true)
    await tab.evaluate(`${cellOf}.querySelector("[data-action=run]").click()`)
    await expect.poll(steps, { timeout: 60_000 }).toBeGreaterThan(469)
    const other = await tabs.open(`${baseURL}dense/`)
    await other.bringToFront()
    await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('hidden')
    const hiddenAt = await steps()
    await expect.poll(steps, { timeout: 60_000 }).toBeGreaterThan(hiddenAt + 100)
    expect(await tab.evaluate('document.visibilityState')).toBe('hidden')
  } finally {
    await tabs.close()
  }
})

test('after a reload, an unchanged cell says that its training is kept, and nothing else', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(/Epoch 1 of 3 · step [1-9]/, { timeout: 30_000 })
  await stop(page, 'fit')
  await expectState(page, 'fit', 'stopped')
  await expect(goOn(page)).toBeVisible()
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => key.startsWith('keras-first-sample training:fit ')),
  )
  await page.reload()
  await expect(cell(page, 'fit').locator('[data-status]')).toHaveText(
    /^training is kept: epoch 1 of 3, step \d+$/,
  )
})
