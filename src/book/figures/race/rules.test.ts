/** Against the rules that the book's cells train with, on the cpu backend. */
import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import '@tensorflow/tfjs-backend-cpu'
import { Adadelta, Adagrad, Adam, Momentum, SGD } from '../../lesson/optimisers.ts'
import { RMSprop } from '../../lesson/rmsprop.ts'
import { DEFAULT_RATES, RULES, type RuleName, rateOf } from './rules.ts'

beforeAll(() => tf.setBackend('cpu'))

const OPTIMISERS: Record<RuleName, () => tf.Optimizer> = {
  SGD: () => new SGD(),
  Momentum: () => new Momentum(),
  Adagrad: () => new Adagrad(),
  Adadelta: () => new Adadelta(),
  RMSprop: () => new RMSprop(),
  Adam: () => new Adam(),
}

test.each(Object.keys(OPTIMISERS) as RuleName[])('%s is the book’s', (name) => {
  const optimiser = OPTIMISERS[name]()
  const theta = tf.variable(tf.scalar(0))
  const rule = RULES[name](rateOf(DEFAULT_RATES[name]))
  let x = 0
  for (let t = 1; t <= 60; t++) {
    const g = Math.cos(t) * 3 + 0.5
    optimiser.applyGradients([{ name: theta.name, tensor: tf.scalar(g) }])
    x -= rule(g, t)
    expect(x).toBeCloseTo(theta.dataSync()[0]!, 4)
  }
  expect(Math.abs(x)).toBeGreaterThan(0.001)
})

test('a rate that falls does so as Keras’s decay lets it', () => {
  const rule = RULES.SGD(rateOf(0.1, 0.01))
  expect([rule(1, 1), rule(1, 101)]).toEqual([0.1, 0.05])
})
