/** What is done at the wrong moment: edits, presses and losses while something runs. */
import { expect, type Page, test } from '@playwright/test'
import { cell, command, edit, expectState, output, run, runToEnd, stop, turnTo } from './cell.ts'
import { startTabs } from './tabs.ts'

const CHAPTER = '/batch-size-and-epoch/'
const settings = (batchSize: number) =>
  `const batchSize = ${batchSize}\nconst numClasses = 10\nconst epochs = 1`
/** Long enough for what the tests do meanwhile. */
const SLOWLY = 'await new Promise((done) => setTimeout(done, 2500))\n'

test('a cell edited while it runs: what waits for it gets the value of the new text', async ({
  page,
}) => {
  await page.goto(CHAPTER)
  await edit(page, 'settings', SLOWLY + settings(100))
  await edit(page, 'count-steps', 'batchSize * 2')
  await run(page, 'count-steps')
  await expectState(page, 'settings', 'running')
  await edit(page, 'settings', settings(300))
  await expectState(page, 'count-steps', 'done')
  await expect(output(page, 'count-steps')).toHaveText('600')
  await expectState(page, 'settings', 'done')
})

test('Run pressed on a cell that runs with an older text runs the new one', async ({ page }) => {
  await page.goto(CHAPTER)
  await edit(page, 'count-steps', `${SLOWLY}"old"`)
  const editor = cell(page, 'count-steps').getByRole('textbox')
  await editor.press('ControlOrMeta+Enter')
  await expectState(page, 'count-steps', 'running')
  await editor.fill('"the new text".length')
  await editor.press('ControlOrMeta+Enter')
  await expect(output(page, 'count-steps')).toHaveText('12')
  await expectState(page, 'count-steps', 'done')
})

test('a waiting cell that is edited to need another waits for that one, too', async ({ page }) => {
  await page.goto(CHAPTER)
  await edit(page, 'settings', SLOWLY + settings(100))
  await edit(page, 'count-steps', 'batchSize * 2')
  await run(page, 'count-steps')
  await expectState(page, 'settings', 'running')
  await edit(page, 'count-steps', 'batchSizes(batchSize, 1).length + epochMean([2], [1])')
  await expect(output(page, 'count-steps')).toHaveText('3')
  await expectState(page, 'count-steps', 'done')
})

test('what is pressed in the second after Stop runs, on another kernel if need be', async ({
  page,
}) => {
  await page.goto(CHAPTER)
  await edit(page, 'count-steps', 'while (true) {}')
  await edit(page, 'scatter-of-means', '6 * 7')
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'running')
  await stop(page, 'count-steps')
  await run(page, 'scatter-of-means')
  await expect(output(page, 'scatter-of-means')).toHaveText('42')
  await expectState(page, 'scatter-of-means', 'done')
  await expectState(page, 'count-steps', 'stopped')
})

test('a press that came to nothing says why', async ({ page }) => {
  await page.goto(CHAPTER)
  await edit(page, 'settings', `${settings(4)}\nthrow new Error("no settings")`)
  await edit(page, 'count-steps', 'batchSize * 2')
  await run(page, 'count-steps')
  await expectState(page, 'settings', 'failed')
  await expect(cell(page, 'count-steps')).toContainText('not run, since settings failed')
  await edit(page, 'settings', settings(4))
  await run(page, 'count-steps')
  await expect(output(page, 'count-steps')).toHaveText('8')
  await expect(cell(page, 'count-steps')).not.toContainText('not run')
})

test('another choice of where to compute holds after Stop, too', async ({ page }) => {
  await page.goto('/sequential/')
  await edit(page, 'forward-by-hand', 'for (;;) await display("going on", "state")')
  await run(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toContainText('going on')
  await stop(page, 'forward-by-hand')
  await expectState(page, 'forward-by-hand', 'stopped')
  await command(page, 'Compute without WebAssembly')
  await edit(
    page,
    'forward-by-hand',
    "import * as tf from '@tensorflow/tfjs'\ntf.getBackend().length + tf.getBackend()",
  )
  await run(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toHaveText('3cpu')
})

test('a kept training that is gone is trained anew, and the cell says so', async ({ page }) => {
  await page.goto('/compile-and-fit/')
  await trainAndKeep(page)
  await clearTrainings(page)
  await page.reload()
  await expect(cell(page, 'fit')).toContainText('training is kept')
  await turnTo(page, 'evaluate')
  await run(page, 'evaluate')
  await expectState(page, 'evaluate', 'done')
  await turnTo(page, 'compile-and-fit')
  await expect(output(page, 'fit')).toContainText('it begins anew')
  await expectState(page, 'fit', 'done')
})

test('Go on from a training that is gone says so, and Run trains', async ({ page }) => {
  await page.goto('/compile-and-fit/')
  await trainAndKeep(page)
  await clearTrainings(page)
  await page.reload()
  await cell(page, 'fit').getByRole('button', { name: 'Go on' }).click()
  await expectState(page, 'fit', 'failed')
  await expect(output(page, 'fit')).toContainText('Press Run to train from the beginning')
  await run(page, 'fit')
  await expectState(page, 'fit', 'done')
})

test('the reason why a cell is stale names the constant, its cell, and from what to what', async ({
  page,
}) => {
  await page.goto(CHAPTER)
  await edit(page, 'count-steps', 'batchSize * 2')
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'done')
  await edit(page, 'settings', settings(12))
  await expect(cell(page, 'count-steps')).toContainText(/batchSize is 12 now, not 128.*in settings/)
})

test('Stop, while what was kept is being read, stops that run and ends no kernel', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  await trainAndKeep(page)
  await page.reload()
  await turnTo(page, 'evaluate')
  // A transaction that goes on: whoever wants to read waits for it.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('keras-first-sample')
        opening.onsuccess = () => {
          const store = opening.result
            .transaction('trainings', 'readwrite')
            .objectStore('trainings')
          const again = () => {
            if (!('isReleased' in window)) store.get('nothing').onsuccess = again
          }
          again()
          resolve()
        }
      }),
  )
  await run(page, 'evaluate')
  await turnTo(page, 'compile-and-fit')
  await expectState(page, 'fit', 'running')
  await stop(page, 'fit')
  await expectState(page, 'fit', 'stopped', 900)
  await page.evaluate(() => Object.assign(window, { isReleased: true }))
  await turnTo(page, 'dense')
  await edit(page, 'dense-by-hand', '6 * 7')
  await run(page, 'dense-by-hand')
  await expect(output(page, 'dense-by-hand')).toHaveText('42')
  await turnTo(page, 'compile-and-fit')
  await expectState(page, 'fit', 'stopped')
})

test('a hidden tab shows what another one typed once it is seen again, and stores nothing of its own', async ({
  baseURL,
}) => {
  const tabs = await startTabs()
  try {
    const cellOf = (id: string) => `document.querySelector("run-cell[data-cell=${id}]")`
    const one = await tabs.open(`${baseURL}batch-size-and-epoch/`)
    await expect
      .poll(() => one.evaluate(`customElements.get("run-cell") && !!${cellOf('count-steps')}`))
      .toBe(true)
    await one.evaluate(`${cellOf('count-steps')}.querySelector("[data-action=run]").click()`)
    await expect.poll(() => one.evaluate(`${cellOf('count-steps')}.dataset.state`)).toBe('done')
    const other = await tabs.open(`${baseURL}dense/`)
    await other.bringToFront()
    await expect.poll(() => one.evaluate('document.visibilityState')).toBe('hidden')
    const text = JSON.stringify({ version: 3, edit: { code: '6 * 7', base: '' } })
    await other.evaluate(
      `localStorage.setItem("keras-first-sample edit:count-steps", ${JSON.stringify(text)})`,
    )
    await one.bringToFront()
    await expect
      .poll(() => one.evaluate(`${cellOf('count-steps')}.querySelector("code").textContent.trim()`))
      .toBe('6 * 7')
    expect(await one.evaluate('localStorage.getItem("keras-first-sample edit:count-steps")')).toBe(
      text,
    )
  } finally {
    await tabs.close()
  }
})

/** Trains for an epoch on few digits, and waits until that is kept. */
async function trainAndKeep(page: Page): Promise<void> {
  await edit(
    page,
    'fit',
    "const history = await fit(model, train.slice(0, 256), { batchSize, epochs: 1, toInputs, toTargets, onStep: (progress) => display(progress, 'training'), checkpoints })",
  )
  await runToEnd(page, 'fit')
  await expect(cell(page, 'fit').getByRole('button', { name: 'Go on' })).toBeVisible()
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => key.startsWith('keras-first-sample training:fit ')),
  )
}

/** As when the browser has thrown them away, and the list of them not. */
async function clearTrainings(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('keras-first-sample')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('trainings', 'readwrite')
          transaction.objectStore('trainings').clear()
          transaction.oncomplete = () => resolve()
        }
      }),
  )
}
