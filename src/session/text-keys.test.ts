import { expect, test } from 'vitest'
import { hasSaved } from './text-keys.ts'

const A = { code: 'a', base: 'book' }
const OLD = JSON.stringify({ version: 2, edits: { x: A }, removed: { 'y"': A } })
const RESET = JSON.stringify({ version: 3, taken: 'p' })

test.each<[string, Record<string, string>, boolean]>([
  ['x', {}, false],
  ['x', { 'edit:x': JSON.stringify({ version: 3, edit: A }) }, true],
  ['x', { 'edit:y': JSON.stringify({ version: 3, edit: A }) }, false],
  ['x', { edits: OLD }, true],
  ['y"', { edits: OLD }, true],
  ['z', { edits: OLD }, false],
  ['x', { edits: OLD, 'edit:x': RESET }, false],
  ['x', { edits: 'rubbish' }, false],
])('of %j in %j: %j', (id, items, expected) => {
  const storage = { getItem: (key: string) => items[key] ?? null } as unknown as Storage
  expect(hasSaved(id, () => storage)).toBe(expected)
})

test('storage that is denied has nothing', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  expect(hasSaved('x', denied)).toBe(false)
})
