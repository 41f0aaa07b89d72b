/** What is done at the wrong moment: edits, presses and losses while something runs. */
import { expect, type Page, test } from '@playwright/test'
import { cell, edit, expectState, output, run, runToEnd, stop, turnTo } from '../cell.ts'
import { startTabs } from '../tabs.ts'

const CHAPTER = '/inserting/'
const counted = (n: number) => `const n = ${n}\nconst comparisons = 1`
/** Long enough for what the tests do meanwhile. */
const SLOWLY = 'await new Promise((done) => setTimeout(done, 2500))\n'

test('a cell edited while it runs: what waits for it gets the value of the new text', async ({
  page,
}) => {
  await page.goto(CHAPTER)
  await edit(page, 'count', SLOWLY + counted(100))
  await edit(page, 'insertion-sort', 'n * 2')
  await run(page, 'insertion-sort')
  await expectState(page, 'count', 'running')
  await edit(page, 'count', counted(300))
  await expectState(page, 'insertion-sort', 'done')
  await expect(output(page, 'insertion-sort')).toHaveText('600')
  await expectState(page, 'count', 'done')
})

test('Run pressed on a cell that runs with an older text runs the new one', async ({ page }) => {
  await page.goto(CHAPTER)
  await edit(page, 'insertion-sort', `${SLOWLY}"old"`)
  const editor = cell(page, 'insertion-sort').getByRole('textbox')
  await editor.press('ControlOrMeta+Enter')
  await expectState(page, 'insertion-sort', 'running')
  await editor.fill('"the new text".length')
  await editor.press('ControlOrMeta+Enter')
  await expect(output(page, 'insertion-sort')).toHaveText('12')
  await expectState(page, 'insertion-sort', 'done')
})

test('a waiting cell that is edited to need another waits for that one, too', async ({ page }) => {
  await page.goto(CHAPTER)
  await edit(page, 'count', SLOWLY + counted(100))
  await edit(page, 'insertion-sort', 'n * 2')
  await run(page, 'insertion-sort')
  await expectState(page, 'count', 'running')
  await edit(page, 'insertion-sort', 'merge([n], [1]).length + 1')
  await expect(output(page, 'insertion-sort')).toHaveText('3')
  await expectState(page, 'insertion-sort', 'done')
})

test('what is pressed in the second after Stop runs, on another kernel if need be', async ({
  page,
}) => {
  await page.goto(CHAPTER)
  await edit(page, 'insertion-sort', 'while (true) {}')
  await edit(page, 'is-sorted', '6 * 7')
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'running')
  await stop(page, 'insertion-sort')
  await run(page, 'is-sorted')
  await expect(output(page, 'is-sorted')).toHaveText('42')
  await expectState(page, 'is-sorted', 'done')
  await expectState(page, 'insertion-sort', 'stopped')
})

test('a press that came to nothing says why', async ({ page }) => {
  await page.goto(CHAPTER)
  await edit(page, 'count', `${counted(4)}\nthrow new Error("no count")`)
  await edit(page, 'insertion-sort', 'n * 2')
  await run(page, 'insertion-sort')
  await expectState(page, 'count', 'failed')
  await expect(cell(page, 'insertion-sort')).toContainText('not run, since count failed')
  await edit(page, 'count', counted(4))
  await run(page, 'insertion-sort')
  await expect(output(page, 'insertion-sort')).toHaveText('8')
  await expect(cell(page, 'insertion-sort')).not.toContainText('not run')
})

test('a kept training that is gone is trained anew, and the cell says so', async ({ page }) => {
  await page.goto('/merging/')
  await trainAndKeep(page)
  await clearTrainings(page)
  await page.reload()
  await expect(cell(page, 'passes')).toContainText('training is kept')
  await turnTo(page, 'inserting')
  await edit(page, 'insertion-sort', 'inPasses.length')
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'done')
  await turnTo(page, 'merging')
  await expect(output(page, 'passes')).toContainText('it starts from the beginning')
  await expectState(page, 'passes', 'done')
})

test('Go on from a training that is gone says so, and Run trains', async ({ page }) => {
  await page.goto('/merging/')
  await trainAndKeep(page)
  await clearTrainings(page)
  await page.reload()
  await cell(page, 'passes')
    .getByRole('button', { name: /^Continue|more epoch/ })
    .click()
  await expectState(page, 'passes', 'failed')
  await expect(output(page, 'passes')).toContainText('Press Run to train from the beginning')
  await run(page, 'passes')
  await expectState(page, 'passes', 'done')
})

test('the reason why a cell is stale names the constant, its cell, and from what to what', async ({
  page,
}) => {
  await page.goto(CHAPTER)
  await edit(page, 'insertion-sort', 'n * 2')
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'done')
  await edit(page, 'count', counted(12))
  await expect(cell(page, 'insertion-sort')).toContainText(/n is 12 now, not 6.*in count/)
})

test('Stop, while what was kept is being read, stops that run and ends no kernel', async ({
  page,
}) => {
  await page.goto('/merging/')
  await trainAndKeep(page)
  await page.reload()
  await turnTo(page, 'inserting')
  // A transaction that goes on: whoever wants to read waits for it.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('sorting')
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
  await edit(page, 'insertion-sort', 'inPasses.length')
  await run(page, 'insertion-sort')
  await turnTo(page, 'merging')
  await expectState(page, 'passes', 'running')
  await stop(page, 'passes')
  await expectState(page, 'passes', 'stopped', 900)
  await page.evaluate(() => Object.assign(window, { isReleased: true }))
  await turnTo(page, 'inserting')
  await edit(page, 'insertion-sort', '6 * 7')
  await run(page, 'insertion-sort')
  await expect(output(page, 'insertion-sort')).toHaveText('42')
  await turnTo(page, 'merging')
  await expectState(page, 'passes', 'stopped')
})

test('a hidden tab shows what another one typed once it is seen again, and stores nothing of its own', async ({
  baseURL,
}) => {
  const tabs = await startTabs()
  try {
    const cellOf = (id: string) => `document.querySelector("run-cell[data-cell=${id}]")`
    const one = await tabs.open(`${baseURL}inserting/`)
    await expect
      .poll(() => one.evaluate(`customElements.get("run-cell") && !!${cellOf('insertion-sort')}`))
      .toBe(true)
    await one.evaluate(`${cellOf('insertion-sort')}.querySelector("[data-action=run]").click()`)
    await expect.poll(() => one.evaluate(`${cellOf('insertion-sort')}.dataset.state`)).toBe('done')
    const other = await tabs.open(`${baseURL}merging/`)
    await other.bringToFront()
    await expect.poll(() => one.evaluate('document.visibilityState')).toBe('hidden')
    const text = JSON.stringify({ version: 3, edit: { code: '6 * 7', base: '' } })
    await other.evaluate(
      `localStorage.setItem("sorting edit:insertion-sort", ${JSON.stringify(text)})`,
    )
    await one.bringToFront()
    await expect
      .poll(() =>
        one.evaluate(
          `${cellOf('insertion-sort')}.querySelector("[data-code] code").textContent.trim()`,
        ),
      )
      .toBe('6 * 7')
    expect(await one.evaluate('localStorage.getItem("sorting edit:insertion-sort")')).toBe(text)
  } finally {
    await tabs.close()
  }
})

/** Sorts a few cards, and waits until that is kept. */
async function trainAndKeep(page: Page): Promise<void> {
  await edit(
    page,
    'passes',
    "import { sortInPasses } from 'sorting/passes'\nconst inPasses = await sortInPasses(many.slice(0, 8), { passes: 7, onStep: (cards) => display(cards, 'cards'), checkpoints })",
  )
  await runToEnd(page, 'passes')
  await expect(
    cell(page, 'passes').getByRole('button', { name: /^Continue|more epoch/ }),
  ).toBeVisible()
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => key.startsWith('sorting training:passes ')),
  )
}

/** As when the browser has thrown them away, and the list of them not. */
async function clearTrainings(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sorting')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('trainings', 'readwrite')
          transaction.objectStore('trainings').clear()
          transaction.oncomplete = () => resolve()
        }
      }),
  )
}
