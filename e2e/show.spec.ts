/** What only a built site shows of values and of the console: names that a minifier would have changed, and the page. */
import { expect, test } from '@playwright/test'
import { edit, expectState, output, runToEnd } from './cell.ts'

const TENSORS = "import * as tf from '@tensorflow/tfjs'\n"

test('values have their own names, alone and within others', async ({ page }) => {
  await page.goto('/sequential/')
  for (const [typed, shown] of [
    ["'hello'", 'hello'],
    [
      '[toInputs, fit, class Point {}]',
      '[ [Function toInputs], [AsyncFunction fit], [class Point] ]',
    ],
    ['train.slice(0, 1).images', /^Uint8Array\(784\) \[ 0, 0, .* … 684 more \]$/],
    [
      `${TENSORS}[tf.scalar(0.5), tf.train.adam(), tf.Tensor, tf.layers.dense, tf.input({ shape: [2], name: 'x' })]`,
      '[ Tensor float32 0.5, AdamOptimizer { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }, [class Tensor], [Function dense], SymbolicTensor "x" float32 (B, 2) ]',
    ],
    ['({ model })', /^\{ model: Sequential ".*", layers: 5, parameters: 669,706 \}$/],
    [
      `${TENSORS}tf.callbacks.earlyStopping()`,
      /^EarlyStopping \{ .*monitorFunc: \[Function less\] \}$/,
    ],
  ] as const) {
    await edit(page, 'untrained-answer', typed)
    expect((await runToEnd(page, 'untrained-answer')).outcome).toBe('done')
    await expect(output(page, 'untrained-answer')).toHaveText(shown)
  }
})

test('what TensorFlow.js prints stands under the cell, and so do tables; clear clears', async ({
  page,
}) => {
  await page.goto('/relu-and-softmax/')
  await edit(
    page,
    'plot-relu',
    `${TENSORS}tf.ones([2]).print()\ntf.tidy(() => Promise.resolve() as never)\nundefined`,
  )
  await runToEnd(page, 'plot-relu')
  await expect(output(page, 'plot-relu')).toHaveText(
    /^Tensor\s+\[1, 1\]\s*Cannot return a Promise inside of tidy\.$/,
  )
  await edit(
    page,
    'two-linear-layers',
    'const square = (x: number) => x * x\nconsole.table([{ x: 2, square: square(2) }])',
  )
  await runToEnd(page, 'two-linear-layers')
  const table = output(page, 'two-linear-layers').getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText(['(index)', 'x', 'square'])
  await edit(
    page,
    'two-linear-layers',
    "console.log('goes')\nconsole.clear()\nconsole.warn('%d of %s', 1.5, 'two')",
  )
  await runToEnd(page, 'two-linear-layers')
  await expect(output(page, 'two-linear-layers')).toHaveText('1 of two')
})

test('what looks like a chart and is none stands as text, and nothing of the run before stays', async ({
  page,
}) => {
  await page.goto('/relu-and-softmax/')
  await runToEnd(page, 'plot-relu')
  await expect(output(page, 'plot-relu').getByRole('img')).toBeVisible()
  await edit(
    page,
    'plot-relu',
    "display(1)\ndisplay({ kind: 'lines', note: 'mine' })\nconst chair = { kind: 'table', legs: 4 }\nchair",
  )
  await runToEnd(page, 'plot-relu')
  await expectState(page, 'plot-relu', 'done')
  await expect(output(page, 'plot-relu')).toHaveText(
    "1{ kind: 'lines', note: 'mine' }{ kind: 'table', legs: 4 }",
  )
})

test('a function that prints does so under the cell that calls it', async ({ page }) => {
  await page.goto('/data/')
  await edit(
    page,
    'labels-of-rows',
    "function labelsOf(targets: ArrayLike<number>, classes: number): number[] {\n  console.log('rows', targets.length / classes)\n  return Array.from(targets).flatMap((target, i) => (target === 1 ? i % classes : []))\n}",
  )
  await runToEnd(page, 'check-labels-of-rows')
  await expect(output(page, 'check-labels-of-rows')).toContainText('rows 3rows 2rows 0')
  await expectState(page, 'labels-of-rows', 'done')
  await expect(output(page, 'labels-of-rows')).not.toContainText('rows')
})
