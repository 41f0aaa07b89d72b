import { expect, test } from '@playwright/test'
import { cell, edit, expectState, output, run, runToEnd, turnTo } from './cell.ts'

test('Run runs what a cell needs, from other chapters, too, and nothing else', async ({ page }) => {
  await page.goto('/loss/')
  await run(page, 'untrained-loss')
  await expectState(page, 'untrained-loss', 'done', 30_000)
  await expect(output(page, 'untrained-loss')).toContainText('guessing  2.302585092994046')
  await expectState(page, 'loss-by-hand', 'recorded')
  await turnTo(page, 'sequential')
  await expectState(page, 'build-model', 'done')
  await expect(output(page, 'build-model')).toContainText('669,706')
  await expectState(page, 'untrained-answer', 'recorded')
  await turnTo(page, 'first-sample')
  for (const id of ['imports', 'load-data', 'build-model']) await expectState(page, id, 'done')
  for (const id of ['compile', 'fit', 'evaluate']) await expectState(page, id, 'recorded')
})

test('the summary shows the parameters of each layer', async ({ page }) => {
  await page.goto('/sequential/')
  await run(page, 'build-model')
  await expectState(page, 'build-model', 'done')
  for (const count of ['401,920', '262,656', '5,130', '669,706'])
    await expect(output(page, 'build-model')).toContainText(count)
})

test('Run all on this page, and the recorded output stays to compare', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/relu-and-softmax/')
  await page.getByRole('button', { name: 'Run all on this page' }).click()
  for (const id of ['plot-relu', 'two-linear-layers', 'softmax-by-hand', 'softmax-overflow'])
    await expectState(page, id, 'done', 60_000)
  await expect(output(page, 'softmax-by-hand')).toContainText('0.665')
  await cell(page, 'softmax-by-hand').getByText('Recorded output').click()
  await expect(cell(page, 'softmax-by-hand').locator('details.recorded')).toContainText('0.665')
})

test('Run all leaves exercises alone until they are answered; a wrong answer keeps nothing else from running', async ({
  page,
}) => {
  // Two cells of the page train.
  test.setTimeout(180_000)
  await page.goto('/relu-and-softmax/')
  await page.getByRole('button', { name: 'Run all on this page' }).click()
  await expectState(page, 'why-bend', 'done', 60_000)
  await expectState(page, 'check-safe-softmax', 'recorded')
  await edit(page, 'safe-softmax', 'function safeSoftmax(z: number[]): number[] {\n  return z\n}')
  await page.getByRole('button', { name: 'Run all on this page' }).click()
  await expectState(page, 'check-safe-softmax', 'failed', 60_000)
  await expectState(page, 'why-bend', 'done', 60_000)
  await expectState(page, 'check-why-bend', 'recorded')
})

test('a run repeats: the same numbers after Restart', async ({ page }) => {
  await page.goto('/dropout/')
  await runToEnd(page, 'dropout-by-hand')
  const first = await output(page, 'dropout-by-hand').textContent()
  await page.getByRole('button', { name: 'Restart' }).click()
  await expectState(page, 'dropout-by-hand', 'stale')
  await expect(cell(page, 'dropout-by-hand')).toContainText('the kernel was restarted')
  await runToEnd(page, 'dropout-by-hand')
  expect(await output(page, 'dropout-by-hand').textContent()).toBe(first)
})

test('an edit marks what depends on it, and Reset takes it back', async ({ page }) => {
  await page.goto('/first-sample/')
  await run(page, 'build-model')
  await expectState(page, 'build-model', 'done')
  await edit(page, 'settings', 'const batchSize = 64\nconst numClasses = 5\nconst epochs = 1')
  await expectState(page, 'build-model', 'stale')
  await expect(cell(page, 'build-model')).toContainText(
    'numClasses is 5 now, not 10, in settings (Batch size and epoch)',
  )
  await run(page, 'build-model')
  await expect(output(page, 'build-model')).toContainText('2,565')
  await cell(page, 'settings').getByRole('button', { name: 'Reset' }).click()
  await expectState(page, 'build-model', 'stale')
  await run(page, 'build-model')
  await expect(output(page, 'build-model')).toContainText('669,706')
})

test('a choice and a Run pressed at once, while everything loads, keep their order', async ({
  page,
}) => {
  await page.goto('/first-sample/')
  await cell(page, 'fit').getByRole('combobox', { name: 'epochs' }).selectOption('20')
  await run(page, 'settings')
  await expectState(page, 'settings', 'done')
  await expect(cell(page, 'settings')).toContainText('const epochs = 20')
})

test('an import that is wrong, beside one that brings TensorFlow.js, and then is right', async ({
  page,
}) => {
  await page.goto('/batch-size-and-epoch/')
  const program = (name: string) =>
    `import * as tf from '@tensorflow/tfjs'\nimport { ${name} } from 'lesson/show'\ntf.tensor([20, 22]).sum().dataSync()[0]`
  await edit(page, 'count-steps', program('tables'))
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'failed')
  await edit(page, 'count-steps', program('table'))
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'done')
  await expect(output(page, 'count-steps')).toHaveText('42')
})

test.describe('a shard of the data', () => {
  test('that fails three times is fetched a fourth', async ({ page }) => {
    let refusals = 0
    await page.route('**/mnist/train-00.*.bin', (route) =>
      refusals++ < 3 ? route.fulfill({ status: 500, body: 'down' }) : route.continue(),
    )
    await page.goto('/data/')
    await run(page, 'first-digits')
    await expectState(page, 'first-digits', 'done', 20_000)
    await expect(output(page, 'first-digits').getByRole('img')).toHaveCount(20)
    expect(refusals).toBe(4)
  })

  test('that stays away fails the cell with the file and a way on', async ({ page }) => {
    await page.route('**/mnist/train-00.*.bin', (route) =>
      route.fulfill({ status: 503, body: 'down' }),
    )
    await page.goto('/data/')
    await run(page, 'first-digits')
    await expectState(page, 'first-digits', 'failed', 20_000)
    await expect(output(page, 'first-digits')).toContainText(
      /train-00\.\w+\.bin could not be loaded \(the server answered 503\)\. Press Run again/,
    )
    await page.unrouteAll()
    await run(page, 'first-digits')
    await expectState(page, 'first-digits', 'done')
  })

  test('that is cut short or wrong is an error, never training data', async ({ page }) => {
    let make: (body: Buffer) => Buffer = (body) => body.subarray(0, 5000)
    await page.route('**/mnist/train-00.*.bin', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: make(await response.body()) })
    })
    await page.goto('/data/')
    await run(page, 'first-digits')
    await expectState(page, 'first-digits', 'failed')
    await expect(output(page, 'first-digits')).toContainText(
      /train-00\.\w+\.bin is cut short or damaged/,
    )
    const other = await (await page.request.get('/mnist/index.json')).json()
    const wrong = await (await page.request.get(`/mnist/${other.shards[1].file}`)).body()
    make = () => wrong
    await run(page, 'first-digits')
    await expectState(page, 'first-digits', 'failed')
    await expect(output(page, 'first-digits')).toContainText(
      /train-00\.\w+\.bin is not the file it should be/,
    )
  })
})
