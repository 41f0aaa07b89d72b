/**
 * `npm run test:firefox`: a short journey in another engine: read, run, train some steps, stop a loop, reload and find
 * one's work again. Debian's Firefox, over WebDriver BiDi by Puppeteer, since Playwright needs a Firefox of its own.
 * Where no Firefox is found it says so and passes: what was not run is not counted.
 */
import puppeteer from 'puppeteer-core'
import { firefoxPath } from './browser.ts'
import { buildIfChanged } from './build.ts'
import { serve } from './serve.ts'

const firefox = firefoxPath()
if (!firefox) {
  console.log('no Firefox here: apt-get install firefox-esr, or FIREFOX=/path/to/firefox')
  process.exit(0)
}
buildIfChanged()
const { server, url } = await serve('dist', 0)
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: firefox,
  headless: true,
})
try {
  const page = await browser.newPage()
  const state = (id: string, wanted: string) =>
    page.waitForSelector(`run-cell[data-cell="${id}"][data-state="${wanted}"]`, { timeout: 60_000 })
  const press = (id: string, action: string) =>
    page.click(`run-cell[data-cell="${id}"] [data-action="${action}"]`)
  const text = (id: string) =>
    page.$eval(`run-cell[data-cell="${id}"] [data-output]`, (element) => element.textContent ?? '')

  await page.goto(`${url}sequential/`)
  await press('forward-by-hand', 'run')
  await state('forward-by-hand', 'done')
  check(
    'a cell of another chapter’s network computes',
    Number(await text('forward-by-hand')) < 1e-5,
  )

  await page.goto(`${url}compile-and-fit/`)
  await press('same-as-model-fit', 'run')
  await state('same-as-model-fit', 'done')
  check(
    'training steps give what model.fit gives',
    Number((await text('same-as-model-fit')).trim()) < 1e-4,
  )

  await page.click('run-cell[data-cell="same-as-model-fit"] [data-action=edit]')
  const editor = await page.waitForSelector('run-cell[data-cell="same-as-model-fit"] .cm-content')
  await editor!.focus()
  await page.keyboard.down('Control')
  await page.keyboard.press('a')
  await page.keyboard.up('Control')
  await page.keyboard.type('while (true) {} // mine')
  await press('same-as-model-fit', 'run')
  await state('same-as-model-fit', 'running')
  await press('same-as-model-fit', 'stop')
  await state('same-as-model-fit', 'stopped')
  check('an endless loop is stopped', true)

  await page.reload()
  await page.waitForFunction(() =>
    document
      .querySelector('run-cell[data-cell="same-as-model-fit"] [data-code]')
      ?.textContent?.includes('// mine'),
  )
  check('after a reload the reader’s text is there', true)

  await page.goto(`${url}relu-and-softmax/#figure-softmax?times=10`)
  await page.waitForFunction(() =>
    document.querySelector('#figure-softmax [data-description]')?.textContent?.includes('1.000'),
  )
  check('a figure opens in the state of its link', true)
} finally {
  await browser.close()
  server.close()
}

function check(what: string, isSo: boolean): void {
  console.log(`${isSo ? '✓' : '✘'} ${what}`)
  if (!isSo) process.exitCode = 1
}
