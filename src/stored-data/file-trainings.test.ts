import { expect, test } from 'vitest'
import { makeCheckpoint } from '../kernel/checkpoint.test-kit.ts'
import type { KeptTraining } from '../notebook/notebook.ts'
import { packCheckpoint, takeTrainings, unpackCheckpoint } from './file-trainings.ts'

const checkpoint = makeCheckpoint(new Float32Array([1, -0.5]))
const kept: KeptTraining = {
  key: 'passes k1',
  cell: 'passes',
  round: 0,
  epochs: 3,
  epoch: 2,
  step: 5,
  savedAt: Date.parse('2026-01-02'),
}
const inFile = (over: object = {}) => ({
  ...kept,
  savedAt: '2026-01-02T00:00:00.000Z',
  checkpoint: packCheckpoint(checkpoint),
  ...over,
})
const take = async (trainings: unknown[], stored: KeptTraining[] = []) => {
  const taken: unknown[] = []
  const report = await takeTrainings(
    JSON.stringify({ trainings }),
    stored,
    (id) => id === 'passes',
    async (...training) => taken.push(training) > 0,
  )
  return { report, taken }
}

test('a checkpoint goes into a file and comes back as it was', () => {
  expect(unpackCheckpoint(JSON.parse(JSON.stringify(packCheckpoint(checkpoint))))).toEqual(
    checkpoint,
  )
})

test.each([
  [null],
  ['text'],
  [
    {
      ...packCheckpoint(checkpoint),
      state: { epochs: 3, epoch: 2, step: 5, cards: 'AgAAAAEAAAA=' },
    },
  ],
  [
    {
      ...packCheckpoint(checkpoint),
      weights: [{ name: 'w', shape: [3], dtype: 'float32', values: 'AACAPw==' }],
    },
  ],
  [
    {
      ...packCheckpoint(checkpoint),
      weights: [{ name: 'w', shape: [1], dtype: 'constructor', values: 'AACAPw==' }],
    },
  ],
  [
    {
      ...packCheckpoint(checkpoint),
      weights: [{ name: 'w', shape: [1], dtype: 'float32', values: '%' }],
    },
  ],
])('what is not whole is none: %j', (packed) => {
  expect(unpackCheckpoint(packed)).toBeUndefined()
})

test('a training is taken with the time when it was kept, unless a later one is here', async () => {
  expect(await take([inFile()])).toEqual({
    report: { taken: 1, same: 0, left: 0 },
    taken: [[kept, checkpoint]],
  })
  expect((await take([inFile()], [kept])).report).toEqual({ taken: 0, same: 1, left: 0 })
  expect((await take([inFile()], [{ ...kept, savedAt: 1 }])).report.taken).toBe(1)
})

test('without weights, of another book’s cell, or under another cell’s key nothing is taken', async () => {
  const wrong = [
    inFile({ checkpoint: undefined }),
    inFile({ cell: 'other', key: 'other k' }),
    inFile({ key: 'fit k1' }),
    inFile({ savedAt: 'never' }),
    null,
  ]
  expect(await take(wrong)).toEqual({ report: { taken: 0, same: 0, left: 5 }, taken: [] })
})
