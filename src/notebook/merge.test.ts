import { expect, test } from 'vitest'
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
