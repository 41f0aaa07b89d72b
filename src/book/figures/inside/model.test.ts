/** `lesson/look` on a small network, against direct computation. */
import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import '@tensorflow/tfjs-backend-cpu'
import { Digits } from '../../lesson/digits.ts'
import { ANSWER_REACH as A, look, WEIGHT_REACH as W } from '../../lesson/look.ts'
import { ANSWER_REACH, deviationOf, WEIGHT_REACH } from './model.ts'

beforeAll(() => tf.setBackend('cpu'))

const digits = new Digits(
  Uint8Array.from({ length: 8 * 784 }, (_, i) => (i * 37) % 256),
  Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]),
)
const encoding = {
  toInputs: (images: Uint8Array) =>
    tf.tensor2d(images, [images.length / 784, 784], 'float32').div(255) as tf.Tensor2D,
  toTargets: (labels: Uint8Array) =>
    tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D,
}

function smallModel(): tf.Sequential {
  const model = tf.sequential()
  model.add(
    tf.layers.dense({
      units: 16,
      activation: 'relu',
      inputShape: [784],
      kernelInitializer: tf.initializers.randomNormal({ stddev: 0.05, seed: 1 }),
    }),
  )
  model.add(tf.layers.dropout({ rate: 0.5 }))
  model.add(
    tf.layers.dense({
      units: 10,
      activation: 'softmax',
      kernelInitializer: tf.initializers.randomNormal({ stddev: 0.1, seed: 2 }),
    }),
  )
  return model
}

test('counts, dead units and gradients are the network’s', async () => {
  const model = smallModel()
  const { numTensors } = tf.memory()
  const { layers, packedFilters, scale, at } = await look(model, digits, encoding, 0.5)
  expect(tf.memory().numTensors).toBe(numTensors)
  expect(at).toBe(0.5)
  expect(packedFilters).toHaveLength(12)
  expect(layers.map(({ units }) => units)).toEqual([16, 10])
  expect(layers[0]!.weights.reduce((a, b) => a + b)).toBe(784 * 16)
  expect(deviationOf(layers[0]!)).toBeCloseTo(0.05, 2)
  const kernel = model.getWeights()[0]!.dataSync()
  expect(scale).toBeCloseTo(Math.max(...kernel.filter((_, i) => i % 16 < 12).map(Math.abs)), 6)
  const hidden = (model.layers[0]!.apply(encoding.toInputs(digits.images)) as tf.Tensor)
    .max(0)
    .dataSync()
  expect(layers[0]!.dead).toBe(hidden.filter((most) => most <= 0).length)
  expect(layers[0]!.answers.reduce((a, b) => a + b)).toBeGreaterThan(0)
  // The gradient's length is the slope along the gradient: try it.
  const lossAt = () => {
    const y = model.predict(encoding.toInputs(digits.images)) as tf.Tensor
    return tf.metrics
      .categoricalCrossentropy(encoding.toTargets(digits.labels), y)
      .mean()
      .dataSync()[0]!
  }
  const variable = model.layers[2]!.weights[0]!.read() as tf.Variable
  const before = lossAt()
  const { grads } = tf.variableGrads(
    () =>
      tf.metrics
        .categoricalCrossentropy(
          encoding.toTargets(digits.labels),
          model.apply(encoding.toInputs(digits.images)) as tf.Tensor,
        )
        .mean() as tf.Scalar,
    [variable],
  )
  const g = grads[variable.name]!
  variable.assign(variable.sub(g.mul(0.001)))
  expect((before - lossAt()) / 0.001).toBeCloseTo(layers[1]!.gradient ** 2, 1)
})

test('the reaches are the lesson’s', () => {
  expect([WEIGHT_REACH, ANSWER_REACH]).toEqual([W, A])
})
