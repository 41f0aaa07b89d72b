/** The Chinese edition, for who reads it: everything is said in Chinese, and it works as the first one does. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { SITE_FOLDER } from '../src/author/names.ts'
import { addressesOf } from '../src/markdown/addresses.ts'
import { readBook } from '../src/markdown/book.ts'
import { cell, expectState, output } from './cell.ts'

const EDITION = '/zh-cn'
const pages = Object.keys(addressesOf(readBook()))

/** What may be Latin: code, formulas, what cells print, works, what says that it is English. */
const LATIN = 'script, style, pre, code, .katex, [lang=en], .out, [data-code], [data-place=work]'

test('no English sentence stands on any page', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto(`${EDITION}/`)
  const found = new Set<string>()
  for (const path of pages) {
    const html = readFileSync(`${SITE_FOLDER}${EDITION}${path}index.html`, 'utf8')
    const sentences = await page.evaluate(
      ([html, latin]) => {
        const { body } = new DOMParser().parseFromString(html!, 'text/html')
        for (const each of body.querySelectorAll(latin!)) each.remove()
        const said = [...body.querySelectorAll('*')].flatMap((element) =>
          ['aria-label', 'title', 'alt', 'aria-valuetext', 'placeholder'].map((name) =>
            element.getAttribute(name),
          ),
        )
        const texts = [...said, ...body.textContent.replace(/《[^》]*》/g, '').split('\n')]
        return texts.flatMap((text) => text?.match(/(?:[A-Za-z’']+,? ){3,}[A-Za-z’']+/g) ?? [])
      },
      [html, LATIN] as const,
    )
    for (const sentence of sentences) found.add(`${path}: ${sentence}`)
  }
  expect([...found]).toEqual([])
})

test('its pages fit a phone, weigh as much as the first edition’s, and axe finds nothing', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/', '/one-weight/', '/rmsprop/', '/the-post/', '/review/', '/notation/']) {
    let script = 0
    const reading: Promise<void>[] = []
    page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return
      const read = async () => {
        script += gzipSync(await response.body()).length
      }
      reading.push(read())
    })
    await page.goto(`${EDITION}${path}`)
    await page.waitForLoadState('networkidle')
    await Promise.all(reading)
    page.removeAllListeners('response')
    expect(script, path).toBeLessThan(18_000)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([])
  }
})

test('a short way: a question wrong and right, a cell, a search, the English beside it', async ({
  page,
}) => {
  await page.goto(`${EDITION}/one-weight/`)
  const question = page.locator('#ask-one-step-by-hand')
  const answer = question.getByRole('textbox')
  await answer.fill('0.9')
  await question.getByRole('button', { name: '检查' }).click()
  await expect(question).toContainText('不对。')
  await answer.fill('1.1')
  await question.getByRole('button', { name: '检查' }).click()
  await expect(question).toContainText('对。')

  await page.goto(`${EDITION}/batch-size-and-epoch/`)
  await cell(page, 'count-steps').locator('[data-action="run"]').click()
  await expectState(page, 'count-steps', 'done', 60_000)
  await expect(cell(page, 'count-steps')).toContainText('已完成')
  await expect(output(page, 'count-steps')).toContainText('469')

  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('暂退法')
  await expect(page.getByRole('option').first()).toContainText('暂退法')
  await page.getByRole('combobox').fill('ReLU 梯度')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+l')
  await expect(page.locator('.beside[lang=en]').first()).toBeVisible()
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Batch size and epoch')
})
