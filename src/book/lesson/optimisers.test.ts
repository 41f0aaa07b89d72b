/** Against the formulas of Keras 2.1.4, worked out with plain numbers, and against what is known of first steps. */
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, test } from 'vitest'
import * as tf from '../../tensor/tf.ts'
import type { Optimiser } from './optimiser.ts'
import { Adadelta, Adagrad, Adam, Momentum, SGD } from './optimisers.ts'
import { RMSprop } from './rmsprop.ts'

beforeAll(() => tf.setBackend('cpu'))

const GRADIENTS = [0.5, -0.2, 0.1, 1e-4]

function follow(optimiser: Optimiser, gradients: number[]): number[] {
  const theta = tf.variable(tf.scalar(1))
  return gradients.map((gradient) => {
    optimiser.applyGradients([{ name: theta.name, tensor: tf.scalar(gradient) }])
    return theta.dataSync()[0]!
  })
}

/** Keras's own order of operations, for one number. */
const ORACLES: Record<string, { optimiser: () => Optimiser; path: (g: number[]) => number[] }> = {
  sgd: {
    optimiser: () => new SGD(),
    path: plain((g) => 0.01 * g),
  },
  momentum: {
    optimiser: () => new Momentum(),
    path: plain((g, m) => {
      m.v = 0.9 * (m.v ?? 0) - 0.01 * g
      return -m.v
    }),
  },
  adagrad: {
    optimiser: () => new Adagrad(),
    path: plain((g, m) => {
      m.a = (m.a ?? 0) + g * g
      return (0.01 * g) / (Math.sqrt(m.a) + 1e-7)
    }),
  },
  adadelta: {
    optimiser: () => new Adadelta(),
    path: plain((g, m) => {
      m.a = 0.95 * (m.a ?? 0) + 0.05 * g * g
      const update = (g * Math.sqrt((m.d ?? 0) + 1e-7)) / Math.sqrt(m.a + 1e-7)
      m.d = 0.95 * (m.d ?? 0) + 0.05 * update ** 2
      return update
    }),
  },
  adam: {
    optimiser: () => new Adam(),
    path: plain((g, m, t) => {
      m.m = 0.9 * (m.m ?? 0) + 0.1 * g
      m.v = 0.999 * (m.v ?? 0) + 0.001 * g * g
      const lr = (0.001 * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t)
      return (lr * m.m) / (Math.sqrt(m.v) + 1e-7)
    }),
  },
}

function plain(step: (g: number, memory: Record<string, number>, t: number) => number) {
  return (gradients: number[]) => {
    const memory: Record<string, number> = {}
    let theta = 1
    return gradients.map((g, i) => {
      theta -= step(g, memory, i + 1)
      return theta
    })
  }
}

describe.each(Object.entries(ORACLES))('%s', (_, { optimiser, path }) => {
  test('follows Keras’s formula', () => {
    const expected = path(GRADIENTS)
    for (const [i, theta] of follow(optimiser(), GRADIENTS).entries())
      expect(theta).toBeCloseTo(expected[i]!, 6)
  })

  test('carries its memory to another instance', async () => {
    const one = optimiser()
    follow(one, GRADIENTS.slice(0, 2))
    const other = optimiser()
    await other.setWeights(await one.getWeights())
    const straight = path(GRADIENTS)
    const [moved] = follow(other, [GRADIENTS[2]!])
    expect(1 - moved!).toBeCloseTo(straight[1]! - straight[2]!, 6)
  })
})

test('first steps for g = 1: Adam η, RMSprop η / √0.1, Adadelta tiny', () => {
  expect(1 - follow(new Adam(), [1])[0]!).toBeCloseTo(0.001, 6)
  expect(1 - follow(new RMSprop(), [1])[0]!).toBeCloseTo(0.001 / Math.sqrt(0.1), 6)
  expect(1 - follow(new Adadelta(), [1])[0]!).toBeCloseTo(0.001414, 5)
})

test.each([
  ['SGD', () => new SGD()],
  ['RMSprop', () => new RMSprop()],
] as const)('%s passes by a layer that is frozen after compile', async (_, optimizer) => {
  const dense = () => tf.layers.dense({ units: 2, inputShape: [2] })
  const model = tf.sequential({ layers: [dense(), dense()] })
  model.compile({ loss: 'meanSquaredError', optimizer: optimizer() })
  model.layers[1]!.trainable = false
  const weights = () => model.layers.map((layer) => layer.getWeights()[0]!.arraySync())
  const [learns, frozen] = weights()
  await model.trainOnBatch(tf.ones([4, 2]), tf.zeros([4, 2]))
  expect(weights()[0]).not.toEqual(learns)
  expect(weights()[1]).toEqual(frozen)
})
