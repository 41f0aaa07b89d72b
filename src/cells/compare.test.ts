import { expect, test } from 'vitest'
import { h, type Markup, toHtml } from '../output/markup.ts'
import { renderDiff } from './compare.ts'

const linesOf = (from: string, to: string) => {
  const pre = renderDiff('x', from, to).children[1] as Markup
  return pre.children as Markup[]
}

test('lines of a kind that follow each other are one element', () => {
  expect(
    linesOf('a\nb\nc\nd', 'a\nb\nC\nD\nE\nd').map((part) => [part.tag, ...part.children]),
  ).toEqual([
    ['span', '  a\n  b'],
    ['del', '− c'],
    ['ins', '+ C\n+ D\n+ E'],
    ['span', '  d'],
  ])
})

test('what cannot be seen, or turns the order, is marked, and the text stays', () => {
  const [added] = linesOf('', 'if (a) /*\u202e } \u2066*/').slice(1)
  const mark = (label: string, name: string, text: string) =>
    h(
      'span',
      {
        class: 'invisible',
        'data-mark': label,
        title: `${label}, ${name}`,
        role: 'img',
        'aria-label': `${label}, ${name}`,
      },
      text,
    )
  expect(added!.children).toEqual([
    '+ if (a) /*',
    mark('U+202E', 'right-to-left override', '\u202e'),
    ' } ',
    mark('U+2066', 'left-to-right isolate', '\u2066'),
    '*/',
  ])
})

test('so many lines or marks that a page could not hold an element for each', () => {
  const start = performance.now()
  for (const [from, to] of [
    ['a\nb\n'.repeat(120_000), 'b\na\na\n'.repeat(80_000)],
    ['', 'a\u202e'.repeat(250_000)],
    ['\n'.repeat(500_000), '\r\n'.repeat(200_000)],
  ] as const) {
    const diff = renderDiff('x', from, to)
    expect(linesOf(from, to).flatMap(({ children }) => children).length).toBeLessThan(10_000)
    expect(toHtml(diff).length).toBeGreaterThan(from.length)
  }
  expect(performance.now() - start).toBeLessThan(10_000)
})
