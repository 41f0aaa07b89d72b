import { expect, test } from 'vitest'
import { makeCheckpoint } from './checkpoint.test-kit.ts'
import { bytesOf, isCheckpoint } from './checkpoint-form.ts'
import type { Checkpoint } from './protocol.ts'

const good = (): Checkpoint => ({
  ...makeCheckpoint(),
  weights: [
    { name: 'w', shape: [2, 3], dtype: 'float32', values: new Float32Array(6) },
    { name: 'b', shape: [3], dtype: 'float32', values: new Float32Array(3) },
  ],
  optimizer: [{ name: 'iter', shape: [], dtype: 'int32', values: new Int32Array(1) }],
  random: -17,
})

test('a checkpoint is one, also as storage gives it back', () => {
  expect(isCheckpoint(good())).toBe(true)
  expect(isCheckpoint(structuredClone(good()))).toBe(true)
  expect(bytesOf(good())).toBe(4 * 12)
})

test.each<[string, string, unknown]>([
  ['weights', 'weights', undefined],
  ['weights', 'weights', [null]],
  ['a name', 'weights.0.name', 7],
  ['a shape', 'weights.0.shape', [2, 4]],
  ['a shape', 'weights.0.shape', [-2, -3]],
  ['a shape', 'weights.0.shape', '6'],
  ['a dtype', 'weights.1.dtype', 'int32'],
  ['a dtype', 'weights.1.dtype', 'toString'],
  ['values', 'weights.1.values', [0, 0, 0]],
  ['values', 'weights.1.values', new Float64Array(3)],
  ['values', 'weights.1.values', new Float32Array(2)],
  ['values', 'weights.1.values', new DataView(new ArrayBuffer(12))],
  ['the optimiser', 'optimizer', null],
  ['the optimiser', 'optimizer.0.values', new Float32Array(1)],
  ['random numbers', 'random', '1'],
  ['the state', 'state', undefined],
  ['epochs', 'state.epochs', '3'],
  ['the epoch', 'state.epoch', 0],
  ['the step', 'state.step', 1.5],
  ['what the book needs', 'state.cards', [1, 0]],
])('%s: with %s = %j it is none', (_, path, value) => {
  const checkpoint = good()
  const parts = path.split('.')
  const last = parts.pop()!
  type Parts = Record<string, unknown>
  const place = parts.reduce((at, part) => at[part] as Parts, checkpoint as unknown as Parts)
  place[last] = value
  expect(isCheckpoint(checkpoint)).toBe(false)
})

test.each([undefined, null, 7, 'x', [], {}])('%j is none', (value) => {
  expect(isCheckpoint(value)).toBe(false)
})
