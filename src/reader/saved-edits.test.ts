import { expect, test } from 'vitest'
import { EDITS_KEY, readEdits, saveEdit } from './saved-edits.ts'

/** As much of a Storage as is used; `room` is how many characters fit. */
function fakeStorage(content?: string, room = Number.POSITIVE_INFINITY) {
  const items = new Map<string, string>(content === undefined ? [] : [[EDITS_KEY, content]])
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError')
      items.set(key, value)
    },
  }
  return Object.assign(() => storage as unknown as Storage, { items })
}
const EDIT = { code: 'const a = 2', base: 'const a = 1' }
const none = new Map()

test('texts are kept and forgotten one by one', () => {
  const storage = fakeStorage()
  expect(saveEdit('a', EDIT, undefined, storage)).toBe(true)
  saveEdit('b', { code: '2', base: '1' }, undefined, storage)
  saveEdit('a', undefined, EDIT, storage)
  expect(readEdits(storage)).toEqual({
    edits: new Map([['b', { code: '2', base: '1' }]]),
    removed: new Map([['a', EDIT]]),
  })
})

test('version 1, which knew no removed texts, is read and rewritten', () => {
  const storage = fakeStorage(JSON.stringify({ version: 1, edits: { a: EDIT } }))
  expect(readEdits(storage)).toEqual({ edits: new Map([['a', EDIT]]), removed: none })
  saveEdit('b', EDIT, undefined, storage)
  expect(JSON.parse(storage.items.get(EDITS_KEY)!)).toEqual({
    version: 2,
    edits: { a: EDIT, b: EDIT },
    removed: {},
  })
})

test.each([
  '',
  'no json',
  'null',
  '[]',
  '{"version":0}',
  '{"version":"2","edits":{"a":{"code":"1","base":"2"}}}',
  '{"version":1,"edits":{"a":null,"b":{"code":1,"base":""},"c":"x"}}',
])('%j is read as no edits', (content) => {
  expect(readEdits(fakeStorage(content))).toEqual({ edits: none, removed: none })
})

test('what cannot be read is put aside; what a later book wrote is left alone', () => {
  const broken = fakeStorage('{"version":2,"edits":{"a":')
  expect(saveEdit('a', EDIT, undefined, broken)).toBe(true)
  expect(broken.items.get('edits-unreadable')).toBe('{"version":2,"edits":{"a":')
  const later = '{"version":99,"texts":[]}'
  const newer = fakeStorage(later)
  expect(saveEdit('a', EDIT, undefined, newer)).toBe(false)
  expect(newer.items.get(EDITS_KEY)).toBe(later)
})

test('denied or full storage is said, not thrown', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  expect(readEdits(denied)).toEqual({ edits: none, removed: none })
  expect(saveEdit('a', EDIT, undefined, denied)).toBe(false)
  expect(saveEdit('a', EDIT, undefined, fakeStorage(undefined, 10))).toBe(false)
})
