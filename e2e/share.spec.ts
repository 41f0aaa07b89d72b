import { expect, test } from '@playwright/test'
import { encodeTexts } from '../src/session/share-link.ts'
import { cell, command, edit, expectState, output, run, stop, storedText, turnTo } from './cell.ts'

const banner = (page: import('@playwright/test').Page) =>
  page.getByRole('region', { name: 'Changes from a link' })
const linkTo = async (texts: Record<string, string>) =>
  `/batch-size-and-epoch/${await encodeTexts(new Map(Object.entries(texts).map(([id, code]) => [id, { code, base: '' }])))}`

test('a link carries the reader’s changes to another reader, who tries them and goes back', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'count-steps', '6 * 7')
  await expectState(page, 'count-steps', 'stale')
  await command(page, 'Copy a link')
  await expect(page.getByText('The link is in the clipboard')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain('/batch-size-and-epoch/#edits=1.')

  const other = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await other.goto('/batch-size-and-epoch/')
  await edit(other, 'settings', 'const batchSize = 7\nconst numClasses = 10\nconst epochs = 1')
  await expectState(other, 'settings', 'stale')
  await other.goto('about:blank')
  await other.goto(link)
  await expect(banner(other)).toContainText('This link carries changes to one cell.')
  await expect(cell(other, 'settings')).toContainText('const batchSize = 7')
  await expectState(other, 'count-steps', 'recorded')
  await banner(other).getByText('What they change').click()
  await expect(banner(other).getByRole('insertion')).toHaveText('+ 6 * 7')
  await banner(other).getByRole('button', { name: 'Try them' }).click()
  await expect(cell(other, 'settings')).toContainText('const batchSize = 128')
  await run(other, 'count-steps')
  await expect(output(other, 'count-steps')).toHaveText('42')
  await banner(other).getByRole('button', { name: 'Back to mine' }).click()
  await expect(cell(other, 'settings')).toContainText('const batchSize = 7')
  await expect(cell(other, 'count-steps')).not.toContainText('6 * 7')
  await other.reload()
  await expect(cell(other, 'settings')).toContainText('const batchSize = 7')
  await expect(banner(other)).toHaveCount(0)
})

test('what was tried can be kept; one’s own text of the same cell can be had back', async ({
  page,
}) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'count-steps', '"mine"')
  await expectState(page, 'count-steps', 'stale')
  await page.goto('about:blank')
  await page.goto(await linkTo({ 'count-steps': '6 * 7' }))
  await expect(banner(page)).toContainText('for another edition of the book')
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await banner(page).getByRole('button', { name: 'Keep these as mine' }).click()
  await page.reload()
  await expect(cell(page, 'count-steps')).toContainText('6 * 7')
  await cell(page, 'count-steps').getByRole('button', { name: 'Reset', exact: true }).click()
  await cell(page, 'count-steps').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'count-steps')).toContainText('6 * 7')
})

test('hostile links do nothing: no script, no request, no storage, not before and not when looked at', async ({
  page,
}) => {
  const evil = [
    'await fetch("/evil"); localStorage.setItem("evil", "1")',
    '<img src="/evil" onerror="document.title = 1">',
    '</pre><script src="/evil"></script>',
    '*/ import("/evil") /*',
  ]
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  for (const code of evil) {
    await page.goto('about:blank')
    await page.goto(await linkTo({ 'count-steps': code, '<b>x</b>': code }))
    await expect(banner(page)).toContainText('changes to one cell')
    await banner(page).getByText('What they change').click()
    await expect(banner(page).getByRole('insertion')).toHaveText(`+ ${code}`)
    await expectState(page, 'count-steps', 'recorded')
  }
  for (const hash of ['#edits=', '#edits=1.xx', '#edits=9.abc', `#edits=1.${'A'.repeat(70_000)}`]) {
    await page.goto('about:blank')
    await page.goto(`/batch-size-and-epoch/${hash}`)
    await expect(banner(page)).toContainText('This link cannot be opened.')
    await banner(page).getByRole('button', { name: 'Close' }).click()
    await expect(banner(page)).toHaveCount(0)
    expect(new URL(page.url()).hash).toBe('')
  }
  expect(requests.filter((url) => url.includes('evil'))).toEqual([])
  expect(requests.filter((url) => /worker/.test(url))).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  expect(problems).toEqual([])
})

test('a link with a text that the compiler refuses can be tried and left; own changes are kept after it', async ({
  page,
}) => {
  for (const code of [`'a'${'!'.repeat(20_000)}`, '<a>'.repeat(40)]) {
    await page.goto('about:blank')
    await page.goto(await linkTo({ 'count-steps': code }))
    await banner(page).getByRole('button', { name: 'Try them' }).click()
    await expect(cell(page, 'count-steps')).toContainText(code.slice(0, 60))
    await run(page, 'settings')
    await expectState(page, 'settings', 'done')
    await banner(page).getByRole('button', { name: 'Back to mine' }).click()
    await expect(cell(page, 'count-steps')).not.toContainText(code.slice(0, 60))
  }
  await edit(page, 'count-steps', '"mine"')
  await expect.poll(() => storedText(page, 'count-steps')).toBe('"mine"')
})

test('what cannot be seen is marked before it is tried, in the listing, and in the editor', async ({
  page,
}) => {
  const code = '1 /*\u202e } \u2066if (a)\u2069 \u2066*/'
  await page.goto(await linkTo({ 'count-steps': code, ['x'.repeat(90_000)]: '1' }))
  const expectMarks = async (within: import('@playwright/test').Locator) => {
    const marks = within.getByRole('img', { name: /^U\+/ })
    await expect(marks).toHaveCount(4)
    await expect(marks.first()).toHaveAccessibleName('U+202E, right-to-left override')
    const shown = await marks.evaluateAll((all) =>
      all.map((mark) => [
        getComputedStyle(mark, '::before').content,
        mark.getBoundingClientRect().width > 10,
      ]),
    )
    expect(shown[0]).toEqual(['"⟦U+202E⟧"', true])
    // In the order of the text.
    const places = await marks.evaluateAll((all) =>
      all.map((mark) => mark.getBoundingClientRect().left),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
  }
  expect((await banner(page).boundingBox())!.height).toBeLessThan(600)
  await banner(page).getByText('What they change').click()
  await expectMarks(banner(page).getByRole('insertion'))
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  const listing = cell(page, 'count-steps').locator('[data-code]')
  await expectMarks(listing)
  expect(await listing.locator('code').textContent()).toBe(code)
  await cell(page, 'count-steps').getByRole('button', { name: 'Edit' }).click()
  await expect(listing.locator('.cm-content')).toBeVisible()
  await expectMarks(listing)
})

test('a link that cannot be tried says so, and what is typed afterwards is stored', async ({
  page,
}) => {
  const compiler = /_astro\/try-compile\..*\.js/
  await page.route(compiler, (route) => route.abort())
  await page.goto(await linkTo({ 'count-steps': '6 * 7' }))
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(banner(page)).toContainText('could not be loaded')
  await page.unroute(compiler)
  await banner(page).getByRole('button', { name: 'Leave them' }).click()
  await expect(banner(page)).toHaveCount(0)
  await edit(page, 'count-steps', '"mine"')
  await expect.poll(() => storedText(page, 'count-steps')).toBe('"mine"')
})

test('Keep and Back know what another tab has stored meanwhile', async ({ context }) => {
  const [page, other] = [await context.newPage(), await context.newPage()]
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'count-steps', '"first"')
  await expectState(page, 'count-steps', 'stale')
  await page.goto('about:blank')
  await page.goto(await linkTo({ settings: 'const batchSize = 1, numClasses = 10, epochs = 1' }))
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(cell(page, 'settings')).toContainText('batchSize = 1,')
  await other.goto('/batch-size-and-epoch/')
  await edit(other, 'count-steps', '"second"')
  await expect.poll(() => storedText(other, 'count-steps')).toBe('"second"')
  await banner(page).getByRole('button', { name: 'Keep these as mine' }).click()
  await expect(cell(page, 'count-steps')).toContainText('"second"')
  expect(await storedText(other, 'count-steps')).toBe('"second"')
})

test('what is tried runs on another kernel, which ends with it; what one had run is there again', async ({
  page,
}) => {
  await page.goto('/dense/')
  await edit(page, 'dense-by-hand', '"mine".length')
  await run(page, 'dense-by-hand')
  await expect(output(page, 'dense-by-hand')).toHaveText('4')
  const spy = `const evaluate = globalThis.eval
globalThis.eval = (text) => evaluate(text.replace('784, 512', '784, 1'))
setInterval(() => console.log('still here'), 50)
"tried".length`
  const hash = await encodeTexts(new Map([['dense-by-hand', { code: spy, base: '' }]]))
  // In the same tab, by its address alone.
  await page.evaluate((hash) => {
    location.hash = hash
  }, hash)
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expectState(page, 'dense-by-hand', 'stale')
  await expect(output(page, 'dense-by-hand')).not.toHaveText('4')
  await run(page, 'dense-by-hand')
  await expect(output(page, 'dense-by-hand')).toContainText('5')
  // Another chapter and back: the banner stands, and offers nothing anew.
  await turnTo(page, 'loss')
  await expect(banner(page)).toContainText('These are changes from a link')
  await page.goBack()
  await expect(cell(page, 'dense-by-hand')).toBeVisible()
  await expect(banner(page)).toContainText('These are changes from a link')
  await banner(page).getByRole('button', { name: 'Back to mine' }).click()
  await expect(banner(page)).toHaveCount(0)
  await expectState(page, 'dense-by-hand', 'done')
  await expect(output(page, 'dense-by-hand')).toHaveText('4')
  await run(page, 'count-parameters')
  await expect(output(page, 'count-parameters')).toContainText('all three669706')
  await expect(output(page, 'dense-by-hand')).toHaveText('4')
})

test('while something runs, a link is not tried, and says what to do', async ({ page }) => {
  await page.goto(await linkTo({ 'count-steps': '6 * 7' }))
  await edit(page, 'scatter-of-means', 'while (true) {}')
  await run(page, 'scatter-of-means')
  await expectState(page, 'scatter-of-means', 'running')
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(banner(page)).toContainText('scatter-of-means is running. Stop it')
  await stop(page, 'scatter-of-means')
  await expectState(page, 'scatter-of-means', 'stopped')
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(cell(page, 'count-steps')).toContainText('6 * 7')
})

test('a stored text that the compiler refuses keeps nothing else from working', async ({
  page,
}) => {
  const code = `'a'${'!'.repeat(20_000)}`
  await page.addInitScript((code) => {
    if (!localStorage.getItem('keras-first-sample edit:count-steps'))
      localStorage.setItem(
        'keras-first-sample edit:count-steps',
        JSON.stringify({ version: 3, edit: { code, base: '' } }),
      )
  }, code)
  for (const address of ['/', '/batch-size-and-epoch/']) {
    await page.goto(address)
    await expect(page.getByText('stack size')).toHaveCount(0)
  }
  await run(page, 'settings')
  await expectState(page, 'settings', 'done')
  await run(page, 'count-steps')
  await expect(output(page, 'count-steps')).toContainText('nested too deeply')
  await cell(page, 'count-steps').getByRole('button', { name: 'Reset', exact: true }).click()
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'done')
})
