import { expect, test } from 'vitest'
import type { TrainingState } from '../book/lesson/progress.ts'
import { bytesOf, isCheckpoint } from './checkpoint-form.ts'
import type { Checkpoint } from './protocol.ts'

const mean = { count: 64, lossSum: 12.5, accuracySum: 50 }

const good = (): Checkpoint<TrainingState> => ({
  weights: [
    { name: 'w', shape: [2, 3], dtype: 'float32', values: new Float32Array(6) },
    { name: 'b', shape: [3], dtype: 'float32', values: new Float32Array(3) },
  ],
  optimizer: [{ name: 'iter', shape: [], dtype: 'int32', values: new Int32Array(1) }],
  random: -17,
  state: {
    epochs: 3,
    epoch: 2,
    step: 1,
    order: new Uint32Array([1, 0]),
    mean,
    recent: mean,
    curve: [{ at: 0.5, loss: 1, accuracy: 0.5 }],
    finished: [
      { epoch: 1, loss: 1, accuracy: 0.5, seconds: 2 },
      { epoch: 2, loss: 1, accuracy: 0.5, seconds: 2, validationLoss: 1, validationAccuracy: 0.4 },
    ],
    epochSeconds: 1,
    seconds: 2,
  },
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
  ['the order', 'state.order', [1, 0]],
  ['a mean', 'state.mean', {}],
  ['a mean', 'state.recent.count', -1],
  ['the curve', 'state.curve', {}],
  ['the curve', 'state.curve.0.loss', null],
  ['the results', 'state.finished.0.seconds', undefined],
  ['the results', 'state.finished.1.validationLoss', '1'],
  ['seconds', 'state.seconds', undefined],
  ['seconds', 'state.epochSeconds', undefined],
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
