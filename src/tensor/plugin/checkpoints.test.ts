/** Training that was cut short and taken up again gives the same numbers as training in one go. */
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, test, vi } from 'vitest'
import { Digits } from '../../book/lesson/mnist.ts'
import type { TrainingState } from '../../book/lesson/progress.ts'
import { RMSprop } from '../../book/lesson/rmsprop.ts'
import type { Checkpoints } from '../../book/lesson/training.ts'
import { evaluate, fit } from '../../book/lesson/training.ts'
import type { Checkpoint } from '../../kernel/protocol.ts'
import { randomState, seedMathRandom } from '../random.ts'
import * as tf from '../tf.ts'
import { makeCheckpoints } from './checkpoints.ts'

const encoding = {
  toInputs: (images: Uint8Array) =>
    tf.tidy(() => tf.tensor2d(images, [images.length / 784, 784], 'float32').div<tf.Tensor2D>(255)),
  toTargets: (labels: Uint8Array) =>
    tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D),
}
const digits = (() => {
  seedMathRandom('digits')
  const labels = Uint8Array.from({ length: 100 }, () => Math.floor(Math.random() * 10))
  const images = Uint8Array.from({ length: 78400 }, () => Math.floor(Math.random() * 256))
  return new Digits(images, labels)
})()

function newModel(optimizer: tf.Optimizer): tf.LayersModel {
  const model = tf.sequential()
  model.add(tf.layers.dense({ units: 16, activation: 'relu', inputShape: [784] }))
  model.add(tf.layers.dropout({ rate: 0.2 }))
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }))
  model.compile({ loss: 'categoricalCrossentropy', optimizer, metrics: ['accuracy'] })
  return model
}

function largestDifference(a: tf.Tensor, b: tf.Tensor): number {
  return tf.tidy(() => a.sub(b).abs().max().dataSync()[0]!)
}

/** Takes a checkpoint after every step, and ends training with an error after `steps` of them. */
function interrupt(taken: Checkpoint[], steps: number): Checkpoints {
  return {
    restore: async () => undefined,
    async offer(model, state: TrainingState) {
      const checkpoints = makeCheckpoints<TrainingState>({
        from: undefined,
        goOn: false,
        post: (checkpoint) => taken.push(structuredClone(checkpoint)),
      })
      // As at the end of an epoch, when a state is always kept.
      const { step } = state
      await checkpoints.offer(model, Object.assign(state, { step: 0 }))
      state.step = step
      taken.at(-1)!.state.step = step
      if (taken.length === steps) throw new Error('cut short')
    },
  }
}

const OPTIMISERS = {
  'the book’s RMSprop': () => new RMSprop(),
  'TensorFlow.js’s Adam': () => tf.train.adam(0.001),
}
/** The others that `compile` takes. */
const MORE = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.1, 0.9),
  adagrad: () => tf.train.adagrad(0.01),
  adadelta: () => tf.train.adadelta(),
  adamax: () => tf.train.adamax(0.002),
  rmsprop: () => tf.train.rmsprop(0.001),
}

const CASES = [
  ...Object.entries(OPTIMISERS).flatMap(([name, make]) =>
    [2, 4, 6, 12].map((steps) => [name, steps, make] as const),
  ),
  ...Object.entries(MORE).map(([name, make]) => [name, 6, make] as const),
]

describe('training goes on as if it had never stopped', () => {
  const options = { ...encoding, batchSize: 32, epochs: 3, validation: digits.slice(0, 50) }

  test.each(CASES)('with %s, cut short after %i of 12 steps', async (_, steps, optimizer) => {
    await tf.setBackend('cpu')
    seedMathRandom('one go')
    const straight = newModel(optimizer())
    const history = await fit(straight, digits, options)
    const randomAfter = randomState()

    seedMathRandom('one go')
    const first = newModel(optimizer())
    const taken: Checkpoint[] = []
    const cut = fit(first, digits, { ...options, checkpoints: interrupt(taken, steps) })
    await expect(cut).rejects.toThrow('cut short')

    // Another page, another model, other random numbers.
    seedMathRandom('elsewhere')
    const second = newModel(optimizer())
    const checkpoints = makeCheckpoints<TrainingState>({
      from: taken.at(-1)!,
      goOn: false,
      post: () => {},
    })
    const resumed = await fit(second, digits, { ...options, checkpoints })
    expect(randomState()).toBe(randomAfter)
    expect(resumed).toHaveLength(3)
    for (const [i, { loss, accuracy, validationLoss }] of resumed.entries()) {
      expect(loss).toBeCloseTo(history[i]!.loss, 6)
      expect(accuracy).toBe(history[i]!.accuracy)
      expect(validationLoss).toBeCloseTo(history[i]!.validationLoss!, 6)
    }
    for (const [i, weight] of second.getWeights().entries())
      expect(largestDifference(weight, straight.getWeights()[i]!)).toBeLessThan(1e-6)
  })
})

test('going on after the end trains as many epochs more, to the numbers of one longer training', async () => {
  await tf.setBackend('cpu')
  const options = { ...encoding, batchSize: 32, epochs: 2 }
  seedMathRandom('longer')
  const longer = newModel(new RMSprop())
  const history = await fit(longer, digits, { ...options, epochs: 4 })
  seedMathRandom('longer')
  const taken: Checkpoint[] = []
  const post = (checkpoint: Checkpoint) => void taken.push(checkpoint)
  const model = newModel(new RMSprop())
  const keep = makeCheckpoints<TrainingState>({ from: undefined, goOn: false, post })
  await fit(model, digits, { ...options, checkpoints: keep })
  const goOn = makeCheckpoints<TrainingState>({ from: taken.at(-1)!, goOn: true, post })
  const more = await fit(model, digits, { ...options, checkpoints: goOn })
  expect(more.map(({ loss }) => loss)).toEqual(history.map(({ loss }) => loss))
  expect((await evaluate(model, digits, encoding)).loss).toBe(
    (await evaluate(longer, digits, encoding)).loss,
  )
})

test('taking and restoring leaves no tensors behind', async () => {
  await tf.setBackend('cpu')
  const model = newModel(new RMSprop())
  const taken: Checkpoint[] = []
  const post = (checkpoint: Checkpoint) => void taken.push(checkpoint)
  const options = { ...encoding, batchSize: 32, epochs: 1 }
  await fit(model, digits, {
    ...options,
    checkpoints: makeCheckpoints<TrainingState>({ from: undefined, goOn: false, post }),
  })
  const before = tf.memory().numTensors
  for (let i = 0; i < 3; i++) {
    const checkpoints = makeCheckpoints<TrainingState>({ from: taken.at(-1)!, goOn: true, post })
    await fit(model, digits, { ...options, checkpoints })
  }
  expect(tf.memory().numTensors).toBe(before)
})

test('an optimiser of a reader’s own that cannot say what it remembers trains, and is told not to be kept', async () => {
  class Plain extends tf.Optimizer {
    applyGradients(gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[]) {
      for (const { name, tensor } of gradients as { name: string; tensor: tf.Tensor }[]) {
        const weight = tf.engine().registeredVariables[name]!
        tf.tidy(() => weight.assign(weight.sub(tensor.mul(0.1))))
      }
    }
    getConfig() {
      return {}
    }
  }
  await tf.setBackend('cpu')
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const taken: Checkpoint[] = []
  const post = (checkpoint: Checkpoint) => void taken.push(checkpoint)
  const checkpoints = makeCheckpoints<TrainingState>({ from: undefined, goOn: false, post })
  const options = { ...encoding, batchSize: 50, epochs: 2, checkpoints }
  const history = await fit(newModel(new Plain()), digits, options)
  expect(history[1]!.loss).toBeLessThan(history[0]!.loss)
  expect(taken).toEqual([])
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/cannot be kept.*getWeights/)]])
  warn.mockRestore()
})
