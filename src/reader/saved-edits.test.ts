import { expect, test } from 'vitest'
import { readEdits, saveEdit } from './saved-edits.ts'

/** As much of a Storage as is used; `room` is how many characters fit. */
function fakeStorage(content?: string, room = Number.POSITIVE_INFINITY): () => Storage {
  let text = content ?? null
  const storage = {
    getItem: () => text,
    setItem: (_: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError')
      text = value
    },
  }
  return () => storage as unknown as Storage
}
const EDIT = { code: 'const a = 2', base: 'const a = 1' }

test('edits are kept and forgotten one by one', () => {
  const storage = fakeStorage()
  expect(saveEdit('a', EDIT, storage)).toBe(true)
  saveEdit('b', { code: '2', base: '1' }, storage)
  saveEdit('a', undefined, storage)
  expect(readEdits(storage)).toEqual(new Map([['b', { code: '2', base: '1' }]]))
})

test.each([
  '',
  'no json',
  'null',
  '[]',
  '{"version":2,"edits":{"a":{"code":"1","base":"2"}}}',
  '{"version":1,"edits":{"a":null,"b":{"code":1,"base":""},"c":"x"}}',
])('%j is read as no edits', (content) => {
  expect(readEdits(fakeStorage(content))).toEqual(new Map())
})

test('denied or full storage is said, not thrown', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  expect(readEdits(denied)).toEqual(new Map())
  expect(saveEdit('a', EDIT, denied)).toBe(false)
  expect(saveEdit('a', EDIT, fakeStorage(undefined, 10))).toBe(false)
})
