import { expect, test } from '@playwright/test'
import { readBook } from '../../src/markdown/book.ts'

test('on a phone no words in a picture run into others', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const { slug } of readBook().chapters) {
    await page.goto(`/${slug}/`)
    const meeting = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.querySelectorAll('svg.drawing, svg.chart')].flatMap((picture) => {
        const texts = [...picture.querySelectorAll('text')]
          .map((text) => ({ said: text.textContent.trim(), box: text.getBoundingClientRect() }))
          .filter(({ said }) => said !== '')
        return texts.flatMap(({ said, box }, i) =>
          texts.slice(i + 1).flatMap((other) => {
            const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
            const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
            const isOnLine = down > Math.min(box.height, other.box.height) / 2
            return isOnLine && across > 0 ? `${said} | ${other.said}` : []
          }),
        )
      })
    })
    expect(meeting, slug).toEqual([])
  }
})
