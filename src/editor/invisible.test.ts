import { expect, test } from 'vitest'
import { INVISIBLE } from '../cell/characters.ts'
import { markOf, pieces, withMarks } from './invisible.ts'

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))

test('what cannot be seen, or turns the order, is marked', () => {
  const all = [
    ...from(0x200b, 0x200f),
    ...from(0x2028, 0x202e),
    ...from(0x2060, 0x2069),
    ...from(0, 8),
    ...from(0x0b, 0x1f),
    ...from(0x7f, 0x9f),
    ...from(0xfff9, 0xfffb),
    ...from(0xe0020, 0xe007f),
    ...['\u00ad', '\ufeff', '\u061c', '\u034f', '\u115f', '\u3164', '\u180e', '\u2800', '\ufe0f'],
  ]
  for (const each of all) {
    expect(`a${each}`.match(INVISIBLE), escape(each)).toEqual([each])
    expect(pieces(`a${each}b`)).toEqual([
      { text: 'a' },
      { text: each, mark: markOf(each) },
      { text: 'b' },
    ])
  }
})

test('what is seen is not', () => {
  for (const text of [
    'a\tb\n',
    'Größe → 数字 🙂',
    '\u00a0\u3000',
    '❤️ 👩🏽‍🔬 👁️‍🗨️',
    'אבג عربي',
    'é ώ',
  ])
    expect(pieces(text)).toEqual([{ text }])
  expect(pieces('')).toEqual([])
})

test('marks name what stands there', () => {
  expect(markOf('\u202e')).toEqual({ label: 'U+202E', title: 'U+202E, right-to-left override' })
  expect(markOf('\u0007').title).toBe('U+0007, control character')
  expect(markOf('\u{e0041}').title).toBe('U+E0041, invisible character')
  expect(markOf('\u200b\u202e')).toEqual({
    label: 'U+200B U+202E',
    title: 'U+200B, zero-width space; U+202E, right-to-left override',
  })
  const { label, title } = markOf('\u200b'.repeat(10_000))
  expect(label).toBe('U+200B U+200B U+200B U+200B +9996')
  expect(title).toMatch(/; and 9,996 more$/)
  expect(withMarks('a\u202eb')).toBe('a⟦U+202E⟧b')
})

test('a text of marks only, or of every second', () => {
  const start = performance.now()
  expect(pieces('\u202e'.repeat(500_000))).toHaveLength(1)
  expect(pieces('a\u200d'.repeat(100_000))).toHaveLength(200_000)
  expect(performance.now() - start).toBeLessThan(4000)
})
