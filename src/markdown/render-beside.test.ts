import { expect, test } from 'vitest'
import { readBook } from './book.ts'
import {
  originalBeside,
  originalOf,
  pairsOf,
  renderBeside,
  renderLinesOf,
} from './render-beside.ts'

const book = readBook()
const original = originalOf(book)!

test('each cell stands beside its lines, which keep their numbers, and lines without a cell stand alone', async () => {
  const html = await renderBeside(book, original, '/')
  const rows = html.split('<div class="beside-row">').slice(1)
  expect(rows.map((row) => row.match(/#cell-([\w-]+)/)?.[1])).toEqual([
    undefined,
    'deal',
    'insertion-sort',
    'merge',
    'merge-sort',
    undefined,
  ])
  expect(rows.map((row) => row.match(/--before:(\d+)/)![1])).toEqual([
    '0',
    '2',
    '4',
    '13',
    '23',
    '30',
  ])
  const textOf = (row: string) => row.replace(/<[^>]+>/g, '').replaceAll('&#x3C;', '<')
  expect(textOf(rows[1]!)).toContain('cards = [5, 2, 4, 6, 1, 3]')
  const all = original.text.split('\n').filter((line) => line !== '')
  for (const line of all) expect(textOf(html)).toContain(line)
})

test('a cell shows the lines that it stands for; another shows none', async () => {
  const html = await renderLinesOf(book, 'merge')
  expect(html).toContain('<summary>Beside lines 14–22 of the original</summary>')
  expect(html.match(/class="line"/g)).toHaveLength(9)
  expect(await renderLinesOf(book, 'count')).toBe('')
})

test('a chapter has a switch where its cells stand for lines', () => {
  expect(book.chapters.map((chapter) => originalBeside(book, chapter))).toEqual([
    { language: 'Python', cells: 2 },
    { language: 'Python', cells: 2 },
  ])
  const [first] = book.chapters
  expect(originalBeside(book, { ...first!, cells: [], shown: [] })).toBeUndefined()
})

test('lines that are not there, and lines of two cells, are errors with a place', () => {
  const short = { ...original, text: original.text.split('\n').slice(0, 20).join('\n') }
  expect(() => pairsOf(book, short)).toThrow(/02-merging\.md:\d+:1.*the original has lines 1 to 20/)
  const [first, second] = book.chapters
  const cells = first!.cells.map((cell) => ({
    ...cell,
    options: { ...cell.options, own: cell.id === 'count' ? { lines: '8' } : cell.options.own },
  }))
  expect(() => pairsOf({ chapters: [{ ...first!, cells }, second!] }, original)).toThrow(
    'line 8 of the original is that of the cell "insertion-sort", too',
  )
})
