import { expect, test } from '@playwright/test'

import { readBook } from '../../src/markdown/book.ts'
import type { BookQuestion } from '../../src/questions/book-question.ts'

test('nothing moves when a question comes to life', async ({ page }) => {
  for (const { slug } of readBook().chapters) {
    await page.goto(`/${slug}/`)
    const moved = await page.evaluate(async () => {
      const asked = [...document.querySelectorAll<BookQuestion>('book-question')]
      const heights = () => asked.map((question) => question.offsetHeight)
      const before = heights()
      await Promise.all(asked.map((question) => question.wake()))
      return heights().flatMap((height, at) => (height === before[at] ? [] : [asked[at]!.id]))
    })
    expect(moved, slug).toEqual([])
  }
})
