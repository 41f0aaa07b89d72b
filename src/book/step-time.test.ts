import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test, vi } from 'vitest'
import { randomState, seedMathRandom } from '../tensor/random.ts'
import * as tf from '../tensor/tf.ts'
import { timeStep } from './step-time.ts'

beforeAll(() => tf.setBackend('cpu'))

test('timing a step leaves no tensors and the random numbers as they were', async () => {
  seedMathRandom('before')
  const [state, { random }, { numTensors }] = [randomState(), Math, tf.memory()]
  // Undefined on a machine that is busy for seconds.
  expect((await timeStep({ hidden: [4] })) ?? 1).toBeGreaterThan(0)
  expect(randomState()).toBe(state)
  expect(Math.random).toBe(random)
  expect(tf.memory().numTensors).toBe(numTensors)
})

test('steps are timed once it is decided how many threads compute', async () => {
  let asked = 0
  const threads = {
    get isSettled() {
      return ++asked === 4
    },
  }
  const backend = Object.assign(tf.backend(), { threads })
  try {
    await timeStep({ hidden: [4] })
  } finally {
    Object.assign(backend, { threads: undefined })
  }
  expect(asked).toBe(4)
})

test.each([
  ['programs are compiled first', 1, 1],
  ['all steps are slow', Number.POSITIVE_INFINITY, 0],
])('of a backend whose first step takes seconds: %s', async (_, slow, found) => {
  const { now } = performance
  let late = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + late)
  const { trainOnBatch } = tf.LayersModel.prototype
  vi.spyOn(tf.LayersModel.prototype, 'trainOnBatch').mockImplementation(function (
    this: tf.LayersModel,
    ...batch
  ) {
    if (slow-- > 0) late += 5000
    return trainOnBatch.apply(this, batch)
  })
  try {
    expect([await timeStep({ hidden: [4] })].filter((time) => time !== undefined)).toHaveLength(
      found,
    )
  } finally {
    vi.restoreAllMocks()
  }
})
