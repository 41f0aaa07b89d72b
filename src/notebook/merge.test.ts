import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLines, mergeTexts } from './merge.ts'

test('differences, line by line', () => {
  expect(diffLines('a\nb\nc', 'a\nB\nc\nd')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'B' },
    { kind: 'same', text: 'c' },
    { kind: 'added', text: 'd' },
  ])
})

test('changes in different lines are both taken', () => {
  expect(mergeTexts('a\nb\nc', 'A\nb\nc', 'a\nb\nC')).toEqual({ text: 'A\nb\nC', conflicts: 0 })
})

test('the same change made twice is one', () => {
  expect(mergeTexts('a\nb', 'a\nB', 'a\nB')).toEqual({ text: 'a\nB', conflicts: 0 })
})

test('two changes of one line stand one after the other', () => {
  expect(mergeTexts('a\nb\nc', 'a\n1\nc', 'a\n2\nc')).toEqual({
    text: 'a\n// yours:\n1\n// the book’s:\n2\n// end\nc',
    conflicts: 1,
  })
})

describe('of long texts with many equal lines', () => {
  const many = 'a\nb\n'.repeat(100_000)
  const other = 'b\nb\na\n'.repeat(60_000)

  test('what they begin and end with is the same, and between stand both', () => {
    const lines = diffLines(`same\n${many}end`, `same\n${other}end`)
    expect(lines.length).toBe(200_000 + 180_000 + 2)
    expect([lines[0], lines[1], lines.at(-2), lines.at(-1)]).toEqual([
      { kind: 'same', text: 'same' },
      { kind: 'removed', text: 'a' },
      { kind: 'added', text: 'a' },
      { kind: 'same', text: 'end' },
    ])
  }, 5_000)

  test('they merge to the one that was changed, or are one conflict', () => {
    expect(mergeTexts(many, other, many)).toEqual({ text: other, conflicts: 0 })
    expect(mergeTexts(many, many, other)).toEqual({ text: other, conflicts: 0 })
    expect(mergeTexts(many, other, other)).toEqual({ text: other, conflicts: 0 })
    const { text, conflicts } = mergeTexts(many, other, `${many}c`)
    expect(conflicts).toBe(1)
    expect(text).toBe(`// yours:\n${other}\n// the book’s:\n${many}c\n// end`)
  }, 5_000)
})

test('a difference, read for either side, is that text', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', '', 'c'), { maxLength: 30 })
    .map((all) => all.join('\n'))
  fc.assert(
    fc.property(text, text, (from, to) => {
      const lines = diffLines(from, to)
      const without = (kind: string) => lines.filter((line) => line.kind !== kind)
      expect(without('added').map(({ text }) => text)).toEqual(from.split('\n'))
      expect(without('removed').map(({ text }) => text)).toEqual(to.split('\n'))
    }),
  )
})
