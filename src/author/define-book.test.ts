import { expect, test } from 'vitest'
import { type BookSettings, defineBook } from './define-book.ts'

const book: BookSettings = {
  id: 'sorting',
  content: 'fixtures/sorting/content',
  editions: ['en', 'zh-cn'],
  licence: { name: 'CC0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  modules: { 'lesson/*': { source: 'fixtures/sorting/lesson/*.ts' } },
}

test('settings that are whole are taken as they are', () => {
  expect(defineBook(book)).toBe(book)
})

test.each([
  [{ id: 'My Book' }, 'id "My Book"'],
  [{ editions: ['en', 'zh_CN'] as [string, string] }, 'edition "zh_CN"'],
  [{ modules: { 'lesson/*': { source: 'lesson/all.ts' } } }, 'module "lesson/*"'],
])('%j is refused', (wrong, message) => {
  expect(() => defineBook({ ...book, ...wrong })).toThrow(message)
})
