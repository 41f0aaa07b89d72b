/** Against both libraries' own rules, on the cpu backend. */
import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import '@tensorflow/tfjs-backend-cpu'
import { RMSprop } from '../../lesson/rmsprop.ts'
import { stepInside, stepOutside } from './model.ts'

beforeAll(() => tf.setBackend('cpu'))

const rule = { learningRate: 0.001, rho: 0.9, epsilon: 1e-7 }

/** The last of so many steps with the same gradient, by an optimiser. */
function lastStep(optimizer: tf.Optimizer, g: number, steps: number): number {
  const theta = tf.variable(tf.scalar(0))
  let before = 0
  for (let i = 0; i < steps; i++) {
    before = theta.dataSync()[0]!
    optimizer.applyGradients([{ name: theta.name, tensor: tf.scalar(g) }])
  }
  const step = before - theta.dataSync()[0]!
  theta.dispose()
  return step
}

test.each([
  [1e-6, 1],
  [1e-4, 1],
  [0.3, 1],
  [1e-6, 5],
  [1e-3, 5],
])('gradient %f, step %i', (g, steps) => {
  const outside = lastStep(new RMSprop(rule), g, steps)
  expect(stepOutside(g, { ...rule, steps }) / outside).toBeCloseTo(1, 3)
  const { learningRate, rho, epsilon } = rule
  const inside = lastStep(tf.train.rmsprop(learningRate, rho, 0, epsilon), g, steps)
  expect(stepInside(g, { ...rule, steps }) / inside).toBeCloseTo(1, 3)
})
