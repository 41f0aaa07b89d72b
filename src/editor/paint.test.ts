import { expect, test } from 'vitest'
import { paintedPieces } from './paint.ts'

const textOf = (code: string) =>
  paintedPieces(code)
    .map(({ text }) => text)
    .join('')

test('what is painted is the text, and what cannot be seen is marked', () => {
  const code = 'const a = "x" // \u202e b\n/* \u2066 */ if\u200b'
  expect(textOf(code)).toBe(code)
  const marks = paintedPieces(code).flatMap(({ mark }) => (mark ? [mark.label] : []))
  expect(marks).toEqual(['U+202E', 'U+2066', 'U+200B'])
  expect(paintedPieces(code)[0]).toEqual({ text: 'const', classes: 'tok-keyword' })
})

test.each([
  '!',
  '.b',
  '()',
  '<a>',
  '(',
  'a<(b:',
  'new a<({a=',
  '"',
  '`${',
  'a?b:<a>',
  '[0]',
  '\u202ea',
])('%j, over and over, is painted soon, or plainly', (wrapper) => {
  for (const times of [3000, 20_000, 50_000]) {
    const code = `a${wrapper.repeat(times)}`
    const start = performance.now()
    expect(textOf(code)).toBe(code)
    expect(performance.now() - start).toBeLessThan(4000)
  }
})

test('a text that takes too long is shown without colours', () => {
  let time = 0
  const painted = paintedPieces(`${'a;'.repeat(500)}'b'\u202e`, () => (time += 1000))
  expect(painted.map(({ classes }) => classes)).toEqual(['', ''])
  expect(painted[1]!.mark?.label).toBe('U+202E')
})
