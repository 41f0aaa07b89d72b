/** Studying the formulas: what a symbol means and is worth, copying, previews, the pages of formulas and notation. */
import { expect, type Page, test } from '@playwright/test'
import { trainBriefly } from './cell.ts'

const card = (page: Page) => page.locator('#name-hint')

test('a symbol says what it means, by mouse and by keyboard, with its value as recorded and then the reader’s', async ({
  page,
}) => {
  await page.goto('/rmsprop/')
  await page.locator('#eq-rmsprop [data-symbol="learning-rate"]').first().hover()
  await expect(card(page)).toContainText('the learning rate')
  await expect(card(page)).toContainText('As recorded: 0.001')
  await expect(card(page)).toContainText('In code eta, line')
  await page.keyboard.press('Escape')
  await expect(card(page)).toBeHidden()

  await page.locator('#eq-sgd').focus()
  await page.keyboard.press('ArrowRight')
  await expect(card(page)).toContainText('any single weight or bias')
  await page.keyboard.press('ArrowLeft')
  await expect(card(page)).toContainText('any single weight or bias')
  await page.keyboard.press('Escape')

  // The page scrolled beneath a mouse at rest is no wish of the mouse's.
  const gradient = page.locator('#eq-sgd [data-symbol="gradient"]')
  await gradient.hover()
  await expect(card(page)).toContainText('the gradient of the loss')
  const scroll = (top: number) =>
    page.evaluate((top) => scrollBy({ top, behavior: 'instant' }), top)
  await scroll(400)
  await expect(card(page)).toBeHidden()
  await page.locator('#eq-sgd').evaluate((equation) => equation.focus({ preventScroll: true }))
  await scroll(-400)
  await page.waitForFunction(() => document.querySelector('#eq-sgd [data-symbol="gradient"]:hover'))
  await page.keyboard.press('ArrowRight')
  await expect(card(page)).toContainText('any single weight or bias')

  await page.goto('/compile-and-fit/')
  await trainBriefly(page)
  await page.getByText('Chapters', { exact: true }).click()
  await page.locator('a[href="/gradients/"]').first().click()
  await page.locator('#eq-d2-d1 [data-symbol="kernel-3"]').hover()
  await expect(card(page)).toContainText(/Now, in your notebook: \(512, 10\), −?0\.0\d+ ± 0\.\d+/)
})

test('a symbol’s card stands outside its equation, can be entered, and leads to the line of code', async ({
  page,
}) => {
  await page.goto('/rmsprop/')
  const equation = page.locator('#eq-rmsprop')
  const rate = equation.locator('[data-symbol="learning-rate"]')
  await equation.evaluate((e) => e.scrollIntoView({ block: 'center', behavior: 'instant' }))
  await rate.hover()
  const link = card(page).getByRole('link', { name: /^In code eta, line \d+ of update-rules/ })
  await expect(link).toBeVisible()
  const [box, around] = [(await card(page).boundingBox())!, (await equation.boundingBox())!]
  expect(box.y + box.height <= around.y || box.y >= around.y + around.height).toBe(true)

  // In the sentences, too, and in no other symbol.
  const lit = page.locator('.name-current')
  expect(await lit.count()).toBeGreaterThan(3)
  for (const symbol of await lit.all())
    await expect(symbol).toHaveAttribute('data-symbol', 'learning-rate')
  const litLine = (name: string) =>
    page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String).join(), name)
  await expect.poll(() => litLine('code-line')).toContain('eta = 0.001, rho')

  // On its way the pointer passes other letters.
  const to = (await link.boundingBox())!
  await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 8 })
  await expect(page.locator('#name-hint:hover')).toBeVisible()
  await expect(card(page)).toContainText('the learning rate')
  await link.click()
  await expect(page).toHaveURL(/#cell-update-rules$/)
  expect(await litLine('line-reached')).toContain('eta = 0.001, rho')

  // From the keyboard the line is a key away.
  await page.locator('#eq-momentum').focus()
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight')
  await expect(card(page)).toContainText('line 14 of update-rules')
  await page.keyboard.press('Enter')
  await expect.poll(() => litLine('line-reached')).toContain('mu = 0.9')
})

test('letters in sentences answer; the first equation says so until one has been asked', async ({
  page,
}) => {
  await page.goto('/gradients/')
  const hint = page.getByText('Each letter says what it means')
  await expect(hint).toHaveCount(1)
  await page.locator('main p [data-symbol="delta"]').first().hover()
  await expect(card(page)).toContainText('with respect to the sums of layer l')
  await expect(hint).toHaveCount(0)
  await page.getByText('Chapters', { exact: true }).click()
  await page.locator('a[href="/rmsprop/"]').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/RMSprop/)
  await expect(hint).toHaveCount(0)
})

test('by keyboard a letter in a sentence is found by its name, explained, and left for the one beside it', async ({
  page,
}) => {
  await page.goto('/gradients/')
  await page.keyboard.press('F1')
  await page.getByRole('combobox', { name: 'Find a command' }).fill('explain a letter')
  await page.keyboard.press('Enter')
  const list = page.getByRole('dialog', { name: 'Letters on this page' })
  await list.getByRole('combobox').fill('delta')
  await expect(list.getByRole('option').first()).toContainText('with respect to the sums')
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('with respect to the sums of layer l')
  await expect(page.locator('[data-symbol="delta"].name-current').first()).toBeVisible()
  const block = page.locator('main p:focus, main li:focus, main .equation:focus')
  await expect(block).toBeInViewport()
  await page.keyboard.press('ArrowRight')
  await expect(card(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card(page)).toBeHidden()
})

test('an equation is copied as link, LaTeX and TypeScript, and read in words', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/rmsprop/')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  const open = () => page.getByRole('button', { name: 'Equation 11.1: copy' }).click()
  const menu = page.getByRole('dialog', { name: /Equation 11\.1/ })
  await open()
  await expect(menu).toContainText('theta becomes theta minus eta g')
  await menu.getByRole('button', { name: 'Copy LaTeX' }).click()
  await expect(menu.getByRole('status')).toHaveText('Copied.')
  expect(await clipboard()).toBe('\\theta \\leftarrow \\theta - \\eta \\, g')
  await menu.getByRole('button', { name: 'Copy TypeScript' }).click()
  await expect.poll(clipboard).toContain('theta - eta * g')
  await menu.getByRole('button', { name: 'Copy link' }).click()
  await expect.poll(clipboard).toMatch(/\/rmsprop\/#eq-sgd$/)
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(page.getByRole('button', { name: 'Equation 11.1: copy' })).toBeFocused()
})

test('references and terms show what they lead to', async ({ page }) => {
  await page.goto('/loss/')
  await page.locator('a[href="../batch-size-and-epoch/#eq-batch-loss"]').hover()
  await expect(card(page).locator('.katex')).toBeVisible()
  await page.goto('/dropout/')
  const term = page.locator('main a.term[href="/concepts/layer/"]')
  await term.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(card(page)).toContainText('A part of the network that turns')
  await term.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('layer')
  await expect(page.getByRole('link', { name: /^Sequential: / })).toHaveAttribute(
    'href',
    '/sequential/#stack',
  )
})

test('a tap on a term shows it, a second one goes there', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 390, height: 800 },
  })
  const page = await context.newPage()
  await page.goto('/dropout/')
  const term = page.locator('main a.term').first()
  await term.tap()
  await expect(card(page)).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/dropout/')
  await term.tap()
  await page.waitForURL('**/concepts/**')
  await context.close()
})

test('all formulas are filtered by words, and lead to their places', async ({ page }) => {
  await page.goto('/formulas/')
  await page.getByRole('searchbox', { name: 'Filter' }).fill('square root epsilon')
  await expect(page.getByText(/^\d\sof\s\d\d equations$/)).toBeVisible()
  await expect(page.locator('[data-item]:visible')).not.toHaveCount(0)
  await expect(page.locator('[data-item^="11.1 "]')).toBeHidden()
  await page.getByRole('button', { name: 'Equation 11.4: copy' }).click()
  await expect(page.getByRole('dialog', { name: /Equation 11\.4/ })).toContainText('square root')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '(11.4)' }).click()
  await page.waitForURL('**/rmsprop/#eq-rmsprop')
})

test('terms and letters are filtered, too; on a phone what a letter means stands beside it', async ({
  page,
}) => {
  await page.goto('/concepts/')
  await page.getByRole('searchbox', { name: 'Filter' }).fill('learning rate')
  await expect(page.getByText(/^\d+ of \d\d terms$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'learning rate' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'dropout', exact: true })).toBeHidden()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/notation/')
  await page.getByRole('searchbox', { name: 'Filter' }).fill('eta')
  const row = page.locator('#learning-rate')
  await expect(row).toBeVisible()
  await expect(page.locator('#batch-size')).toBeHidden()
  const [letter, meaning] = await Promise.all(
    [0, 1].map((i) => row.getByRole('cell').nth(i).boundingBox()),
  )
  expect(meaning!.x).toBeGreaterThanOrEqual(letter!.x + letter!.width)
  expect(meaning!.y).toBeLessThan(letter!.y + letter!.height)
  // Of what is not there nothing is said.
  await page.getByRole('searchbox', { name: 'Filter' }).fill('counts')
  await expect(page.locator('#digit-index td:nth-child(3)')).toBeVisible()
  await expect(page.locator('#digit-index td:nth-child(4)')).toBeHidden()
})

test('a wide equation scrolls in its own box, not the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/gradients/')
  const box = page.locator('#eq-forward-train .katex-display')
  const { scroll, client } = await box.evaluate((e) => ({
    scroll: e.scrollWidth,
    client: e.clientWidth,
  }))
  expect(scroll).toBeGreaterThan(client)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test('what has moved leads on, a page and a section', async ({ page }) => {
  await page.goto('/glossary/')
  await page.waitForURL('**/concepts/')
  await page.goto('/loss/#softmax')
  await page.waitForURL('**/relu-and-softmax/#softmax')
})
