/**
 * What `card/` and `read-together.ts` know of TensorFlow.js's inside. Another version may be other there: then look at
 * what fails here, run `e2e/card.spec.ts`, and write the new version below.
 */
import { createRequire } from 'node:module'
import '@tensorflow/tfjs-backend-cpu'
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as tf from '../tf.ts'
import type { CardSteps } from './card-steps.ts'
import { Follower, type WebGpuBackend } from './follower.ts'

const LOOKED_AT = '4.22.0'

beforeEach(() => tf.setBackend('cpu'))
afterEach(() => void vi.unstubAllGlobals())

test.each(['core', 'layers', 'backend-webgpu', 'backend-webgl'])(
  'tfjs-%s is the version that was looked at',
  (name) => {
    const require = createRequire(import.meta.url)
    expect(require(`@tensorflow/tfjs-${name}/package.json`)).toMatchObject({ version: LOOKED_AT })
  },
)

/** Follows a variable of ones; the card has twos. */
async function follow(variable: tf.Variable) {
  const follower = new Follower(variable, 'w0', 0)
  const steps = { write: () => {}, part: () => ({ destroy: () => {} }) } as unknown as CardSteps
  const backend = {
    createTensorFromGPUData: (_: unknown, shape: number[]) => tf.fill(shape, 2),
  } as unknown as WebGpuBackend
  await follower.load(steps)
  let looks = 0
  follower.watch(() => {
    looks++
    follower.unwatch()
    follower.store(steps, backend)
  })
  return () => looks
}

test.each<[string, (variable: tf.Variable) => unknown, number]>([
  ['data', (variable) => variable.data(), 2],
  ['dataSync', (variable) => variable.dataSync(), 2],
  ['array', (variable) => variable.array(), 2],
  ['an operation', (variable) => variable.add(1), 2],
  ['clone', (variable) => variable.clone(), 2],
  ['assign', (variable) => variable.assign(tf.fill([2, 3], 7)), 7],
])('whoever uses a variable by %s finds what is on the card', async (_, use, value) => {
  const variable = tf.variable(tf.ones([2, 3]))
  const looks = await follow(variable)
  const { numTensors } = tf.memory()
  expect(looks()).toBe(0)
  tf.tidy(() => void use(variable))
  expect(looks()).toBe(1)
  expect([...variable.dataSync()]).toEqual(Array(6).fill(value))
  expect(tf.memory().numTensors).toBe(numTensors)
  variable.dispose()
})

test('who frees a variable is noticed before it is gone', async () => {
  const variable = tf.variable(tf.ones([2, 3]))
  const { numTensors } = tf.memory()
  const looks = await follow(variable)
  variable.dispose()
  expect(looks()).toBe(1)
  expect(tf.memory().numTensors).toBe(numTensors - 1)
})

test('a weight of a model is read as the variable itself', () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] })
  const variables = Object.values(tf.engine().registeredVariables)
  for (const weight of model.weights) expect(variables).toContain(weight.read())
  model.dispose()
})

test('an optimiser counts its steps in `iterations_`', async () => {
  const optimizer = tf.train.sgd(0.1)
  Object.assign(optimizer, { iterations_: 41 })
  const w = tf.variable(tf.scalar(1))
  optimizer.minimize(() => w.square() as tf.Scalar)
  expect(optimizer.iterations).toBe(42)
  expect(optimizer).toHaveProperty('iterations_', 42)
  w.dispose()
})

test('a tensor from a buffer on the card is copied, and the copy on its way, when the call returns', () => {
  vi.stubGlobal('GPUBufferUsage', { STORAGE: 1, COPY_SRC: 2 })
  for (const name of ['GPUBuffer', 'GPUTexture']) vi.stubGlobal(name, class {})
  const done: string[] = []
  const theirs = { size: 24, usage: 3 }
  const own = { size: 24, usage: 3 }
  const backend = Object.create(WebGPUBackend.prototype) as WebGpuBackend
  Object.assign(backend, {
    tensorMap: new Map(),
    bufferManager: { acquireBuffer: () => own, releaseBuffer: () => {} },
    commandEncoder: {
      copyBufferToBuffer: (from: unknown, _: number, to: unknown) =>
        done.push(from === theirs && to === own ? 'copy' : 'another copy'),
      finish: () => {},
    },
    queue: { submit: () => done.push('submit') },
    ...{ tensorDataPendingDisposal: [], uniformPendingDisposal: [], stagingPendingDisposal: [] },
    commandQueueOwnedIds: new WeakSet(),
  })
  const buffer = theirs as unknown as GPUBuffer
  const tensor = backend.createTensorFromGPUData({ buffer }, [2, 3], 'float32')
  expect(done).toEqual(['copy', 'submit'])
  tensor.dispose()
})
