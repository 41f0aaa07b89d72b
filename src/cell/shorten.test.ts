import { expect, test } from 'vitest'
import { shorten } from './shorten.ts'

test('a text is shortened where it is too long, and never within a character', () => {
  expect(shorten('abcd', 4)).toBe('abcd')
  expect(shorten('abcde', 4)).toBe('abc…')
  expect(shorten('ab🙂cd', 4)).toBe('ab…')
})
