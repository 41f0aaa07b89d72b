/** The numbers of a step are asked for at once, and are the same. */
import '@tensorflow/tfjs-backend-cpu'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seedMathRandom } from './random.ts'
import { readTogether } from './read-together.ts'
import * as tf from './tf.ts'

beforeEach(() => tf.setBackend('cpu'))
afterEach(() => void vi.restoreAllMocks())

async function trainOnce(): Promise<number[]> {
  seedMathRandom('numbers')
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] })
  model.compile({ loss: 'meanSquaredError', optimizer: 'sgd', metrics: ['accuracy', 'mse'] })
  const [x, t] = [tf.ones([4, 3]), tf.zeros([4, 2])]
  try {
    return (await model.trainOnBatch(x, t)) as number[]
  } finally {
    tf.dispose([x, t])
    model.dispose()
    model.optimizer.dispose()
  }
}

/** How many numbers the backend is asked for at a time, at most. */
function watchReads(answer: (read: Promise<unknown>) => Promise<unknown> = (read) => read) {
  const backend = tf.backend()
  const read = backend.read.bind(backend)
  const seen = { most: 0 }
  let open = 0
  vi.spyOn(backend, 'read').mockImplementation(async (id) => {
    seen.most = Math.max(seen.most, ++open)
    await new Promise((resolve) => setTimeout(resolve, 5))
    open--
    return (await answer(read(id))) as Float32Array
  })
  return seen
}

test('TensorFlow.js waits for one number after the other; here they are asked for at once', async () => {
  const seen = watchReads()
  const expected = await trainOnce()
  expect(seen.most).toBe(1)
  readTogether()
  readTogether()
  const before = tf.memory().numTensors
  expect(await trainOnce()).toEqual(expected)
  expect(expected).toHaveLength(3)
  expect(seen.most).toBe(3)
  expect(tf.memory().numTensors).toBe(before)
})

test('numbers that do not come fail the step, and nothing else', async () => {
  readTogether()
  // Vitest fails where a promise is rejected that nobody waits for.
  watchReads(() => Promise.reject(new Error('lost')))
  await expect(trainOnce()).rejects.toThrow('lost')
})

test('a fit of TensorFlow.js’s own tells the same as before, to callbacks, too', async () => {
  readTogether()
  const told: (number | undefined)[] = []
  seedMathRandom('numbers')
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] })
  model.compile({ loss: 'meanSquaredError', optimizer: 'sgd', metrics: ['mse'] })
  const [x, t] = [tf.ones([4, 3]), tf.zeros([4, 2])]
  const callbacks = { onBatchEnd: (_: number, logs?: tf.Logs) => void told.push(logs?.mse) }
  const { history } = await model.fit(x, t, { batchSize: 2, epochs: 1, shuffle: false, callbacks })
  expect(told).toHaveLength(2)
  expect(history.mse![0]).toBeCloseTo((told[0]! + told[1]!) / 2, 6)
  tf.dispose([x, t])
  model.dispose()
})
