import { expect, test } from 'vitest'
import { keptState } from './kept-state.ts'
import type { TrainingState } from './lesson/progress.ts'

const mean = { count: 64, lossSum: 12.5, accuracySum: 50 }

const good = (): TrainingState => ({
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
})

test('the state of a training is one, also as storage gives it back', () => {
  expect(keptState.isWhole(structuredClone(good()))).toBe(true)
  expect(keptState.arraysOf(good())).toEqual([new Uint32Array([1, 0])])
})

test.each<[string, string, unknown]>([
  ['the order', 'order', [1, 0]],
  ['a mean', 'mean', {}],
  ['a mean', 'recent.count', -1],
  ['the curve', 'curve', {}],
  ['the curve', 'curve.0.loss', null],
  ['the results', 'finished.0.seconds', undefined],
  ['the results', 'finished.1.validationLoss', '1'],
  ['seconds', 'seconds', undefined],
  ['seconds', 'epochSeconds', undefined],
])('%s: with %s = %j it is none', (_, path, value) => {
  const state = structuredClone(good())
  const parts = path.split('.')
  const last = parts.pop()!
  type Parts = Record<string, unknown>
  const place = parts.reduce((at, part) => at[part] as Parts, state as unknown as Parts)
  place[last] = value
  expect(keptState.isWhole(state)).toBe(false)
})
