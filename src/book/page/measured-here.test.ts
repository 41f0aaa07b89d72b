import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rememberMeasured } from '../../session/compute.ts'
import { fakeStorage } from '../../session/storage.test-kit.ts'
import { conditions } from '../../tensor/fastest.ts'

afterEach(() => vi.unstubAllGlobals())

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
  return (await import('./measured-here.ts')).measuredHere()
}

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
