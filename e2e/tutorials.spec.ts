/** What TensorFlow.js's tutorials do in a page and a cell cannot: the cell says what to do instead. */
import { expect, test } from '@playwright/test'
import { edit, expectState, output, run } from './cell.ts'

const MODEL = 'tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] })'

test('stores, downloads, addresses, elements and cards are answered by a sentence', async ({
  page,
}) => {
  await page.goto('/dense/')
  const CASES: [code: string, sentence: string][] = [
    [`await ${MODEL}.save('indexeddb://mine')`, 'the cell then has Save'],
    [`await ${MODEL}.save('localstorage://mine')`, 'the cell then has Save'],
    [`await ${MODEL}.save('downloads://mine')`, 'the cell then has Save'],
    [`await tf.loadLayersModel('indexeddb://mine')`, 'the cell then has Save'],
    [`await tf.loadLayersModel('https://example.com/model.json')`, 'nothing from other hosts'],
    [`await tf.loadGraphModel('https://example.com/model.json')`, 'nothing from other hosts'],
    [`await fetch('https://example.com/data.json')`, 'nothing from other hosts'],
    [
      `tf.browser.toPixels(tf.ones([2, 2]), document.createElement('canvas'))`,
      'no page to draw on',
    ],
    [`tfvis.show.modelSummary({ name: 'mine' }, ${MODEL})`, 'lesson/show'],
    [`await tf.setBackend('webgl')`, 'press F1'],
  ]
  for (const [code, sentence] of CASES) {
    await edit(page, 'dense-by-hand', code)
    await run(page, 'dense-by-hand')
    await expect(output(page, 'dense-by-hand')).toContainText(sentence)
    await expectState(page, 'dense-by-hand', 'failed')
  }
})
