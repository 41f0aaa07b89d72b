/** Against Keras 2.1.4's formula, worked out by hand for θ = 1, g = 0.5, η = 0.001. */
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test } from 'vitest'
import * as tf from '../../tensor/tf.ts'
import { RMSprop } from './rmsprop.ts'

beforeAll(() => tf.setBackend('cpu'))

async function follow(optimizer: RMSprop, gradient: number, steps: number) {
  const theta = tf.variable(tf.scalar(1))
  const path: { s: number; theta: number }[] = []
  for (let i = 0; i < steps; i++) {
    optimizer.applyGradients([{ name: theta.name, tensor: tf.scalar(gradient) }])
    const [, square] = await optimizer.getWeights()
    path.push({ s: square!.tensor.dataSync()[0]!, theta: theta.dataSync()[0]! })
  }
  return path
}

test('mean squares and weights of the first three steps', async () => {
  const path = await follow(new RMSprop(), 0.5, 3)
  const expected = [
    { s: 0.025, theta: 0.996837724 },
    { s: 0.0475, theta: 0.994543568 },
    { s: 0.06775, theta: 0.992622622 },
  ]
  for (const [i, { s, theta }] of expected.entries()) {
    expect(path[i]!.s).toBeCloseTo(s, 7)
    expect(path[i]!.theta).toBeCloseTo(theta, 6)
  }
})

test('epsilon stands outside the root: a gradient of 1e-6 still takes most of a step', async () => {
  const [first] = await follow(new RMSprop(), 1e-6, 1)
  // Keras: 0.0024025; with epsilon inside the root it would be 0.00000316.
  expect(1 - first!.theta).toBeCloseTo(0.0024025, 5)
})

test('its state can be carried to another instance', async () => {
  const one = new RMSprop({ learningRate: 0.01 })
  await follow(one, 0.5, 2)
  const other = RMSprop.fromConfig(RMSprop as never, one.getConfig()) as RMSprop
  await other.setWeights(
    (await one.getWeights()).map(({ name, tensor }) => ({ name, tensor: tensor.clone() })),
  )
  expect(other.iterations).toBe(2)
  const [third] = await follow(other, 0.5, 1)
  expect(third!.s).toBeCloseTo(0.06775, 7)
})
