/** Where am I, how far have I come, and what do others see of a page. */
import { expect, test } from '@playwright/test'
import { readBook } from '../src/markdown/book.ts'
import { command } from './cell.ts'

test('the contents follow the reading, and progress is kept', async ({ page }) => {
  await page.goto('/dropout/')
  const toc = page.getByRole('navigation', { name: 'This chapter' })
  await page.locator('#why').evaluate((heading) => heading.scrollIntoView())
  await expect(toc.getByRole('link', { name: 'Why it helps' })).toHaveAttribute(
    'aria-current',
    'location',
  )
  await page.getByText('Chapters', { exact: true }).click()
  const progress = page.locator('[data-page="/dropout/"]')
  await expect(progress).toContainText(/\d\sof\s\d+ sections read/)
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(progress).toHaveText('✓ read')
  await page.goto('/data/')
  await page.getByText('Chapters', { exact: true }).click()
  await expect(progress).toHaveText('✓ read')
  await page.goto('/')
  await expect(page.getByRole('link', { name: /^Go on with/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Start with the whole program' })).toHaveCount(0)
})

test('the first page leads back to the section one was in, in one press', async ({ page }) => {
  await page.goto('/dropout/')
  await page.locator('#why').evaluate((heading) => heading.scrollIntoView())
  await expect(page.locator('footer a[hreflang]')).toHaveAttribute('href', /#why$/)
  await page.goto('/')
  await page.getByRole('link', { name: 'Go on with “Dropout”' }).click()
  await expect(page).toHaveURL(/\/dropout\/#why$/)
  await expect(page.getByRole('heading', { name: 'Why it helps' })).toBeInViewport()
})

test('on a phone the site’s name is whole, and the head does not stick out', async ({ page }) => {
  for (const width of [390, 320])
    for (const path of ['/', '/dropout/']) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(path)
      const name = page.getByRole('banner').getByRole('link', { name: 'Keras’s first sample' })
      const [box, head] = [await name.boundingBox(), await page.getByRole('banner').boundingBox()]
      expect(box!.width).toBeGreaterThan(60)
      expect(head!.height).toBeLessThan(110)
      const reach = () => document.documentElement.scrollWidth
      expect(await page.evaluate(reach)).toBeLessThanOrEqual(width)
    }
})

test('the list of chapters counts solved exercises', async ({ page }) => {
  const { slug, cells } = readBook().chapters.find(({ slug }) => slug === 'dropout')!
  const exercises = cells.flatMap(({ options }) => options.checks ?? [])
  expect(exercises.length).toBeGreaterThan(1)
  const solve = (id: string) =>
    page.evaluate(
      (name) => localStorage.setItem(name, JSON.stringify({ by: 'reader', at: 1 })),
      `keras-first-sample solved:${id}`,
    )
  await page.goto('/data/')
  const chapters = page.getByText('Chapters', { exact: true })
  const entry = page
    .getByRole('navigation', { name: 'Chapters' })
    .getByRole('listitem')
    .filter({ has: page.locator(`a[href="/${slug}/"]`) })
  await solve(exercises[0]!)
  await chapters.click()
  await expect(entry).toContainText(`1 of ${exercises.length} exercises solved`)
  await page.keyboard.press('Escape')
  for (const id of exercises) await solve(id)
  await chapters.click()
  await expect(entry).toContainText('✓ exercises')
})

test('on paper solutions stand open, and the address of the page is there', async ({ page }) => {
  await page.goto('/dropout/')
  const solution = page.locator('details.solution').first()
  const address = page.getByText(/^https:.*\/dropout\/$/)
  await expect(address).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(solution.locator('code').first()).toBeVisible()
  await expect(solution.getByRole('button')).toBeHidden()
  await expect(address).toBeVisible()
})

test('damaged progress is forgotten', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('keras-first-sample read', '{"/dropout/":7'))
  await page.goto('/dropout/')
  await page.getByText('Chapters', { exact: true }).click()
  await expect(page.locator('[data-page="/dropout/"]')).toHaveText('')
})

test('a section is cited with its own address', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/dropout/#scaling')
  await command(page, 'Cite the section')
  await expect(page.locator('run-bar [data-said]')).toContainText('Why the survivors grow')
  const bibtex = await page.evaluate(() => navigator.clipboard.readText())
  expect(bibtex).toContain('title = {Dropout: Why the survivors grow}')
  expect(bibtex).toMatch(/url = \{https:\/\/[^}]+\/dropout\/#scaling\}/)
})

test('each chapter has its address, its picture, its description and its place in feed and sitemap', async ({
  request,
}) => {
  const [feed, sitemap] = await Promise.all(
    ['/feed.xml', '/sitemap-0.xml'].map(async (path) => (await request.get(path)).text()),
  )
  for (const { slug, outcome } of readBook().chapters) {
    const html = await (await request.get(`/${slug}/`)).text()
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)![1]!
    expect(canonical).toMatch(new RegExp(`^https://.*/${slug}/$`))
    expect(feed).toContain(`<link>${canonical}</link>`)
    expect(sitemap).toContain(`<loc>${canonical}</loc>`)
    const resource = JSON.parse(
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)![1]!,
    )
    expect(resource).toMatchObject({
      '@type': 'LearningResource',
      url: canonical,
      teaches: outcome,
    })
    const picture = await request.get(new URL(resource.image).pathname)
    expect(picture.headers()['content-type']).toBe('image/png')
    expect((await picture.body()).readUInt32BE(16)).toBe(1200)
  }
})
