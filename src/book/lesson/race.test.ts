import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test } from 'vitest'
import { seedMathRandom } from '../../tensor/random.ts'
import * as tf from '../../tensor/tf.ts'
import { Digits } from './digits.ts'
import { fitUntil, setRate } from './race.ts'
import { RMSprop } from './rmsprop.ts'
import { network } from './trials.ts'

beforeAll(() => tf.setBackend('cpu'))

/** Bright top half for 0, bright bottom half for 1: easy to learn. */
const labels = Uint8Array.from({ length: 64 }, (_, i) => i % 2)
const images = Uint8Array.from({ length: 64 * 784 }, (_, i) =>
  Math.floor((i % 784) / 392) === labels[Math.floor(i / 784)]! ? 200 : 10,
)
const halves = new Digits(images, labels)

const options = {
  batchSize: 16,
  epochs: 12,
  validation: halves,
  toInputs: (images: Uint8Array) =>
    tf.tidy(() => tf.tensor2d(images, [images.length / 784, 784], 'float32').div<tf.Tensor2D>(255)),
  toTargets: (labels: Uint8Array) =>
    tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D),
}

const easy = () =>
  network({ hidden: [8], dropout: 0, optimiser: () => new RMSprop({ learningRate: 0.01 }) })

test('a training ends with the first epoch that reaches the goal, or with the last', async () => {
  seedMathRandom('race')
  const reached = await fitUntil(1, easy(), halves, options)
  expect(reached.length).toBeLessThan(12)
  const scores = reached.map(({ validationAccuracy }) => validationAccuracy!)
  expect(scores.map((score) => score >= 1)).toEqual(scores.map((_, i) => i === scores.length - 1))
  expect(await fitUntil(1.01, easy(), halves, options)).toHaveLength(12)
})

test('a rate that is set holds from the next step on, and what the rule remembers stays', () => {
  const rule = new RMSprop({ learningRate: 0.1 })
  const x = tf.scalar(0).variable(true, 'weight')
  const step = () => {
    const before = x.dataSync()[0]!
    rule.applyGradients({ weight: tf.scalar(2) })
    return before - x.dataSync()[0]!
  }
  // s after a first and a second gradient of 2: 0.4, then 0.76.
  expect(step()).toBeCloseTo((0.1 * 2) / Math.sqrt(0.4), 5)
  setRate(rule, 0.01)
  expect(step()).toBeCloseTo((0.01 * 2) / Math.sqrt(0.76), 5)
})
