import { expect, test } from 'vitest'
import { fasterOf, isOf, mended } from './fastest.ts'

const card = { backend: 'webgpu', name: 'some card' } as const
const measure = (wasm: number, webgpu?: number) => fasterOf(card, 'here', wasm, webgpu)

test.each([
  // Recorded on a machine with a large card: `fit` on wasm with four threads, on WebGPU step by step, and planned.
  [9.6, 16.4, 'wasm'],
  [9.6, 0.3, 'webgpu'],
  [9.6, 23.8, 'wasm'],
  [12.6, 4.9, 'webgpu'],
  [10, 10, 'wasm'],
  [10, undefined, 'wasm'],
] as const)('%s ms on wasm and %s on the card: %s', (wasm, webgpu, fastest) => {
  expect(measure(wasm, webgpu).fastest).toBe(fastest)
})

test('a choice that training shows to be wrong is mended, and not taken back', () => {
  // What was timed once was another step than that of `fit`.
  const wrong = measure(12.6, 4.9)
  const right = mended(wrong, { milliseconds: 16.4 })!
  expect(right).toEqual({ ...wrong, milliseconds: { wasm: 12.6, webgpu: 16.4 }, fastest: 'wasm' })
  expect(mended(right, { milliseconds: 9.6 })).toBeUndefined()
  // Now wasm is slower than it was when it was timed, but not than the card.
  expect(mended(right, { milliseconds: 15 })).toBeUndefined()
})

test('a right choice stands, also where training is somewhat slower than what was timed', () => {
  expect(mended(measure(9.6, 0.3), { milliseconds: 0.5 })).toBeUndefined()
  expect(mended(measure(9.6, 10), { milliseconds: 12 })).toBeUndefined()
  expect(mended(measure(9.6), { milliseconds: 1000 })).toBeUndefined()
})

test('what was measured holds for the same card, versions and processors', () => {
  const measured = measure(9.6, 0.3)
  expect(isOf(measured, card, 'here')).toBe(true)
  expect(isOf(measured, card, 'with more threads')).toBe(false)
  expect(isOf(measured, { ...card, name: 'another' }, 'here')).toBe(false)
  expect(isOf(undefined, card, 'here')).toBe(false)
})
