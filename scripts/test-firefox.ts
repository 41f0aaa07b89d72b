/**
 * `npm run test:firefox`: the short journey in Debian's Firefox, over WebDriver BiDi by Puppeteer, since Playwright
 * needs a Firefox of its own. Where none is found it says so and passes: what was not run is not counted.
 */
import puppeteer from 'puppeteer-core'
import { firefoxPath } from './browser.ts'
import { journey } from './journey.ts'

const firefox = firefoxPath()
if (!firefox) {
  console.log('no Firefox here: apt-get install firefox-esr, or FIREFOX=/path/to/firefox')
  process.exit(0)
}
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: firefox,
  headless: true,
})
try {
  const page = await browser.newPage()
  await journey({
    goto: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    async type(selector, text) {
      await page.focus(selector)
      await page.keyboard.down('Control')
      await page.keyboard.press('a')
      await page.keyboard.up('Control')
      await page.keyboard.type(text)
    },
  })
} finally {
  await browser.close()
}
