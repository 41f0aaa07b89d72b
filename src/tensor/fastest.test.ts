import { afterEach, expect, test, vi } from 'vitest'
import { conditions, fasterOf, isClose, isDoubtful, isOf, leastOf } from './fastest.ts'

const card = { backend: 'webgpu', name: 'some card' } as const
const measure = (wasm?: number, webgpu?: number) => fasterOf(card, 'here', wasm, webgpu)

afterEach(() => vi.unstubAllGlobals())

test.each([
  // Recorded on a machine with a large card: `fit` on wasm with four threads, on WebGPU step by step, and planned.
  [9.6, 16.4, 'wasm'],
  [9.6, 0.3, 'webgpu'],
  [9.6, 23.8, 'wasm'],
  [12.6, 4.9, 'webgpu'],
  [10, 10, 'wasm'],
  [10, undefined, 'wasm'],
  [undefined, 900, 'webgpu'],
  [undefined, undefined, 'wasm'],
] as const)('%s ms on wasm and %s on the card: %s', (wasm, webgpu, fastest) => {
  expect(measure(wasm, webgpu).fastest).toBe(fastest)
})

test('a choice is doubted where training is clearly slower than the other promised', () => {
  expect(isDoubtful(measure(9.6, 0.3), 'webgpu', { milliseconds: 0.5 })).toBe(false)
  expect(isDoubtful(measure(9.6, 0.3), 'webgpu', { milliseconds: 16.4 })).toBe(true)
  // What chose the slower, where another kind of step was timed.
  expect(isDoubtful(measure(12.6, 4.9), 'webgpu', { milliseconds: 16.4 })).toBe(true)
  expect(isDoubtful(measure(9.6, 10), 'wasm', { milliseconds: 12 })).toBe(false)
  expect(isDoubtful(measure(9.6, 10), 'wasm', { milliseconds: 13 })).toBe(true)
})

test('one that was not waited for promises nothing', () => {
  expect(isDoubtful(measure(9.6), 'wasm', { milliseconds: 1000 })).toBe(false)
  expect(isDoubtful(measure(undefined, 900), 'webgpu', { milliseconds: 5000 })).toBe(false)
})

test('a busy moment is not remembered', () => {
  // Another tab trains by wasm: for as long as it does, the card is faster.
  const [alone, busy] = [measure(9.6, 14), measure(19, 15)]
  expect(busy.fastest).toBe('webgpu')
  expect(leastOf(alone, busy)).toEqual(alone)
  expect(leastOf(busy, alone)).toEqual(alone)
  expect(leastOf(measure(9.6), measure(undefined, 14))).toEqual(alone)
})

test.each([
  // Wasm alone takes 9.6 ms there, beside another tab that trains 19.
  [19, 15, true],
  [9.6, 4.9, true],
  [9.6, 0.3, false],
  [9.6, undefined, false],
] as const)('a busy moment may have decided between %s and %s: %s', (wasm, webgpu, may) => {
  expect(isClose(measure(wasm, webgpu))).toBe(may)
})

test('what was measured holds for the same card, versions and processors', () => {
  const measured = measure(9.6, 0.3)
  expect(isOf(measured, card, 'here')).toBe(true)
  expect(isOf(measured, card, 'with more threads')).toBe(false)
  expect(isOf(measured, { ...card, name: 'another' }, 'here')).toBe(false)
  expect(isOf(undefined, card, 'here')).toBe(false)
})

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chrome/156',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0', 'Firefox/148'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    'Version/26',
  ],
  [`Some browser ${'with a long name '.repeat(50)}`, 'another'],
])('and in the same version of the browser: %s', (userAgent, browser) => {
  vi.stubGlobal('navigator', { userAgent, hardwareConcurrency: 8 })
  expect(conditions()).toContain(`${browser}, steps`)
  expect(conditions()).toContain('8 processors')
  // The page takes no longer ones.
  expect(conditions().length).toBeLessThan(200)
})
