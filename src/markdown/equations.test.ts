import { expect, test } from 'vitest'
import { readBook } from './book.ts'
import { readingOf, renderEquation, speechRules } from './equations.ts'

const { equations, slug } = readBook().chapters[0]!

test('an equation is read as a teacher would read it', () => {
  expect(readingOf('z = \\sum_{j=1}^{784} x_j \\, w_j + b')).toBe(
    'z equals the sum from j equals 1 to 784 of x sub j w sub j plus b',
  )
})

test('it is said where a root and a fraction end, and what is a function', () => {
  expect(readingOf('\\frac{g}{\\sqrt{s} + e}')).toBe(
    'the fraction g over the square root of s end root plus e end fraction',
  )
  expect(readingOf('\\frac{g}{\\sqrt{s + e}}')).toBe(
    'the fraction g over the square root of s plus e end root end fraction',
  )
  expect(readingOf('\\frac{\\partial L}{\\partial w}')).toBe(
    'the derivative of L with respect to w',
  )
})

test('an equation in the page has a number, its LaTeX unchanged, and its symbols as targets', () => {
  const html = renderEquation(equations[0]!, slug)
  expect(html).toContain('id="eq-worst"')
  expect(html).toContain('>(1.1)</a>')
  expect(html).toContain('<annotation encoding="application/x-tex">c = \\frac{n (n - 1)}{2}')
  expect(html).toContain('data-symbol="comparisons"')
  expect(html).toContain('<math alttext="c equals')
})

test('two equations side by side may go on in the next line between them, and not within one', () => {
  const parted = (tex: string) => renderEquation({ ...equations[0]!, tex }, slug)
  const pieces = (html: string) => html.match(/class="katex-base"/g)!.length
  expect(pieces(parted('n = 1'))).toBe(2)
  expect(pieces(parted('n = 1, \\qquad n = 2'))).toBe(2)
  expect(pieces(parted('\\begin{aligned} n &= 1 \\qquad \\\\ n &= 2 \\end{aligned}'))).toBe(1)
})

test('signs of a pattern in a formula are only signs', () => {
  const html = renderEquation({ ...equations[0]!, tex: '\\text{\\$\\&}' }, slug)
  expect(html).toContain('<mtext>$&amp;</mtext>')
  expect(html.match(/class="equation"/g)).toHaveLength(1)
})

test('the book may lie in a folder with a blank in its name', () => {
  expect(speechRules('file:///my%20books/one/src/markdown/equations.ts')).toBe(
    '/my books/one/node_modules/speech-rule-engine/lib/mathmaps',
  )
})
