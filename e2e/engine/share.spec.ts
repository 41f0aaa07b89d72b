import { expect, test } from '@playwright/test'
import { encodeTexts } from '../../src/session/share-link.ts'
import { cell, command, edit, expectState, output, run, stop, storedText, turnTo } from '../cell.ts'

const banner = (page: import('@playwright/test').Page) =>
  page.getByRole('region', { name: 'Changes from a link' })
const linkTo = async (texts: Record<string, string>) =>
  `/inserting/${await encodeTexts(new Map(Object.entries(texts).map(([id, code]) => [id, { code, base: '' }])))}`

test('a link carries the reader’s changes to another reader, who tries them and goes back', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/inserting/')
  await edit(page, 'insertion-sort', '6 * 7')
  await expectState(page, 'insertion-sort', 'stale')
  await command(page, 'Copy a link')
  await expect(page.getByText('The link is on the clipboard')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain('/inserting/#edits=1.')

  const other = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await other.goto('/inserting/')
  await edit(other, 'count', 'const n = 7\nconst comparisons = 1')
  await expectState(other, 'count', 'stale')
  await other.goto('about:blank')
  await other.goto(link)
  await expect(banner(other)).toContainText('This link carries changes to one cell.')
  await expect(cell(other, 'count')).toContainText('const n = 7')
  await expectState(other, 'insertion-sort', 'recorded')
  await banner(other).getByText('What they change').click()
  await expect(banner(other).getByRole('insertion')).toHaveText('+ 6 * 7')
  await banner(other).getByRole('button', { name: 'Try them' }).click()
  await expect(cell(other, 'count')).toContainText('const n = 6')
  await run(other, 'insertion-sort')
  await expect(output(other, 'insertion-sort')).toHaveText('42')
  await banner(other).getByRole('button', { name: 'Back to mine' }).click()
  await expect(cell(other, 'count')).toContainText('const n = 7')
  await expect(cell(other, 'insertion-sort')).not.toContainText('6 * 7')
  await other.reload()
  await expect(cell(other, 'count')).toContainText('const n = 7')
  await expect(banner(other)).toHaveCount(0)
})

test('what was tried can be kept; one’s own text of the same cell can be had back', async ({
  page,
}) => {
  await page.goto('/inserting/')
  await edit(page, 'insertion-sort', '"mine"')
  await expectState(page, 'insertion-sort', 'stale')
  await page.goto('about:blank')
  await page.goto(await linkTo({ 'insertion-sort': '6 * 7' }))
  await expect(banner(page)).toContainText('for another edition of the book')
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await banner(page).getByRole('button', { name: 'Keep these as mine' }).click()
  await page.reload()
  await expect(cell(page, 'insertion-sort')).toContainText('6 * 7')
  await cell(page, 'insertion-sort')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await cell(page, 'insertion-sort').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'insertion-sort')).toContainText('6 * 7')
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
    await page.goto(await linkTo({ 'insertion-sort': code, '<b>x</b>': code }))
    await expect(banner(page)).toContainText('changes to one cell')
    await banner(page).getByText('What they change').click()
    await expect(banner(page).getByRole('insertion')).toHaveText(`+ ${code}`)
    await expectState(page, 'insertion-sort', 'recorded')
  }
  for (const hash of ['#edits=', '#edits=1.xx', '#edits=9.abc', `#edits=1.${'A'.repeat(70_000)}`]) {
    await page.goto('about:blank')
    await page.goto(`/inserting/${hash}`)
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
    await page.goto(await linkTo({ 'insertion-sort': code }))
    await banner(page).getByRole('button', { name: 'Try them' }).click()
    await expect(cell(page, 'insertion-sort')).toContainText(code.slice(0, 60))
    await run(page, 'count')
    await expectState(page, 'count', 'done')
    await banner(page).getByRole('button', { name: 'Back to mine' }).click()
    await expect(cell(page, 'insertion-sort')).not.toContainText(code.slice(0, 60))
  }
  await edit(page, 'insertion-sort', '"mine"')
  await expect.poll(() => storedText(page, 'insertion-sort')).toBe('"mine"')
})

test('what cannot be seen is marked before it is tried, in the listing, and in the editor', async ({
  page,
}) => {
  const code = '1 /*\u202e } \u2066if (a)\u2069 \u2066*/'
  await page.goto(await linkTo({ 'insertion-sort': code, ['x'.repeat(90_000)]: '1' }))
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
  const listing = cell(page, 'insertion-sort').locator('[data-code]')
  await expectMarks(listing)
  expect(await listing.locator('code').textContent()).toBe(code)
  await cell(page, 'insertion-sort').getByRole('button', { name: 'Edit' }).click()
  await expect(listing.locator('.cm-content')).toBeVisible()
  await expectMarks(listing)
})

test('a link that cannot be tried says so, and what is typed afterwards is stored', async ({
  page,
}) => {
  const compiler = /_astro\/try-compile\..*\.js/
  await page.route(compiler, (route) => route.abort())
  await page.goto(await linkTo({ 'insertion-sort': '6 * 7' }))
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(banner(page)).toContainText('could not be loaded')
  await page.unroute(compiler)
  await banner(page).getByRole('button', { name: 'Leave them' }).click()
  await expect(banner(page)).toHaveCount(0)
  await edit(page, 'insertion-sort', '"mine"')
  await expect.poll(() => storedText(page, 'insertion-sort')).toBe('"mine"')
})

test('Keep and Back know what another tab has stored meanwhile', async ({ context }) => {
  const [page, other] = [await context.newPage(), await context.newPage()]
  await page.goto('/inserting/')
  await edit(page, 'insertion-sort', '"first"')
  await expectState(page, 'insertion-sort', 'stale')
  await page.goto('about:blank')
  await page.goto(await linkTo({ count: 'const n = 1, comparisons = 1' }))
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(cell(page, 'count')).toContainText('n = 1,')
  await other.goto('/inserting/')
  await edit(other, 'insertion-sort', '"second"')
  await expect.poll(() => storedText(other, 'insertion-sort')).toBe('"second"')
  await banner(page).getByRole('button', { name: 'Keep these as mine' }).click()
  await expect(cell(page, 'insertion-sort')).toContainText('"second"')
  expect(await storedText(other, 'insertion-sort')).toBe('"second"')
})

test('what is tried runs on another kernel, which ends with it; what one had run is there again', async ({
  page,
}) => {
  await page.goto('/inserting/')
  await edit(page, 'insertion-sort', '"mine".length')
  await run(page, 'insertion-sort')
  await expect(output(page, 'insertion-sort')).toHaveText('4')
  const spy = `const evaluate = globalThis.eval
globalThis.eval = (text) => evaluate(text.replace('n = 6', 'n = 7'))
setInterval(() => console.log('still here'), 50)
"tried".length`
  const hash = await encodeTexts(new Map([['insertion-sort', { code: spy, base: '' }]]))
  // In the same tab, by its address alone.
  await page.evaluate((hash) => {
    location.hash = hash
  }, hash)
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expectState(page, 'insertion-sort', 'stale')
  await expect(output(page, 'insertion-sort')).not.toHaveText('4')
  await run(page, 'insertion-sort')
  await expect(output(page, 'insertion-sort')).toContainText('5')
  // Another chapter and back: the banner stands, and offers nothing anew.
  await turnTo(page, 'merging')
  await expect(banner(page)).toContainText('These are changes from a link')
  await page.goBack()
  await expect(cell(page, 'insertion-sort')).toBeVisible()
  await expect(banner(page)).toContainText('These are changes from a link')
  await banner(page).getByRole('button', { name: 'Back to mine' }).click()
  await expect(banner(page)).toHaveCount(0)
  await expectState(page, 'insertion-sort', 'done')
  await expect(output(page, 'insertion-sort')).toHaveText('4')
  await run(page, 'count')
  await expect(output(page, 'count')).toHaveText('15')
  await expect(output(page, 'insertion-sort')).toHaveText('4')
})

test('while something runs, a link is not tried, and says what to do', async ({ page }) => {
  await page.goto(await linkTo({ 'insertion-sort': '6 * 7' }))
  await edit(page, 'is-sorted', 'while (true) {}')
  await run(page, 'is-sorted')
  await expectState(page, 'is-sorted', 'running')
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(banner(page)).toContainText('is-sorted is running. Stop it')
  await stop(page, 'is-sorted')
  await expectState(page, 'is-sorted', 'stopped')
  await banner(page).getByRole('button', { name: 'Try them' }).click()
  await expect(cell(page, 'insertion-sort')).toContainText('6 * 7')
})

test('a stored text that the compiler refuses keeps nothing else from working', async ({
  page,
}) => {
  const code = `'a'${'!'.repeat(20_000)}`
  await page.addInitScript((code) => {
    if (!localStorage.getItem('sorting edit:insertion-sort'))
      localStorage.setItem(
        'sorting edit:insertion-sort',
        JSON.stringify({ version: 3, edit: { code, base: '' } }),
      )
  }, code)
  for (const address of ['/', '/inserting/']) {
    await page.goto(address)
    await expect(page.getByText('stack size')).toHaveCount(0)
  }
  await run(page, 'count')
  await expectState(page, 'count', 'done')
  await run(page, 'insertion-sort')
  await expect(output(page, 'insertion-sort')).toContainText('nested too deeply')
  await cell(page, 'insertion-sort')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'done')
})
