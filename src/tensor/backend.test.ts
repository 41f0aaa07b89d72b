/** Training must be right before it is fast: wasm, with our product, against the plain cpu backend. */
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { readIdx } from '../data/idx.ts'
import { RMSprop } from '../lesson/rmsprop.ts'
import { startBackend } from './backend.ts'
import { seedMathRandom } from './random.ts'
import * as tf from './tf.ts'

const { resolve } = createRequire(import.meta.url)
const files = {
  plain: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'),
  simd: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
}

beforeAll(async () => {
  expect(await startBackend(files)).toBe('wasm')
})

async function on<T>(backend: 'wasm' | 'cpu', work: () => T): Promise<T> {
  await tf.setBackend(backend)
  return work()
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  let largest = 0
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!))
  return largest
}

describe('products agree with cpu within 1e-4', () => {
  const shapes: [a: number[], b: number[], transposeA: boolean, transposeB: boolean][] = [
    [[3, 4], [4, 5], false, false],
    [[4, 3], [4, 5], true, false],
    [[3, 4], [5, 4], false, true],
    [[4, 3], [5, 4], true, true],
    [[1, 784], [784, 512], false, false],
    [[96, 784], [96, 512], true, false],
    [[96, 512], [784, 512], false, true],
    [[2, 4, 3], [2, 4, 5], true, false],
    [[2, 3, 4], [1, 5, 4], false, true],
    [[0, 4], [4, 5], false, false],
  ]
  test.each(shapes)('%j × %j, transposed %s %s', async (a, b, transposeA, transposeB) => {
    const product = () => {
      seedMathRandom('product')
      const x = tf.randomUniform(a, -1, 1)
      const y = tf.randomUniform(b, -1, 1)
      return tf.matMul(x, y, transposeA, transposeB).dataSync()
    }
    expect(largestDifference(await on('wasm', product), await on('cpu', product))).toBeLessThan(
      1e-4,
    )
  })
})

test('a product leaves no tensors behind', async () => {
  await tf.setBackend('wasm')
  const before = tf.memory().numTensors
  const backend = tf.backend() as unknown as { dataIdMap: { numDataIds(): number } }
  const data = backend.dataIdMap.numDataIds()
  tf.tidy(() => void tf.matMul(tf.ones([4, 3]), tf.ones([4, 5]), true, false))
  expect(tf.memory().numTensors).toBe(before)
  expect(backend.dataIdMap.numDataIds()).toBe(data)
})

test("the network's first step: loss and every gradient agree with cpu within 1e-5, and so do the new weights", async () => {
  const images = readIdx('train-images-idx3-ubyte').subarray(0, 128 * 784)
  const labels = readIdx('train-labels-idx1-ubyte').subarray(0, 128)
  const firstStep = () => {
    seedMathRandom('first step')
    const model = tf.sequential()
    const kernelInitializer = 'glorotUniform'
    model.add(
      tf.layers.dense({ units: 512, activation: 'relu', inputShape: [784], kernelInitializer }),
    )
    model.add(tf.layers.dropout({ rate: 0.2 }))
    model.add(tf.layers.dense({ units: 512, activation: 'relu', kernelInitializer }))
    model.add(tf.layers.dropout({ rate: 0.2 }))
    model.add(tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer }))
    const x = tf.tensor2d(images, [128, 784], 'float32').div(255)
    const t = tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat()
    const loss = () =>
      tf.metrics
        .categoricalCrossentropy(t, model.apply(x, { training: true }) as tf.Tensor)
        .mean() as tf.Scalar
    const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable)
    const { value, grads } = tf.variableGrads(loss, variables)
    const gradients = variables.map(({ name }) => grads[name]!.dataSync())
    new RMSprop().applyGradients(variables.map(({ name }) => ({ name, tensor: grads[name]! })))
    return { loss: value.dataSync()[0]!, gradients, weights: variables.map((v) => v.dataSync()) }
  }
  const wasm = await on('wasm', firstStep)
  const cpu = await on('cpu', firstStep)
  expect(wasm.loss).toBeCloseTo(cpu.loss, 5)
  expect(wasm.loss).toBeGreaterThan(2)
  for (const [i, gradient] of wasm.gradients.entries())
    expect(largestDifference(gradient, cpu.gradients[i]!)).toBeLessThan(1e-5)
  // A first step of RMSprop is 3.16 η whatever the gradient's size, so a gradient of nearly 0 may go either way.
  for (const [i, weights] of wasm.weights.entries()) {
    const close = Array.from(weights).filter(
      (w, j) => Math.abs(w - cpu.weights[i]![j]!) < 1e-4,
    ).length
    expect(close / weights.length).toBeGreaterThan(0.999)
  }
})
