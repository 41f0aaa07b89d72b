/** Faults, caused for real: each is told in a plain sentence, there is a way on, and nothing is lost. */
import { expect, type Page, test } from '@playwright/test'
import { cell, edit, expectState, output, run, runToEnd } from './cell.ts'

const SHORT_FIT = `const history = await fit(model, train.slice(0, 12_800), {
  batchSize,
  epochs: 3,
  toInputs,
  toTargets,
  onStep: (progress) => display(progress, 'training'),
  checkpoints,
})`

/** The next cell runs as if nothing had been. */
async function isWell(page: Page): Promise<void> {
  await edit(page, 'dense-by-hand', '6 * 7')
  await runToEnd(page, 'dense-by-hand')
  await expect(output(page, 'dense-by-hand')).toHaveText('42')
}

test('a cell that takes memory without end ends by itself or by Stop, and the next one runs', async ({
  page,
}) => {
  await page.goto('/dense/')
  await edit(
    page,
    'dense-by-hand',
    'const all: unknown[] = []\nwhile (true) all.push(new Array(1e6).fill(all.length))',
  )
  await run(page, 'dense-by-hand')
  await expectState(page, 'dense-by-hand', 'running')
  const stop = cell(page, 'dense-by-hand').getByRole('button', { name: 'Stop' })
  if (await stop.isVisible()) await stop.click().catch(() => undefined)
  await expectState(page, 'dense-by-hand', /stopped|failed/)
  await isWell(page)
})

test('a million messages are counted, not drawn', async ({ page }) => {
  await page.goto('/dense/')
  await edit(page, 'dense-by-hand', 'for (let i = 0; i < 1e6; i++) console.log(i)')
  await runToEnd(page, 'dense-by-hand')
  await expect(output(page, 'dense-by-hand')).toContainText(/\d\d\d,\d\d\d/)
  expect(await output(page, 'dense-by-hand').locator('pre').count()).toBeLessThan(5000)
  await isWell(page)
})

test('values that cannot be sent are shown as texts', async ({ page }) => {
  await page.goto('/dense/')
  await edit(
    page,
    'dense-by-hand',
    `const trap = new Proxy({}, { get() { throw new Error('a trap') }, ownKeys() { throw new Error('a trap') } })
for (const value of [() => 1, Symbol('s'), new WeakMap(), trap, new Promise(() => {}), 10n])
  await display(value)`,
  )
  const { outcome } = await runToEnd(page, 'dense-by-hand')
  expect(outcome).toBe('done')
  expect(await output(page, 'dense-by-hand').locator('> *').count()).toBeGreaterThan(5)
  await edit(page, 'dense-by-hand', "throw new Proxy({}, { get() { throw new Error('a trap') } })")
  expect((await runToEnd(page, 'dense-by-hand')).outcome).toBe('failed')
})

test('without the network training goes on, once the digits are there', async ({
  page,
  context,
}) => {
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT_FIT)
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(/Epoch 1 of 3 · step \d/, { timeout: 30_000 })
  await context.setOffline(true)
  await expectState(page, 'fit', 'done', 60_000)
  await context.setOffline(false)
})

test('a full store: training works, and the page says what will not be kept', async ({ page }) => {
  await page.goto('/compile-and-fit/')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(page.url()).origin,
    quotaSize: 200_000,
  })
  await edit(page, 'fit', SHORT_FIT)
  await runToEnd(page, 'fit')
  await expect(page.locator('[data-kernel]')).toContainText('trainings cannot be stored here')
})

test('an extension that translates the page changes every text node, and cells still run', async ({
  page,
}) => {
  await page.goto('/dense/')
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      if (text.data.trim() === '' || text.parentElement?.closest('script, style')) continue
      const font = document.createElement('font')
      text.replaceWith(font)
      font.append(text)
    }
  })
  await runToEnd(page, 'count-parameters')
  await expect(output(page, 'count-parameters')).toContainText('669706')
  await page
    .locator('[data-figure="dense-unit"]')
    .getByRole('slider', { name: 'Unit', exact: true })
    .fill('3')
  await expect(page.locator('[data-figure="dense-unit"] [data-description]')).toContainText(
    'Unit 4:',
  )
})

test('back and forward during training: the text is kept, and training can be gone on with', async ({
  page,
}) => {
  await page.goto('/loss/')
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT_FIT.replace('12_800', '60_000'))
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(/Epoch 2 of 3 · step \d/, { timeout: 50_000 })
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The loss')
  await page.goForward()
  await expect(cell(page, 'fit').locator('[data-code]')).toContainText('60_000')
  await expect(cell(page, 'fit').getByRole('button', { name: 'Go on' })).toBeVisible()
})

test('200 runs and stops leave memory, tensors, elements and workers as they were', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.goto('/sequential/')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((metric) => metric.name === name)!.value
    const tensors = /(\d+) tensors/.exec((await page.locator('[data-kernel]').textContent())!)?.[1]
    return {
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      heap: of('JSHeapUsedSize'),
      tensors,
    }
  }
  const round = () => runToEnd(page, 'forward-by-hand')
  for (let i = 0; i < 10; i++) await round()
  const before = await measure()
  for (let i = 0; i < 200; i++) await round()
  const after = await measure()
  expect(after.tensors).toBe(before.tensors)
  expect(after.nodes).toBeLessThan(before.nodes * 1.1 + 200)
  expect(after.listeners).toBeLessThan(before.listeners * 1.1 + 50)
  expect(after.heap).toBeLessThan(before.heap * 1.3 + 4e6)
  expect(page.workers().length).toBeLessThanOrEqual(3)
})
