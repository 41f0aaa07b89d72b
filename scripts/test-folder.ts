/**
 * `npm run test:folder`: the book in a folder of a site, as on project pages, on a host that sends no headers of ours:
 * its links, the short journey, the digits, search, and what cells can ask there.
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { edit } from '../e2e/cell.ts'
import { launchOptions } from './browser.ts'
import { runToEnd } from './drive.ts'
import { travel } from './journey.ts'
import { serve } from './serve.ts'

const HOST = '.cache/host'
const BOOK = 'courses/keras'

rmSync(HOST, { recursive: true, force: true })
execFileSync('node', ['scripts/build.ts', join(HOST, BOOK)], {
  stdio: 'inherit',
  env: { ...process.env, SITE: `https://host.example/${BOOK}` },
})
execFileSync('node', ['scripts/check-links.ts', HOST], { stdio: 'inherit' })

const { server, url } = await serve(HOST, 0, { plain: true })
const browser = await chromium.launch(launchOptions())
try {
  const page = await browser.newPage()
  const book = `${url}${BOOK}/`
  await travel(
    {
      goto: async (address) => void (await page.goto(address)),
      reload: async () => void (await page.reload()),
      evaluate: (expression) => page.evaluate(expression),
      async type(selector, text) {
        await page.locator(selector).focus()
        await page.keyboard.press('Control+a')
        await page.keyboard.type(text)
      },
    },
    book,
  )

  await page.goto(`${book}data/`)
  await runToEnd(page, 'load-data')
  await page.keyboard.press('/')
  await page.keyboard.type('narrow valley')
  await page
    .getByRole('option', { name: /RMSprop/ })
    .first()
    .click()
  await page.waitForURL(`${book}rmsprop/#**`)
  console.log('✓ the digits are loaded, and search leads to a place')

  // By now the service worker adds the policy. The host's own services would get the reader's cookies.
  const requests: string[] = []
  server.on('request', ({ url }: { url: string }) => requests.push(url))
  await page.goto(`${book}data/`)
  await edit(page, 'pixel-at', `await fetch('/${BOOK}/symbols.json'); await fetch('/account')`)
  const { outcome } = await runToEnd(page, 'pixel-at')
  if (
    outcome !== 'failed' ||
    !requests.includes(`/${BOOK}/symbols.json`) ||
    requests.includes('/account')
  )
    throw new Error(`a cell that asks the rest of the host has ${outcome}`)
  console.log('✓ a cell cannot ask the rest of the host')
} finally {
  await browser.close()
  server.close()
}
