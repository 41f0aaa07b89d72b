import { afterEach, expect, test, vi } from 'vitest'
import { chooseCompute, chosenCompute } from './compute.ts'
import { denied, fakeStorage } from './storage.test-kit.ts'

afterEach(() => vi.unstubAllGlobals())

test('a choice holds where there is no room to store it, and until one can be stored', () => {
  const storage = fakeStorage()
  vi.stubGlobal('localStorage', storage())
  chooseCompute('wasm')
  expect(chosenCompute()).toBe('wasm')
  storage.room = 0
  chooseCompute('cpu')
  expect(chosenCompute()).toBe('cpu')
  storage.room = 100
  chooseCompute('webgl')
  expect(chosenCompute()).toBe('webgl')
  // As another tab may.
  storage.items.clear()
  expect(chosenCompute()).toBe('automatic')
})

test('a choice holds where storage is denied', () => {
  vi.stubGlobal('localStorage', { getItem: denied, setItem: denied })
  expect(chosenCompute()).toBe('automatic')
  chooseCompute('cpu')
  expect(chosenCompute()).toBe('cpu')
})
