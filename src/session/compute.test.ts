import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { conditions } from '../tensor/fastest.ts'
import { chooseCompute, chosenCompute, rememberMeasured } from './compute.ts'
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

const browser = (card: string, version = 156) => {
  const [vendor, architecture] = card.split(' ')
  vi.stubGlobal('navigator', {
    userAgent: `Chrome/${version}.0.0.0`,
    hardwareConcurrency: 8,
    gpu: { requestAdapter: async () => ({ info: { vendor, architecture, description: '' } }) },
  })
}

/** Of a page just loaded. */
async function measuredHere() {
  vi.resetModules()
  return (await import('./compute.ts')).measuredHere()
}

describe('what was measured', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', fakeStorage()())
    browser('some card')
    rememberMeasured({
      card: { backend: 'webgpu', name: 'some card ' },
      of: conditions(),
      milliseconds: { wasm: 11.7, webgpu: 0.26 },
      fastest: 'webgpu',
    })
  })
  test('what was measured before holds for the same browser and card, and for no other', async () => {
    expect(await measuredHere()).toMatchObject({ fastest: 'webgpu' })
    browser('some card', 157)
    expect(await measuredHere()).toBeUndefined()
    browser('another card')
    expect(await measuredHere()).toBeUndefined()
    // A processor that plays one is none.
    browser('google swiftshader')
    expect(await measuredHere()).toBeUndefined()
  })

  test('where nothing was measured, nothing holds', async () => {
    vi.stubGlobal('localStorage', fakeStorage()())
    expect(await measuredHere()).toBeUndefined()
  })
})
