/** Faults, caused for real: each is told in a plain sentence, there is a way on, and nothing is lost. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { launchOptions } from '../scripts/browser.ts'
import { cell, edit, expectState, output, run, runToEnd, storedText, trainBriefly } from './cell.ts'

const SHORT_FIT = `const history = await fit(model, train.slice(0, 12_800), {
  batchSize,
  epochs: 3,
  toInputs,
  toTargets,
  onStep: (progress) => display(progress, 'training'),
  checkpoints,
})`

/** A training, until it shows that. */
async function trainTo(page: Page, shown: RegExp, code = SHORT_FIT): Promise<void> {
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', code)
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(shown, { timeout: 30_000 })
}

/** Trains far longer than it takes to keep an epoch, until one is kept. */
async function trainUntilKept(page: Page): Promise<void> {
  await trainTo(page, /Epoch 1 of 3 · step \d/, SHORT_FIT.replace('12_800', '60_000'))
  const kept = () =>
    page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith('keras-first-sample training:'))
        .join('\n'),
    )
  await expect.poll(kept, { timeout: 30_000 }).toContain('"epoch":2')
}

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
  await trainTo(page, /Epoch 1 of 3 · step \d/)
  await context.setOffline(true)
  await expectState(page, 'fit', 'done', 60_000)
  await context.setOffline(false)
})

test('a browser that lets pages store nothing: cells run and train, and the page says what is not kept', async ({
  baseURL,
}, testInfo) => {
  // The browser's own setting: cookies and all site data are blocked.
  const profile = testInfo.outputPath('profile')
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
  )
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  await page.goto(`${baseURL}compile-and-fit/`)
  expect(
    await page.evaluate(() => {
      try {
        return localStorage.length
      } catch (error) {
        return (error as Error).name
      }
    }),
  ).toBe('SecurityError')
  await trainBriefly(page)
  await expect(page.locator('[data-kernel]')).toContainText('your changes cannot be kept here')
  await page.getByRole('button', { name: 'Theme' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/)
  await context.close()
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
  await expect(output(page, 'count-parameters')).toContainText('669,706')
  await page
    .locator('[data-figure="dense-unit"]')
    .getByRole('slider', { name: 'Unit', exact: true })
    .fill('3')
  await expect(page.locator('[data-figure="dense-unit"] [data-description]')).toContainText(
    'Unit 4:',
  )
})

/** Halts every renderer of the browser, as sleep does: for them the clock jumps. */
async function sleepFor(page: Page, milliseconds: number): Promise<void> {
  const session = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  for (const { id } of renderers) process.kill(id, 'SIGSTOP')
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  for (const { id } of renderers) process.kill(id, 'SIGCONT')
}

test('a laptop that sleeps while it trains goes on when it wakes, and the sleep is not counted', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  await edit(
    page,
    'fit',
    `const began = Date.now()
    let reported = 0
    await fit(model, train.slice(0, 25_600), {
      batchSize,
      epochs: 1,
      toInputs,
      toTargets,
      onStep: (progress) => {
        reported = progress.seconds
        return display(progress, 'training')
      },
    })
    console.log('not counted:', (Date.now() - began) / 1000 - reported)`,
  )
  await run(page, 'fit')
  await expect(output(page, 'fit')).toContainText(/Epoch 1 of 1 · step [1-9]\d/, {
    timeout: 60_000,
  })
  await sleepFor(page, 8_000)
  await expectState(page, 'fit', 'done', 60_000)
  const [, seconds] = /not counted: ([\d.]+)/.exec((await output(page, 'fit').textContent())!)!
  expect(Number(seconds)).toBeGreaterThan(7.5)
})

for (const [what, end] of [
  ['a tab is closed', (page) => page.close()],
  [
    'the browser discards a page for want of memory',
    async (page) => {
      const crashed = page.waitForEvent('crash')
      const session = await page.context().newCDPSession(page)
      void session.send('Page.crash').catch(() => undefined)
      await crashed
    },
  ],
] satisfies [string, (page: Page) => Promise<void>][])
  test(`when ${what} while it trains, text and training are there again`, async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000)
    await trainUntilKept(page)
    await end(page)
    const next = await context.newPage()
    await next.goto('/compile-and-fit/')
    await expect(cell(next, 'fit').locator('[data-code]')).toContainText('60_000')
    await expect(cell(next, 'fit')).toContainText(/training is kept: epoch [23] of 3/)
    await cell(next, 'fit')
      .getByRole('button', { name: /^Continue|more epoch/ })
      .click()
    // The recorded training stands at its last step, 469.
    await expect(output(next, 'fit')).toContainText(/Epoch [23] of 3 · step (?!469)\d/, {
      timeout: 60_000,
    })
  })

test('data that comes slowly shows how far it is, and loading can be stopped', async ({ page }) => {
  await page.goto('/data/')
  await page.route(/mnist\/train-0[3-9]/, async (route) => {
    await released
    await route.continue().catch(() => undefined)
  })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await run(page, 'load-data')
  const bar = cell(page, 'load-data').getByRole('progressbar', { name: 'MNIST, train digits' })
  const fraction = () => bar.evaluate((bar: HTMLProgressElement) => bar.value / bar.max)
  await expect.poll(fraction).toBeCloseTo(0.25, 1)
  await cell(page, 'load-data').getByRole('button', { name: 'Stop' }).click()
  await expectState(page, 'load-data', 'stopped')
  release()
  await run(page, 'load-data')
  await expectState(page, 'load-data', 'done', 30_000)
})

test('the network goes away while the digits load: the cell says so, and Run fetches them when it is back', async ({
  page,
  context,
}) => {
  await page.goto('/data/')
  let loaded = 0
  page.context().on('response', (response) => {
    if (/mnist\/train/.test(response.url()) && ++loaded === 2) void context.setOffline(true)
  })
  await run(page, 'load-data')
  await expectState(page, 'load-data', 'failed', 30_000)
  await expect(output(page, 'load-data')).toContainText(
    /could not be loaded \(the network did not answer\)\. Press Run again/,
  )
  await context.setOffline(false)
  await run(page, 'load-data')
  await expectState(page, 'load-data', 'done', 30_000)
})

test('what an earlier version of the book stored is taken over', async ({ page }) => {
  await page.goto('/dense/')
  const base = await cell(page, 'dense-by-hand').locator('[data-code]').textContent()
  await page.evaluate(
    (base) =>
      localStorage.setItem(
        'edits',
        JSON.stringify({ version: 1, edits: { 'dense-by-hand': { code: '6 * 7', base } } }),
      ),
    base,
  )
  await page.reload()
  await runToEnd(page, 'dense-by-hand')
  await expect(output(page, 'dense-by-hand')).toHaveText('42')
  await edit(page, 'dense-by-hand', '6 * 8')
  await expect.poll(() => storedText(page, 'dense-by-hand')).toBe('6 * 8')
  // A tab of the earlier version may still be open, and would empty itself.
  expect(await page.evaluate(() => localStorage.getItem('edits'))).toContain('6 * 7')
})

test('back and forward during training: the text is kept, and training can be gone on with', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/loss/')
  await trainUntilKept(page)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The loss')
  await page.goForward()
  await expect(cell(page, 'fit').locator('[data-code]')).toContainText('60_000')
  await expect(
    cell(page, 'fit').getByRole('button', { name: /^Continue|more epoch/ }),
  ).toBeVisible()
})
