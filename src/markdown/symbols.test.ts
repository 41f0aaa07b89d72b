import { expect, test } from 'vitest'
import { type BookSymbol, lineOfName } from '../chapter/symbol.ts'
import { readBook } from './book.ts'
import { lettersIn } from './figure-letters.test-kit.ts'
import { knownSymbolsIn, readSymbols, symbolProblems, symbolsIn } from './symbols.ts'

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

test('in a sentence, a letter that the table does not have, or has twice, is only a letter', () => {
  const twice: BookSymbol[] = [...table, { id: 'radius', tex: 'r', in: ['data'], meaning: '' }]
  const found = (tex: string, slug: string) => knownSymbolsIn(tex, slug, twice).map(({ id }) => id)
  expect(found('q + z_k', 'data')).toEqual(['logit'])
  expect(found('r', 'data')).toEqual([])
  expect(found('r', 'dropout')).toEqual(['rate'])
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
    'nothing uses "nowhere"',
    '"nowhere" is defined at "merging/#none", where nothing stands',
    'the cell "count" has no "nothing", which is to be "nowhere"',
    'nothing uses "worthless"',
    'the value of "worthless" is a "lost", not constant, option',
    'the value of "worthless" is to come from "nowhere", which is no cell',
  ])
})

test('the line of a name is the first, or the first of a declaration, where that has it', () => {
  const lines = ['const a = (n) => n', 'const b =', '  (m) => n + memory.n', 'memory.n']
  expect(lineOfName(lines, 'n')).toBe(1)
  expect(lineOfName(lines, 'n', 'b')).toBe(3)
  expect(lineOfName(lines, 'memory.n', 'c')).toBe(3)
  expect(lineOfName(lines, 'a', 'b')).toBe(1)
  expect(lineOfName(lines, 'memory')).toBe(3)
  expect(lineOfName(lines, 'q')).toBeUndefined()
})
