import { expect, test } from '@playwright/test'
import { cell, edit, expectState, output, run, storedText } from './cell.ts'

const editorOf = (page: import('@playwright/test').Page, id: string) =>
  cell(page, id).getByRole('textbox', { name: `TypeScript of cell ${id}` })

test('a click into the code opens the editor there, in the same place and colours', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  const listing = cell(page, 'compile').locator('[data-code]')
  const size = await listing.boundingBox()
  const colour = () =>
    listing
      .getByText(/categoricalCrossentropy/)
      .last()
      .evaluate((piece) => getComputedStyle(piece).color)
  const before = await colour()
  await listing.getByText('loss', { exact: true }).click()
  await expect(editorOf(page, 'compile')).toBeFocused()
  expect(await listing.boundingBox()).toEqual(size)
  expect(await colour()).toBe(before)
  await page.keyboard.type('XX')
  await expect(editorOf(page, 'compile')).toContainText(/XXloss|lXXoss|loXXss|losXXs|lossXX/)
})

test('types help: completion, the call being typed, mistakes as they are made', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', '')
  const editor = editorOf(page, 'fit')
  await editor.pressSequentially('model.trainOn')
  await expect(page.getByRole('option', { name: 'trainOnBatch' })).toBeVisible()
  // The list takes no key in its first moments, so that typing on does not choose by accident.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(editor).toHaveText('model.trainOnBatch', { timeout: 500 })
  }).toPass()
  await editor.pressSequentially('(train.')
  await page.keyboard.press('Escape')
  await expect(page.locator('.type-card mark')).toContainText('x:')
  // An announcement stands in the page for a fifth of a second.
  const announced = await cell(page, 'fit')
    .locator('.cm-announced')
    .evaluateHandle((region) => {
      const texts: string[] = []
      new MutationObserver(() => texts.push(region.textContent!)).observe(region, {
        childList: true,
      })
      return texts
    })
  await edit(page, 'fit', 'const n: number = batchSise')
  // What was typed after a mistake had been found stands beside its mark, for a moment.
  await expect
    .poll(async () =>
      (await cell(page, 'fit').locator('.cm-lintRange-error').allTextContents()).join(''),
    )
    .toBe('batchSise')
  await expect
    .poll(() => announced.jsonValue())
    .toContain("1 problem. First, line 1: Cannot find name 'batchSise'. Did you mean 'batchSize'?")
})

test('type errors stand under the code once it has run, until it is another', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  const problems = cell(page, 'count-steps').getByRole('list', { name: 'Type errors' })
  await edit(page, 'count-steps', "const n: number = 'three'\nn")
  await expect(problems).toBeHidden()
  await run(page, 'count-steps')
  await expect(output(page, 'count-steps')).toContainText('three')
  await expect(problems).toHaveText("line 1: Type 'string' is not assignable to type 'number'.")
  await edit(page, 'count-steps', 'const n: number = 3\nn')
  await expect(problems).toBeHidden()
  await run(page, 'count-steps')
  await expect(output(page, 'count-steps')).toHaveText('3')
  await expect(problems).toBeHidden()
  // A text of an earlier visit needs no editor for that.
  await edit(page, 'count-steps', 'const n: string = 4\nn')
  await expect.poll(() => storedText(page, 'count-steps')).toContain('= 4')
  await page.reload()
  await run(page, 'count-steps')
  await expect(problems).toContainText("line 1: Type 'number' is not assignable")
})

test('mistakes are told in plain words, where they are', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  for (const [code, message, place] of [
    ['1\nlr = 0.01', /no cell makes "lr": to make it here, write const or let/, 'line 2'],
    ['batchSize = 3', /"batchSize" belongs to the cell "settings"/, 'line 1'],
    ['const a = 1\u200b', /U\+200B \(zero-width space\) stands here and cannot be seen/, 'line 1'],
    ['const a = “x”', /““” \(U\+201C\) is not TypeScript: write " or '/, 'line 1'],
    ['@a class B {}', /decorators are not part of a cell/, 'line 1'],
  ] as const) {
    await edit(page, 'count-steps', code)
    await run(page, 'count-steps')
    await expectState(page, 'count-steps', 'failed')
    await expect(output(page, 'count-steps')).toContainText(message)
    await expect(output(page, 'count-steps')).toContainText(place)
  }
})

test('on a phone all buttons of a cell can be reached, while it is edited and runs', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/compile-and-fit/')
  await run(page, 'fit')
  await expectState(page, 'fit', 'running', 30_000)
  await edit(page, 'fit', '6 * 7')
  await expect(cell(page, 'fit').getByRole('button', { name: 'What changed?' })).toBeVisible()
  const cut = await cell(page, 'fit')
    .locator('.cell-buttons button:visible')
    .evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { left, right } = button.getBoundingClientRect()
        return left >= 0 && right <= innerWidth ? [] : [button.textContent]
      }),
    )
  expect(cut).toEqual([])
  await cell(page, 'fit').getByRole('button', { name: 'Stop' }).click()
})

test('by keyboard: rename, format, the type at the caret, and out again with Esc and Tab', async ({
  page,
}) => {
  const { promise: held, resolve: typesMayLoad } = Promise.withResolvers<void>()
  await page.route('**/types.bin', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/batch-size-and-epoch/')
  await cell(page, 'count-steps').locator('pre').first().focus()
  await page.keyboard.press('Enter')
  const editor = editorOf(page, 'count-steps')
  await expect(editor).toBeFocused()
  await editor.fill('const total=5\ntotal*2')
  await page.keyboard.press('Home')
  await page.keyboard.press('ControlOrMeta+i')
  // The page may be laid out anew while TypeScript still loads: the answer is shown nevertheless.
  await page.setViewportSize({ width: 1000, height: 700 })
  typesMayLoad()
  await expect(page.locator('.type-card')).toContainText('const total: 5')
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'New name for total, 2 places' })).toBeFocused()
  await page.keyboard.type('sum')
  await page.keyboard.press('Enter')
  await expect(editor).toContainText('sum*2')
  await page.keyboard.press('Shift+Alt+F')
  await expect(editor).toContainText('const sum = 5')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(output(page, 'count-steps')).toHaveText('10')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'count-steps').getByRole('button', { name: 'Run' })).not.toBeFocused()
  await expect(editor).not.toBeFocused()
})

test('names in the listing carry their types: by pointer, by keyboard, and by touch', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ hasTouch: true })
  const page = await context.newPage()
  await page.goto(`${baseURL}compile-and-fit/`)
  const card = page.getByRole('status').filter({ hasText: ':' })
  const listing = cell(page, 'fit').locator('.cell-code pre')
  await listing.locator('[data-type]', { hasText: 'batchSize' }).hover()
  await expect(card).toContainText('FitOptions.batchSize')
  await expect(card).toContainText('the last batch of an epoch holds what is left')
  await page.mouse.move(0, 0)
  await expect(card).toBeHidden()
  await listing.focus()
  await page.keyboard.press('ArrowRight')
  await expect(card).toContainText('const history: EpochResult[]')
  await page.keyboard.press('ArrowRight')
  await expect(card).toContainText('fit(model: tf.LayersModel')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await listing.locator('[data-type]', { hasText: 'model' }).first().tap()
  await expect(card).toContainText('const model: tf.Sequential')
  await expect(cell(page, 'fit').getByRole('textbox')).toHaveCount(0)
  await context.close()
})

test('parts of the page that are missing are told, hide nothing, and are fetched again', async ({
  page,
}) => {
  const missing = /_astro\/(cell-editor|live-output)\..*\.js/
  await page.route(missing, (route) => route.abort())
  await page.goto('/batch-size-and-epoch/')
  const counting = cell(page, 'count-steps')
  await counting.getByRole('button', { name: 'Edit' }).click()
  await expect(counting.locator('[data-status]')).toContainText('could not be loaded')
  await expect(counting.locator('[data-code]')).toContainText('Math.ceil')
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'done')
  await expect(page.getByRole('status').filter({ hasText: 'could not be loaded' })).toBeVisible()
  await page.unroute(missing)
  await run(page, 'count-steps')
  await expect(output(page, 'count-steps')).toContainText('469')
  await edit(page, 'count-steps', '6 * 7')
  await run(page, 'count-steps')
  await expect(output(page, 'count-steps')).toHaveText('42')
})

test('without TypeScript one can still write and run', async ({ page }) => {
  await page.route('**/types.bin', (route) => route.fulfill({ status: 404 }))
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'count-steps', '6 * 7')
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'done')
  await expect(output(page, 'count-steps')).toHaveText('42')
})
