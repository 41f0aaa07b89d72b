/** The page that shows, saves and clears what the book has stored: also when nothing else works. */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { cell, edit, expectState, output, run, runToEnd, stop, storedText } from './cell.ts'

const kind = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

const said = (page: Page): Locator => page.getByRole('main').getByRole('status')

/** Presses a button and agrees to what is asked. */
async function clear(page: Page, button: Locator): Promise<void> {
  await button.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('cannot be undone')
  await dialog.getByRole('button', { name: /^Clear/ }).click()
  await expect(dialog).toHaveCount(0)
}

async function saved(page: Page, button: Locator): Promise<{ path: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const path = (await download.path())!
  return { path, text: readFileSync(path, 'utf8') }
}

test('garbage stored and a notebook that does not open: the page is found, lists it, saves it, clears it, and all works again', async ({
  page,
}) => {
  const requests: string[] = []
  await page.goto('/batch-size-and-epoch/')
  await page.evaluate(() => {
    const deep = `'a'${'+1'.repeat(30_000)}`
    const edits = { settings: { code: deep, base: 'x' }, gone: { code: '1', base: '2' } }
    localStorage.setItem('edits', JSON.stringify({ version: 2, edits, removed: 5 }))
    localStorage.setItem('edit:count-steps', '['.repeat(100_000))
    localStorage.setItem('keras-first-sample edit:epoch-mean', '{"version":99}')
    localStorage.setItem('edit:<img src=x onerror=alert(1)>\u202e', 'x')
    localStorage.setItem('training:fit', '{"version":1,"kept":{}}')
    localStorage.setItem('trainings', 'null')
    localStorage.setItem('compute', '{}')
    localStorage.setItem('keras-first-sample compute', '{}')
    sessionStorage.setItem('theme', '5')
    localStorage.setItem('another-site', 'stays')
    // A database that has not the book's store.
    const request = indexedDB.open('book')
    request.onupgradeneeded = () => request.result.createObjectStore('shelves')
    return new Promise<void>((resolve) => {
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
    })
  })
  await page.route('**/book.json', (route) => route.abort())
  await page.reload()
  await run(page, 'count-steps')
  const way = cell(page, 'count-steps').getByRole('link', { name: 'What this browser keeps' })
  await expect(way).toBeVisible()
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto((await way.getAttribute('href'))!)

  await expect(kind(page, 'Your texts').getByRole('listitem')).toHaveCount(6)
  await expect(kind(page, 'Your texts')).toContainText('unreadable text edit:<img src=x onerror')
  await expect(kind(page, 'Your texts')).toContainText('text of a later version edit:epoch-mean')
  await expect(kind(page, 'Trainings').getByRole('listitem')).toHaveCount(2)
  await expect(kind(page, 'Choices')).toContainText('where to compute: 2 characters')
  await expect(kind(page, 'Other').getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('main')).not.toContainText('another-site')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0)
  expect(
    requests.filter((path) => /\/session\.|worker|book\.json|compile|types\.bin/.test(path)),
  ).toEqual([])

  const { text } = await saved(page, page.getByRole('button', { name: 'Save all to a file' }))
  const file = JSON.parse(text)
  expect(file.texts.map((each: { cell: string }) => each.cell)).toEqual(['gone', 'settings'])
  expect(file.unreadable).toContainEqual({ key: 'edit:count-steps', value: '['.repeat(100_000) })
  await expect(said(page)).toContainText('Saved to a file')

  // One by one, what may be another site's; then the rest.
  await clear(page, page.getByRole('button', { name: 'Clear: database “book”' }))
  await expect(said(page)).toHaveText('Cleared: database “book”.')
  await expect(page.getByRole('heading', { name: 'Other' })).toBeFocused()
  await clear(page, page.getByRole('button', { name: 'Clear everything of this book' }))
  await expect(said(page)).toContainText('Everything of this book is cleared.')
  await expect(page.getByRole('main')).toContainText('The book has stored nothing in this browser.')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['another-site'])

  await page.unroute('**/book.json')
  await page.goto('/batch-size-and-epoch/')
  await run(page, 'count-steps')
  await expectState(page, 'count-steps', 'done')
  await edit(page, 'settings', 'const batchSize = 7\nconst numClasses = 10\nconst epochs = 1')
  await expect.poll(() => storedText(page, 'settings')).toContain('batchSize = 7')
})

test('a text and a training are listed with what they are, and cleared one by one', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/compile-and-fit/')
  await edit(
    page,
    'fit',
    'const history = await fit(model, train.slice(0, 2560), { batchSize, epochs: 4, toInputs, toTargets, checkpoints })',
  )
  await run(page, 'fit')
  await expectState(page, 'fit', 'running', 30_000)
  await expect
    .poll(
      () => page.evaluate(() => Object.keys(localStorage).some((key) => / training:/.test(key))),
      { timeout: 60_000 },
    )
    .toBe(true)
  if ((await cell(page, 'fit').getAttribute('data-state')) === 'running') await stop(page, 'fit')
  await expectState(page, 'fit', /done|stopped/)

  await page.goto('/stored/')
  const training = kind(page, 'Trainings').getByRole('listitem')
  await expect(training).toHaveCount(1)
  await expect(training).toContainText(/training fit.*: (epoch \d of|all) 4( epochs)?, .* MB/)
  const text = kind(page, 'Your texts').getByRole('listitem')
  await expect(text).toContainText('text of fit: in “Compile and fit”, differs from the book’s, ')
  await page.getByLabel('with the weights of the trainings').check()
  const file = await saved(page, page.getByRole('button', { name: 'Save all to a file' }))
  const { checkpoint } = JSON.parse(file.text).trainings[0]
  expect(Buffer.from(checkpoint.weights[0].values, 'base64').length).toBe(784 * 512 * 4)

  const clearTraining = async () => {
    await clear(page, training.getByRole('button', { name: /^Clear: training fit/ }))
    await expect(said(page)).toContainText('Cleared: training fit')
  }
  await clearTraining()
  // With its weights it can be taken to another machine.
  const buffer = Buffer.from(file.text)
  await page
    .getByLabel('Take such a file back in')
    .setInputFiles({ name: 'kept.json', mimeType: 'application/json', buffer })
  await expect(said(page)).toContainText('Taken: 1 training.')
  await expect(training).toContainText(/training fit.* MB/)
  await clearTraining()
  await expect(kind(page, 'Trainings')).toContainText('Nothing is stored.')
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => /training/.test(key))),
  ).toEqual([])
  await page.goto('/compile-and-fit/')
  await expect(cell(page, 'fit')).toContainText('train.slice(0, 2560)')
  await expect(cell(page, 'fit')).not.toContainText('training is kept')

  // Another tab has the book open: it takes up that the text is gone.
  const other = await page.context().newPage()
  await other.goto('/stored/')
  await clear(other, other.getByRole('button', { name: 'Clear: text of fit' }))
  await expect(said(other)).toHaveText('Cleared: text of fit.')
  await expect(cell(page, 'fit')).not.toContainText('train.slice(0, 2560)')
})

test('texts and choices go into a file and come back from it; a text that stands there is kept', async ({
  page,
}) => {
  await page.goto('/batch-size-and-epoch/')
  await edit(page, 'settings', 'const batchSize = 7\nconst numClasses = 10\nconst epochs = 1')
  await edit(page, 'count-steps', '6 * 7')
  await expect.poll(() => storedText(page, 'count-steps')).toBe('6 * 7')
  await page.getByRole('button', { name: /^Theme/ }).click()
  await cell(page, 'count-steps')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await page.goto('/stored/')
  const { path } = await saved(page, page.getByRole('button', { name: 'Save all to a file' }))
  await clear(page, page.getByRole('button', { name: 'Clear everything of this book' }))
  await expect(page.getByRole('main')).toContainText('The book has stored nothing in this browser.')

  const takeIn = page.getByLabel('Take such a file back in')
  await takeIn.setInputFiles(path)
  await expect(said(page)).toContainText(
    'Texts taken: settings. Given-up texts taken: count-steps.',
  )
  await expect(said(page)).toContainText(/Taken: [234] choices, answers and cards\./)
  await takeIn.setInputFiles(path)
  await expect(said(page)).toHaveText(/^Already here: [345] entries\.$/)
  await takeIn.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('['),
  })
  await expect(said(page)).toContainText('this is not a file that this page has saved')

  await page.goto('/batch-size-and-epoch/')
  await cell(page, 'count-steps').getByRole('button', { name: 'Undo reset' }).click()
  await expect(cell(page, 'count-steps').locator('[data-code]')).toHaveText('6 * 7')
  await edit(
    page,
    'settings',
    'const batchSize = 8\nconst numClasses = 10\nconst epochs = 1\nbatchSize',
  )
  await expect.poll(() => storedText(page, 'settings')).toContain('batchSize = 8')
  await page.goto('/stored/')
  await takeIn.setInputFiles(path)
  await expect(said(page)).toContainText('Your own text is among those you gave up: settings.')
  await page.goto('/batch-size-and-epoch/')
  await expect(cell(page, 'settings')).toContainText('batchSize = 7')
  await cell(page, 'settings')
    .getByRole('button', { name: /^Reset/ })
    .click()
  await runToEnd(page, 'count-steps')
  await expect(output(page, 'count-steps')).toHaveText('42')
})

test('where storage is denied or does not answer, the page says so and shows the rest', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
    indexedDB.open = () => ({}) as IDBOpenDBRequest
  })
  await page.goto('/stored/')
  const main = page.getByRole('main')
  await expect(main).toContainText('This browser denies its storage')
  await expect(main).toContainText('The database with the trainings does not answer.')
  await clear(page, page.getByRole('button', { name: 'Clear everything of this book' }))
  await expect(said(page)).toContainText('Not everything could be cleared.', { timeout: 30_000 })
})

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('kept pages are listed and cleared with the worker, and come back with the next page', async ({
    page,
  }) => {
    await page.goto('/dense/')
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
    await page.evaluate(async () => {
      await (await caches.open('another-site')).put('/x', new Response('x'))
      await (await caches.open('book-covers')).put('/x', new Response('x'))
    })
    await page.goto('/stored/')
    const files = kind(page, 'Pages and files')
    await expect(files.getByRole('listitem')).toHaveCount(1)
    await expect(files).toContainText(/\d+ files, .* of this build/)
    await expect(kind(page, 'Service worker')).toContainText('activated')
    await clear(page, files.getByRole('button', { name: /^Clear/ }))
    await expect(files).toContainText('Nothing is stored.')
    await expect(kind(page, 'Service worker')).toContainText('Nothing is stored.')
    expect((await page.evaluate(() => caches.keys())).sort()).toEqual([
      'another-site',
      'book-covers',
    ])
    await page.goto('/dense/')
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
    await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(3)
  })
})

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  test('the footer leads to a page that says what is stored and how a browser clears it', async ({
    page,
  }) => {
    await page.goto('/dense/')
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: 'What this browser keeps' })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What this browser keeps')
    await expect(page.getByRole('main')).toContainText('Clear cookies and site data')
    await expect(page.getByRole('button')).toHaveCount(0)
  })
})

test('what was stored before names carried the book’s id is taken over, and what an open older page stores later', async ({
  page,
  context,
}) => {
  const older = await context.newPage()
  await older.goto('/dense/')
  await older.evaluate(() => {
    const edit = { code: '6 * 7', base: 'once the book’s' }
    localStorage.setItem('edit:count-steps', JSON.stringify({ version: 3, edit }))
    localStorage.setItem('theme', 'dark')
    localStorage.setItem('read', '{"/dropout/":["scaling"]}')
  })
  await page.goto('/batch-size-and-epoch/')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(cell(page, 'count-steps').locator('[data-code]')).toHaveText('6 * 7')
  await expect.poll(() => storedText(page, 'count-steps')).toBe('6 * 7')
  await page.getByText('Chapters', { exact: true }).click()
  await expect(page.locator('[data-page="/dropout/"]')).toContainText('1 of')
  await older.evaluate(() => {
    const edit = { code: '6 * 8', base: 'once the book’s' }
    localStorage.setItem('edit:count-steps', JSON.stringify({ version: 3, edit }))
  })
  await expect(cell(page, 'count-steps').locator('[data-code]')).toHaveText('6 * 8')
  await page.goto('/stored/')
  await expect(kind(page, 'Your texts')).toContainText('as earlier versions stored them')
  await clear(page, page.getByRole('button', { name: 'Clear everything of this book' }))
  await expect(said(page)).toContainText('Everything of this book is cleared.')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})
