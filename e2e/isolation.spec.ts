/** A cell never changes what another sees, unnoticed; and nothing computes on a kernel that is of no more use. */
import { expect, type Page, test } from '@playwright/test'
import { cell, edit, expectState, output, run, runToEnd } from './cell.ts'

/** The numbers of the untrained network's answer, as they stand in the chart. */
async function untrainedAnswer(page: Page): Promise<string | null> {
  await runToEnd(page, 'untrained-answer')
  await expectState(page, 'untrained-answer', 'done')
  return output(page, 'untrained-answer').textContent()
}

test('a function that trains the model it is given trains what its cell holds, and other cells’ stays untrained', async ({
  page,
}) => {
  await page.goto('/sequential/')
  const before = await untrainedAnswer(page)
  await edit(
    page,
    'forward-by-hand',
    `async function trainIt(m: tf.LayersModel) {
  m.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy', metrics: ['accuracy'] })
  const few = train.slice(0, 512)
  return m.fit(toInputs(few.images), tf.oneHot(tf.tensor1d(few.labels, 'int32'), 10).toFloat(), { epochs: 3 })
}
const { history } = await trainIt(model)
history.acc!.at(-1)`,
  )
  await runToEnd(page, 'forward-by-hand')
  await expectState(page, 'forward-by-hand', 'done')
  const trained = await output(page, 'forward-by-hand').textContent()
  expect(Number(trained)).toBeGreaterThan(0.2)
  await expectState(page, 'build-model', 'stale')
  await expect(cell(page, 'build-model')).toContainText('its model was changed by forward-by-hand')
  await expectState(page, 'untrained-answer', 'done')
  expect(await untrainedAnswer(page)).toBe(before)
  // And again from the same weights.
  await runToEnd(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toHaveText(trained!)
})

test('written through a second name, a value is made again for the others', async ({ page }) => {
  await page.goto('/sequential/')
  await edit(page, 'untrained-answer', 'train.labels[0]')
  await edit(page, 'forward-by-hand', 'const digits = train\ndigits.labels[0] = 7\ntrain.labels[0]')
  await runToEnd(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toHaveText('7')
  await runToEnd(page, 'untrained-answer')
  await expect(output(page, 'untrained-answer')).toHaveText('5')
})

test('a model that another cell disposed of is made again by Run, without being asked', async ({
  page,
}) => {
  await page.goto('/sequential/')
  const before = await untrainedAnswer(page)
  await edit(page, 'forward-by-hand', 'model.dispose()\n"gone".length')
  await runToEnd(page, 'forward-by-hand')
  await expect(cell(page, 'build-model')).toContainText('disposed of by forward-by-hand')
  expect(await untrainedAnswer(page)).toBe(before)
})

test('where a cell lets TensorFlow.js compute, and what it patches, ends with it', async ({
  page,
}) => {
  await page.goto('/sequential/')
  await edit(
    page,
    'forward-by-hand',
    "await tf.setBackend('cpu')\nArray.prototype.map = () => ['patched']\nglobalThis.left = 1\nObject.assign(location, { left: 1 })\nObject.assign(navigator, { left: 1 })\ntf.getBackend().length",
  )
  await runToEnd(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toContainText(/^3/)
  await expect(output(page, 'forward-by-hand')).toContainText('cpu')
  await edit(
    page,
    'untrained-answer',
    "[tf.getBackend(), [1].map((n) => n + 1).join(), ['left' in globalThis, 'left' in location, 'left' in navigator].includes(true)].join(' ').length",
  )
  await runToEnd(page, 'untrained-answer')
  await expect(output(page, 'untrained-answer')).toHaveText(String('wasm 2 false'.length))
})

test('what cannot be put back ends the kernel, and the cells say which cell did it', async ({
  page,
}) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'scatter-of-means', '6 * 7')
  await runToEnd(page, 'scatter-of-means')
  await edit(page, 'count-steps', 'Object.freeze(Array.prototype)\n1 + 1')
  await run(page, 'count-steps')
  await expect(output(page, 'count-steps')).toHaveText('2')
  await expect(cell(page, 'scatter-of-means')).toContainText(
    'the kernel was ended, since count-steps had changed something that all cells share',
  )
  await runToEnd(page, 'scatter-of-means')
  await expectState(page, 'scatter-of-means', 'done')
})

test('a full memory is told, and the next run is right', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/sequential/')
  await edit(
    page,
    'forward-by-hand',
    "import * as tf from '@tensorflow/tfjs'\nlet t = tf.zeros([15_000, 15_000])\nfor (let i = 0; i < 8; i++) t = t.add(1)\n1",
  )
  await run(page, 'forward-by-hand')
  await expectState(page, 'forward-by-hand', 'failed', 60_000)
  await expect(output(page, 'forward-by-hand')).toContainText('The memory for tensors is full')
  await edit(
    page,
    'forward-by-hand',
    "import * as tf from '@tensorflow/tfjs'\ntf.ones([2, 2]).matMul(tf.ones([2, 2])).sum().dataSync()[0]",
  )
  await runToEnd(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toHaveText('8')
})

test('a cell that closes the kernel is told so, and the next one runs', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'count-steps', 'self.close()\nawait new Promise(() => {})')
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'failed')
  await expect(output(page, 'count-steps')).toContainText('This cell closed the kernel')
  await edit(page, 'count-steps', '6 * 7')
  await runToEnd(page, 'count-steps')
  await expect(output(page, 'count-steps')).toHaveText('42')
})

test('a promise that nobody awaited is said; what comes late stands under its own cell', async ({
  page,
}) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'count-steps', 'new Promise((done) => setTimeout(done, 10))')
  await runToEnd(page, 'count-steps')
  await expect(output(page, 'count-steps')).toContainText('write "await" before it')
  await edit(
    page,
    'count-steps',
    'setTimeout(() => {\n  throw new Error("late")\n}, 1000)\n"first".length',
  )
  await edit(page, 'scatter-of-means', '6 * 7')
  await runToEnd(page, 'count-steps')
  await runToEnd(page, 'scatter-of-means')
  await expect(output(page, 'count-steps')).toContainText('Error late')
  await expect(output(page, 'scatter-of-means')).toHaveText('42')
})
