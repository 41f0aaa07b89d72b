/** After much use the page holds no more than before: memory, tensors, elements, listeners, workers. */
import { expect, type Page, test } from '@playwright/test'
import { cell, command, edit, expectState, output, run, runToEnd, stop, turnTo } from './cell.ts'

/** How long the reader of the second test reads; `npm run soak` makes it an hour. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 0.5)

interface Held {
  nodes: number
  listeners: number
  /** bytes of the page's JavaScript */
  heap: number
  tensors: number
  workers: number
}

async function meter(page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((metric) => metric.name === name)!.value
    const status = await page.locator('[data-kernel]').textContent()
    return {
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      heap: of('JSHeapUsedSize'),
      tensors: Number(/(\d+) tensors/.exec(status!)?.[1]),
      workers: page.workers().length,
    }
  }
}

function expectLevel(before: Held, after: Held): void {
  expect(after.tensors).toBe(before.tensors)
  expect(after.workers).toBeLessThanOrEqual(before.workers)
  expect(after.nodes).toBeLessThan(before.nodes * 1.1 + 200)
  expect(after.listeners).toBeLessThan(before.listeners * 1.1 + 50)
  expect(after.heap).toBeLessThan(before.heap * 1.3 + 4e6)
}

test('200 runs and stops in a row leave everything as it was', async ({ page }) => {
  test.setTimeout(480_000)
  await page.goto('/sequential/')
  const measure = await meter(page)
  await edit(page, 'untrained-answer', "for (let i = 0; ; i++) await display(i, 'count')")
  const round = async () => {
    await runToEnd(page, 'forward-by-hand')
    await run(page, 'untrained-answer')
    await expectState(page, 'untrained-answer', 'running')
    await stop(page, 'untrained-answer')
    await expectState(page, 'untrained-answer', 'stopped')
  }
  for (let i = 0; i < 10; i++) await round()
  await runToEnd(page, 'forward-by-hand')
  const before = await measure()
  for (let i = 0; i < 100; i++) await round()
  await runToEnd(page, 'forward-by-hand')
  expectLevel(before, await measure())
})

/** A lap of reading: pages, search, figures, the editor, runs that end, fail and are stopped; back at the start. */
async function lap(page: Page): Promise<void> {
  await turnTo(page, 'dense')
  await page.mouse.wheel(0, 2500)
  const unit = page
    .locator('[data-figure="dense-unit"]')
    .getByRole('slider', { name: 'Unit', exact: true })
  for (const value of ['3', '200', '0']) await unit.fill(value)
  await edit(page, 'dense-by-hand', '6 * 7')
  await runToEnd(page, 'dense-by-hand')
  await edit(page, 'dense-by-hand', "throw new Error('on purpose')")
  await runToEnd(page, 'dense-by-hand')
  await edit(page, 'dense-by-hand', 'while (true) {}')
  await run(page, 'dense-by-hand')
  await expectState(page, 'dense-by-hand', 'running')
  await stop(page, 'dense-by-hand')
  await expectState(page, 'dense-by-hand', 'stopped')
  await command(page, 'Reset the cell')
  await page.keyboard.press('Escape')
  await turnTo(page, 'rmsprop')
  await page.mouse.wheel(0, 4000)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Words to find' }).fill('momentum')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await turnTo(page, 'sequential')
  await runToEnd(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).not.toBeEmpty()
  await expect(cell(page, 'forward-by-hand')).toHaveAttribute('data-state', 'done')
}

test(`${MINUTES} min of reading and running leave everything as it was`, async ({ page }) => {
  test.setTimeout((2 * MINUTES + 4) * 60_000)
  await page.goto('/sequential/')
  const measure = await meter(page)
  const begun = Date.now()
  for (let i = 0; i < 2; i++) await lap(page)
  const before = await measure()
  let laps = 0
  for (; laps < 3 || Date.now() - begun < MINUTES * 60_000; laps++) await lap(page)
  const after = await measure()
  console.log(`${laps} laps`, before, after)
  expectLevel(before, after)
})
