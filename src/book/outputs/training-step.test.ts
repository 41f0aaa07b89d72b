import { expect, test } from 'vitest'
import type { CellRun } from '../../notebook/notebook.ts'
import { stepTrained } from './training-step.ts'

const machine = { backend: 'wasm', threads: 2, tensors: 0, bytes: 0 }
const shown = {
  kind: 'training' as const,
  epoch: 2,
  epochs: 2,
  step: 469,
  steps: 469,
  samples: 60_000,
  loss: 0.1,
  accuracy: 0.97,
  seconds: 10,
  curve: [],
  finished: [1, 2].map((epoch) => ({ epoch, loss: 0.1, accuracy: 0.97, seconds: 4.69 })),
}
const run = (training = {}, rest: Partial<CellRun> = {}): CellRun => ({
  run: 1,
  outcome: 'done',
  made: { code: '', print: '', base: '', round: 0, needs: new Map() } as CellRun['made'],
  outputs: [{ output: { ...shown, ...training } }],
  milliseconds: 10_000,
  machine,
  models: [],
  ...rest,
})

test('a step is that of the last epoch, by what computed it', () => {
  expect(stepTrained(run())).toEqual({ milliseconds: 10, backend: 'wasm' })
})

test.each<[string, CellRun]>([
  ['a training that was taken up whole, or lent', run({}, { milliseconds: 90 })],
  ['one without a finished epoch', run({ finished: [] })],
  ['one with other batches', run({ steps: 600, samples: 600 })],
  ['one with few steps', run({ steps: 2, samples: 256 })],
  ['one whose kernel is gone', run({}, { machine: undefined })],
  ['a run that shows none', run({}, { outputs: [] })],
])('%s says nothing', (_, each) => {
  expect(stepTrained(each)).toBeUndefined()
})
