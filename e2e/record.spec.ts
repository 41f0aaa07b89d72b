/** The race to 98%: one button, a result that can be handed on, and what keeps it from counting. */
import { expect, type Page, test } from '@playwright/test'
import { openBook } from '../scripts/drive.ts'
import { settings } from '../src/author/names.ts'
import { readBook } from '../src/markdown/book.ts'
import { cell, command, edit, expectState, runToEnd, turnTo } from './cell.ts'

const race = (page: Page, heading: RegExp) => page.getByRole('region', { name: heading })

/** A race of some steps, tested on as many digits, so that it takes seconds. */
const SHORT = readBook()
  .graph.get('record')!
  .cell.code.replace(', train, {', ', train.slice(0, 2560), {')
  .replace('epochs: 20', 'epochs: 2')

test('the button trains, and the result says by what and whether it counts', async ({ page }) => {
  test.setTimeout(120_000)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/record/')
  await edit(page, 'record', SHORT)
  const first = race(page, /^First class/)
  const button = first.getByRole('button', { name: 'Train to 98%' })
  await button.click()
  await expect(button).toBeDisabled()
  const said = first.getByRole('status').first()
  await expect(said).toHaveText(
    /^\d+\.\d\d% in .* s, after 2 epochs\. Outside the rule: it reads less than 98%; it did not learn from all 60,000 digits; a cell has been changed\.$/,
    { timeout: 90_000 },
  )
  await first.getByRole('button', { name: 'Copy the result' }).click()
  await expect(said).toHaveText('The result is in the clipboard.')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(
    /first class, the book’s schedule\n[\d.]+ s \(digits fetched apart: [\d.]+ s\)\n/,
  )
  expect(text).toMatch(/after 2 epochs, 40 steps\nbatches of 128, rate 0\.001\nwasm, \d threads?, /)
  expect(text).toMatch(/Chromium \d+/)
  // A kernel of its own does not make the page a fresh one.
  await command(page, 'Restart the kernel')
  // A choice that is on its way when the button is pressed changes the notebook first.
  await page.evaluate(() => {
    const choice = document.querySelector<HTMLSelectElement>('record-run select')!
    choice.value = '512'
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    document.querySelector<HTMLElement>('record-run [data-start]')!.click()
  })
  await expectState(page, 'record', /waiting|running/)
  await expect(said).toHaveText('')
  await expect(said).toContainText('something had run before in this page', { timeout: 90_000 })
})

test('a race that ends early says why, and what is run afterwards is none', async ({ page }) => {
  test.setTimeout(120_000)
  let isHeldBack = true
  await page.route('**/mnist/*.bin', async (route) => {
    while (isHeldBack) await new Promise((resolve) => setTimeout(resolve, 50))
    await route.continue().catch(() => {})
  })
  await page.goto('/record/')
  await edit(page, 'record', SHORT)
  const first = race(page, /^First class/)
  const button = first.getByRole('button', { name: 'Train to 98%' })
  const said = first.getByRole('status').first()
  const line = first.locator('[data-line]')
  for (const [act, reason] of [
    ['Stop', 'Stopped: no result.'],
    ['Restart the kernel', 'The kernel was restarted: no result.'],
  ] as const) {
    await button.click()
    await expect(line).toContainText('The digits are on their way')
    await command(page, act)
    await expect(said).toHaveText(reason)
    await expect(line).toHaveText('')
    await expect(button).toBeEnabled()
  }
  isHeldBack = false
  await runToEnd(page, 'record', 90_000)
  await expect(said).toHaveText('The kernel was restarted: no result.')
  await expect(first.locator('[data-result]')).toBeHidden()
  // What it needs fails.
  await page.route('**/mnist/*', (route) => route.abort())
  await command(page, 'Restart the kernel')
  await button.click()
  await expect(said).toContainText('did not end as it should', { timeout: 30_000 })
  await expect(line).toHaveText('')
})

test('a card that computed is named, also where it was chosen by hand', async () => {
  test.setTimeout(180_000)
  const { browser, url, close } = await openBook('--enable-unsafe-swiftshader')
  const page = await browser.newPage()
  await page.goto(`${url}record/`)
  await command(page, 'by WebGL')
  const tiny = SHORT.replace('2560', '128').replace(
    'validation: test',
    'validation: test.slice(0, 128)',
  )
  await edit(page, 'record', tiny)
  const first = race(page, /^First class/)
  await first.getByRole('button', { name: 'Train to 98%' }).click()
  await expect(first.locator('[data-text]')).toContainText(/\nwebgl, 1 thread, .*SwiftShader/, {
    timeout: 150_000,
  })
  await close()
})

test('a schedule that is chosen is a text of the cell', async ({ page }) => {
  await page.goto('/record/')
  const second = race(page, /^Second class/)
  await second.getByRole('combobox', { name: 'batch size' }).selectOption('512')
  await expect(cell(page, 'faster-record')).toContainText('const size = 512')
  await second.getByRole('combobox', { name: 'rate after each epoch' }).selectOption('0.5')
  await expect(cell(page, 'faster-record')).toContainText('const decay = 0.5')
  await page.reload()
  await expect(second.getByRole('combobox', { name: 'batch size' })).toHaveValue('512')
})

test('a larger version says how long it takes here, once a step has been measured here', async ({
  page,
}) => {
  test.setTimeout(120_000)
  // Another browser's, such as stands there after an update.
  await page.addInitScript(
    ([key, measured]) => localStorage.setItem(key!, measured!),
    [
      `${settings.id} compute-measured`,
      JSON.stringify({
        card: { backend: 'webgpu', name: 'some card' },
        of: 'then',
        milliseconds: { wasm: 0.001, webgpu: 0.002 },
        fastest: 'wasm',
      }),
    ],
  )
  await page.goto('/compile-and-fit/')
  await edit(
    page,
    'fit',
    "const history = await fit(model, train.slice(0, 12800), { batchSize, epochs: 1, toInputs, toTargets, onStep: (progress) => display(progress, 'training') })",
  )
  const larger = cell(page, 'five-runs').locator('[data-took]')
  const recorded = /^It took .* on the machine that recorded it\.$/
  await turnTo(page, 'experiments')
  await larger.scrollIntoViewIfNeeded()
  await expect(larger).toHaveText(recorded)
  await turnTo(page, 'compile-and-fit')
  await runToEnd(page, 'fit', 90_000)
  await turnTo(page, 'experiments')
  await larger.scrollIntoViewIfNeeded()
  await expect(larger).toHaveText(/^About .* on this machine, by a step measured here; .* on the/)
  // What that step was computed by computes no longer.
  await command(page, 'without WebAssembly')
  await expect(larger).toHaveText(recorded)
})
