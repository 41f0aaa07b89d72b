import { describe, expect, test } from 'vitest'
import {
  joinOld,
  type OwnValue,
  printOfOld,
  readOld,
  readOwn,
  type StoredCell,
  writeOwn,
} from './stored-text.ts'

const text = (code: string) => ({ code, base: 'book' })
const [A, B, C] = ['a', 'b', 'c'].map(text) as [
  StoredCell['edit'],
  ...NonNullable<StoredCell['edit']>[],
]

describe('a cell’s own value', () => {
  test.each<StoredCell>([
    { edit: A },
    { removed: A },
    { edit: A, removed: B },
    { edit: { ...B!, isPutIn: true }, removed: A },
  ])('what is written of %j is read', (cell) => {
    expect(readOwn(writeOwn(cell, 'p')!)).toEqual({ ...cell, taken: 'p', isDamaged: false })
  })
  test('of nothing, nothing is written, but for what it accounts for', () => {
    expect(writeOwn({})).toBeUndefined()
    expect(readOwn(writeOwn({}, 'p')!)).toEqual({ taken: 'p', isDamaged: false })
  })
  test('only the text itself is written', () => {
    const edit = { ...text('a'), compiled: { js: 'a' } }
    expect(JSON.parse(writeOwn({ edit })!)).toEqual({ version: 3, edit: A })
  })
  test.each([
    '',
    'no json',
    'null',
    '[]',
    '{"version":2}',
    '{"version":"3"}',
    '{"version":3,"edit":7}',
    '{"version":3,"edit":{"code":"1"}}',
  ])('%j is damaged', (value) => {
    expect(readOwn(value)).toMatchObject({ isDamaged: true })
  })
  test('of a damaged value, what can be read is read', () => {
    const value = JSON.stringify({ version: 3, edit: null, removed: A })
    expect(readOwn(value)).toMatchObject({ removed: A, isDamaged: true })
  })
  test('a later version is known as one', () => {
    expect(readOwn('{"version":4,"edit":{"code":"1","base":"2"}}')).toBe('later-version')
  })
})

describe('the old value of all cells', () => {
  test('version 1, which knew no removed texts', () => {
    expect(readOld(JSON.stringify({ version: 1, edits: { x: A } }))).toEqual(
      new Map([['x', { edit: A }]]),
    )
  })
  test('version 2', () => {
    const value = JSON.stringify({ version: 2, edits: { x: A }, removed: { x: B, y: C } })
    expect(readOld(value)).toEqual(
      new Map([
        ['x', { edit: A, removed: B }],
        ['y', { removed: C }],
      ]),
    )
  })
  test.each([
    null,
    '',
    'null',
    '[]',
    '{"version":0}',
    '{"version":"2","edits":{"a":{"code":"1","base":"2"}}}',
    '{"version":1,"edits":{"a":null,"b":{"code":1,"base":""},"c":"x"}}',
    '{"version":2,"edits":7,"removed":[]}',
  ])('%j is read as nothing', (value) => {
    expect(readOld(value)).toEqual(new Map())
  })
  test('a later version is known as one', () => {
    expect(readOld('{"version":3}')).toBe('later-version')
  })
})

describe('a cell’s own value and the old one', () => {
  /** An own value that accounts for a state of the old one. */
  const own = (cell: StoredCell, taken?: StoredCell): OwnValue => ({
    ...cell,
    taken: printOfOld(taken),
    isDamaged: false,
  })
  test.each<[string, OwnValue | undefined, StoredCell | undefined, StoredCell]>([
    ['neither', undefined, undefined, {}],
    ['own only', own({ edit: A }), undefined, { edit: A }],
    ['old only', undefined, { edit: A, removed: B }, { edit: A, removed: B }],
    ['own cannot be read', { isDamaged: true }, { edit: A }, { edit: A }],
    ['accounted for', own({ edit: B }, { edit: A }), { edit: A }, { edit: B }],
    ['reset since', own({ removed: A }, { edit: A }), { edit: A }, { removed: A }],
    ['set back to the book’s since', own({}, { edit: A }), { edit: A }, {}],
    ['another text', own({ edit: B }, { edit: A }), { edit: C }, { edit: C, removed: B }],
    [
      'another text after a reset',
      own({ removed: B }, { edit: A }),
      { edit: C },
      { edit: C, removed: B },
    ],
    [
      'another text after nothing',
      own({}, { edit: A }),
      { edit: C, removed: B },
      { edit: C, removed: B },
    ],
    ['a text where there was none', own({ edit: B }), { edit: C }, { edit: C, removed: B }],
    ['the same text', own({ edit: B, removed: C }), { edit: B }, { edit: B, removed: C }],
    ['a reset of ours', own({ edit: A }, { edit: A }), { removed: A }, { removed: A }],
    ['a reset of another', own({ edit: B }, { edit: A }), { removed: A }, { edit: B }],
    ['lost by older tabs', own({ edit: A }, { edit: A }), undefined, { edit: A }],
  ])('%s', (_, ours, old, expected) => {
    expect(joinOld(ours, old)).toEqual(expected)
  })
})
