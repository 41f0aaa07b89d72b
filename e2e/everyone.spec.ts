/** Everyone can use it: axe on every page and in every state, the whole tour by keyboard, large text, forced colours. */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { addressesOf } from '../src/markdown/addresses.ts'
import { readBook } from '../src/markdown/book.ts'
import { cell, command, edit, expectState, run } from './cell.ts'

const pages = [...Object.keys(addressesOf(readBook())), '/offline/', '/404.html'].filter(
  // One concept stands for all: they are the same page with other words.
  (page) => !page.startsWith('/concepts/') || page === '/concepts/' || page === '/concepts/epoch/',
)

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What can differ when only the colours do. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds, as rule and element: against WCAG 2.2 AA, or by those rules alone. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(WCAG)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  )
}

test('axe finds nothing on any page, light and dark', async ({ page }) => {
  test.setTimeout(600_000)
  for (const path of pages) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(path)
    expect(await violations(page), path).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, COLOURS), `${path}, dark`).toEqual([])
  }
})

test('nor while a cell runs, when it fails, in the editor, and in dialogs', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/compile-and-fit/')
  await run(page, 'fit')
  await expectState(page, 'fit', 'running', 30_000)
  await expect(cell(page, 'fit').getByRole('progressbar')).toBeVisible({ timeout: 30_000 })
  const announced = page.locator('[data-announce]')
  await expect(announced).toHaveText(/^fit: \d+ percent, epoch \d of 3, accuracy \d+ percent$/, {
    timeout: 30_000,
  })
  expect(await violations(page)).toEqual([])
  await cell(page, 'fit').getByRole('button', { name: 'Stop' }).click()
  await expectState(page, 'fit', 'stopped')

  await edit(page, 'compile', 'throw new Error("on purpose")')
  await run(page, 'compile')
  await expectState(page, 'compile', 'failed')
  await expect(announced).toHaveText('compile failed: Error: on purpose')
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Words to find' }).fill('dropout')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await command(page, 'Map of the book')
  expect(await violations(page)).toEqual([])
})

test('the whole tour by keyboard: find, read, edit, run, stop, share, export, and the focus is never lost', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const focused = () => page.evaluate(() => document.activeElement?.tagName)
  await page.goto('/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeInViewport()
  await page.keyboard.press('/')
  await page.keyboard.type('count-steps')
  const wanted = page.getByRole('option', { name: /Cell count-steps/ }).first()
  await expect(wanted).toBeVisible()
  while ((await wanted.getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/batch-size-and-epoch/#**')

  // From the cell's address into its listing, and edit it there.
  const listing = cell(page, 'count-steps').locator('[data-code] pre')
  await listing.focus()
  await page.keyboard.press('Enter')
  const editor = cell(page, 'count-steps').getByRole('textbox')
  await expect(editor).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('while (true) {}')
  await page.keyboard.press('Control+Enter')
  await expectState(page, 'count-steps', 'running')
  await expect(page.locator('[data-announce]')).toHaveText('count-steps running …')
  await page.keyboard.press('Control+.')
  await expectState(page, 'count-steps', 'stopped')
  await expect(page.locator('[data-announce]')).toHaveText('count-steps stopped')
  expect(await focused()).not.toBe('BODY')

  // Share the change, take the chapter along with it, and reset.
  await page.keyboard.press('Escape')
  await command(page, 'Copy a link')
  await expect(page.getByText('The link is on the clipboard')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#edits=1.')
  const link = page
    .getByRole('region', { name: 'Take it with you' })
    .getByRole('link', { name: 'TypeScript' })
    .first()
  await link.focus()
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(readFileSync((await file.path())!, 'utf8')).toContain('while (true) {}')
  await command(page, 'Reset the cell')
  expect(await focused()).not.toBe('BODY')
})

test('who wants less motion gets it: a figure that plays does not move, and pages change at once', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/rmsprop/')
  const race = page.locator('[data-figure="race"]')
  const picture = race.locator('svg').first()
  await race.scrollIntoViewIfNeeded()
  const before = await picture.innerHTML()
  await race.getByRole('button', { name: 'Play' }).click()
  // Straight to the end, not through all that lies between.
  await expect.poll(() => picture.innerHTML()).not.toBe(before)
  const after = await picture.innerHTML()
  await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  expect(await picture.innerHTML()).toBe(after)
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  )
  expect(moving).toBe(0)
})

test('at 400% zoom, with 200% text and in forced colours nothing is cut off', async ({ page }) => {
  // 1280 pixels at 400% are 320.
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of pages) {
    await page.goto(path)
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(excess, path).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/relu-and-softmax/')
  await page.addStyleTag({ content: 'html { font-size: 225% }' }).catch(() => undefined)
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'))
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(excess).toBeLessThanOrEqual(0)
  const handle = page.getByRole('slider', { name: 'Logit of 2' })
  await handle.focus()
  await expect(handle).toBeFocused()
})
