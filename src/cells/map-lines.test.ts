import { expect, test } from 'vitest'
import { linesOf, restsOn } from './map-lines.ts'

const needs = new Map([
  ['imports', []],
  ['data', ['imports']],
  ['model', ['imports']],
  ['fit', ['imports', 'data', 'model']],
  ['look', ['data']],
])

test('a line that others say already is not drawn', () => {
  expect(linesOf(needs)).toEqual([
    ['imports', 'data'],
    ['imports', 'model'],
    ['data', 'fit'],
    ['model', 'fit'],
    ['data', 'look'],
  ])
})

test('a cell rests on all that its needs need', () => {
  expect([...restsOn(needs, 'fit')].sort()).toEqual(['data', 'imports', 'model'])
  expect(restsOn(needs, 'imports').size).toBe(0)
})
