import { expect, test } from 'vitest'
import { hasKept } from './kept-keys.ts'
import { denied, fakeStorage } from './storage.test-kit.ts'

const storage = fakeStorage

test('a cell has a training if a key names it; another cell’s is not its own', () => {
  expect(hasKept('fit', storage({ 'training:fit k1': '{}' }))).toBe(true)
  expect(hasKept('fit', storage({ 'training:fit-more k1': '{}', other: '' }))).toBe(false)
  const earlier = storage({ 'training:fit k1': '{}' })
  expect(hasKept('fit', Object.assign(storage({}), { earlier }))).toBe(true)
  const list = storage({ trainings: '{"version":1,"kept":[{"cell":"fit"}]}' })
  expect(hasKept('fit', Object.assign(storage({}), { earlier: list }))).toBe(true)
  expect(hasKept('fi', list)).toBe(false)
  expect(hasKept('fit', denied)).toBe(false)
})
