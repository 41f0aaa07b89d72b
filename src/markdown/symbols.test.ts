import { expect, test } from 'vitest'
import type { BookSymbol } from '../chapter/symbol.ts'
import { readBook } from './book.ts'
import { lettersIn } from './figure-letters.test-kit.ts'
import { readSymbols, symbolProblems, symbolsIn } from './symbols.ts'

const table: BookSymbol[] = [
  { id: 'rate', tex: 'r', in: ['dropout'], meaning: '' },
  { id: 'row', tex: 'r', in: ['data'], meaning: '' },
  { id: 'logit', tex: 'z_k', also: ['z_j'], meaning: '' },
]

test('a letter may mean one thing here and another there', () => {
  expect(symbolsIn('r + z_j', 'dropout', table).map(({ id }) => id)).toEqual(['rate', 'logit'])
  expect(symbolsIn('r', 'data', table)[0]!.id).toBe('row')
})

test('a letter that is missing, and one with two meanings, are errors', () => {
  expect(() => symbolsIn('q', 'data', table)).toThrow('"q" is not in content/symbols.yaml')
  const twice: BookSymbol[] = [...table, { id: 'radius', tex: 'r', in: ['data'], meaning: '' }]
  expect(() => symbolsIn('r', 'data', twice)).toThrow(
    'means two things in this chapter: row and radius',
  )
})

test('letters are found in the words of a figure, as TeX', () => {
  const words = `export const words = {
    sum: 'Z₂ = D₁ ⊙ xⱼ, for a digit', // by Y
    valley: (n: number) => \`½ (θ₁² + \${n} y⁴) of Keras’s x-axis\`,
  }`
  expect(lettersIn(words)).toEqual(['Z_2', 'D_1', 'x_j', '\\theta_1', 'y'])
})

test('the table is checked against the book', () => {
  const book = readBook()
  const problems = symbolProblems(
    [
      ...readSymbols(),
      {
        id: 'nowhere',
        tex: 'Q',
        meaning: '',
        defined: 'merging/#none',
        cell: 'count',
        code: 'nothing',
      },
      { id: 'worthless', tex: 'Q', meaning: '', value: { lost: 'nowhere' } },
    ],
    book,
  )
  expect(problems).toEqual([
    'no equation uses "nowhere"',
    '"nowhere" is defined at "merging/#none", where nothing stands',
    'the cell "count" has no "nothing", which is to be "nowhere"',
    'no equation uses "worthless"',
    'the value of "worthless" is a "lost", not constant, option',
    'the value of "worthless" is to come from "nowhere", which is no cell',
  ])
})
