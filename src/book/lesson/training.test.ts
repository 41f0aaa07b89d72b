import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { seedMathRandom } from '../../tensor/random.ts'
import * as tf from '../../tensor/tf.ts'
import { form, kind } from '../outputs/training.ts'
import { Digits } from './mnist.ts'
import type { TrainingProgress, TrainingState } from './progress.ts'
import { RMSprop } from './rmsprop.ts'
import { evaluate, fit, shuffledIndices } from './training.ts'

beforeAll(() => tf.setBackend('cpu'))

const context = { picture: () => '', cellHref: () => '', figure: () => expect.fail() }

const encoding = {
  toInputs: (images: Uint8Array) =>
    tf.tidy(() => tf.tensor2d(images, [images.length / 784, 784], 'float32').div<tf.Tensor2D>(255)),
  toTargets: (labels: Uint8Array) =>
    tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D),
}

/** Bright top half for 0, bright bottom half for 1: easy to learn. */
function halves(count: number): Digits {
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2)
  const images = Uint8Array.from({ length: count * 784 }, (_, i) =>
    Math.floor((i % 784) / 392) === labels[Math.floor(i / 784)]! ? 200 : 10,
  )
  return new Digits(images, labels)
}

type Compiled = Partial<tf.ModelCompileArgs>

function smallModel(learningRate = 0.001, compiled: Compiled = {}): tf.LayersModel {
  const model = tf.sequential()
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 })
  model.add(
    tf.layers.dense({ units: 10, activation: 'softmax', inputShape: [784], kernelInitializer }),
  )
  model.compile({
    loss: 'categoricalCrossentropy',
    optimizer: new RMSprop({ learningRate }),
    metrics: ['accuracy'],
    ...compiled,
  })
  return model
}

test('no digits are refused: an epoch of no steps would never end', async () => {
  const none = new Digits(new Uint8Array(0), new Uint8Array(0))
  await expect(fit(smallModel(), none, { ...encoding, batchSize: 2, epochs: 1 })).rejects.toThrow(
    'There are no digits to learn from.',
  )
})

test('an epoch has ceil(N / B) steps, the last batch is short, and every digit counts the same', async () => {
  const progress: TrainingProgress[] = []
  const onStep = (p: TrainingProgress) => void progress.push(p)
  const history = await fit(smallModel(), halves(70), {
    ...encoding,
    batchSize: 32,
    epochs: 2,
    validation: halves(20),
    onStep,
  })
  expect(progress.map(({ epoch, step, samples }) => [epoch, step, samples])).toEqual([
    [1, 1, 32],
    [1, 2, 64],
    [1, 3, 70],
    [2, 1, 32],
    [2, 2, 64],
    [2, 3, 70],
  ])
  expect(history.map(({ epoch }) => epoch)).toEqual([1, 2])
  expect(history[1]!.loss).toBeLessThan(history[0]!.loss)
  expect(history[1]!.validationLoss).toBeLessThan(history[0]!.validationLoss!)
})

test('a machine that sleeps for a night in the middle of a step has not trained for a night', async () => {
  const now = performance.now.bind(performance)
  let slept = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + slept)
  let calls = 0
  const history = await fit(smallModel(), halves(320), {
    ...encoding,
    toInputs: (images) => {
      if (++calls === 7) slept = 8 * 3_600_000
      return encoding.toInputs(images)
    },
    batchSize: 32,
    epochs: 1,
  })
  clock.mockRestore()
  expect(calls).toBe(10)
  expect(history[0]!.seconds).toBeLessThan(60)
})

test('evaluate agrees with model.evaluate', async () => {
  const model = smallModel()
  const digits = halves(1300)
  const [loss, accuracy] = model.evaluate(
    encoding.toInputs(digits.images),
    encoding.toTargets(digits.labels),
  ) as tf.Scalar[]
  const ours = await evaluate(model, digits, encoding)
  expect(ours.loss).toBeCloseTo(loss!.dataSync()[0]!, 5)
  expect(ours.accuracy).toBeCloseTo(accuracy!.dataSync()[0]!, 6)
})

/** Mean distance of what is answered for the right digit from 1. */
const distance = (t: tf.Tensor, y: tf.Tensor) => tf.sub(1, t.mul(y).sum(-1)).mean()

describe('scores go by their names, whatever the model was compiled with', () => {
  test.each<[Compiled, string[]]>([
    [{ metrics: ['accuracy'] }, ['loss', 'accuracy']],
    [{ metrics: ['mse'] }, ['loss', 'mse']],
    [{ metrics: ['mse', 'accuracy'] }, ['loss', 'mse', 'accuracy']],
    [{ metrics: ['acc', distance] }, ['loss', 'accuracy', 'distance']],
    [{ metrics: [] }, ['loss']],
    [{ loss: distance, metrics: 'accuracy' }, ['loss', 'accuracy']],
    [{ loss: 'meanSquaredError', metrics: ['accuracy'] }, ['loss', 'accuracy']],
  ])('%o', async (compiled, names) => {
    const model = smallModel(0.001, compiled)
    const digits = halves(70)
    const progress: TrainingProgress[] = []
    const [result] = await fit(model, digits, {
      ...encoding,
      batchSize: 32,
      epochs: 1,
      validation: digits,
      onStep: (step) => void progress.push(step),
    })
    const scores = await evaluate(model, digits, encoding)
    expect(Object.keys(scores).sort()).toEqual([...names].sort())
    const t = encoding.toTargets(digits.labels)
    const y = model.predict(encoding.toInputs(digits.images)) as tf.Tensor
    const right = y.argMax(-1).equal(t.argMax(-1)).mean().dataSync()[0]!
    const others = {
      mse: t.sub(y).square().mean().dataSync()[0]!,
      distance: distance(t, y).dataSync()[0]!,
    }
    expect('accuracy' in result!).toBe(names.includes('accuracy'))
    if (names.includes('accuracy')) {
      expect(scores.accuracy).toBeCloseTo(right, 6)
      expect(result!.validationAccuracy).toBe(scores.accuracy)
    }
    for (const name of ['mse', 'distance'] as const) {
      const isThere = names.includes(name)
      expect(Object.hasOwn(progress.at(-1)!.metrics ?? {}, name)).toBe(isThere)
      if (isThere) expect(scores[name]).toBeCloseTo(others[name], 5)
      if (isThere) expect(result!.validationMetrics![name]).toBe(scores[name])
    }
    expect(form.read(structuredClone(progress.at(-1)), true)).toEqual(progress.at(-1))
    const text = JSON.stringify(kind.render!(progress.at(-1)!, context))
    for (const name of ['accuracy', 'mse', 'distance'])
      expect(text.toLowerCase().includes(`${name} over`)).toBe(names.includes(name))
    expect(text).not.toMatch(/NaN|undefined/)
  })
})

test('a loss that is not a number stops training and says where', async () => {
  const training = fit(smallModel(Number.NaN), halves(70), {
    ...encoding,
    batchSize: 32,
    epochs: 1,
  })
  await expect(training).rejects.toThrow(
    /loss is no longer a number in epoch 1, step 2.*smaller learning rate/,
  )
})

test('no tensors are left behind', async () => {
  const model = smallModel()
  await fit(model, halves(70), { ...encoding, batchSize: 32, epochs: 1 })
  const before = tf.memory().numTensors
  await fit(model, halves(70), { ...encoding, batchSize: 32, epochs: 2, validation: halves(20) })
  expect(tf.memory().numTensors).toBe(before)
})

test('shuffling is a permutation, the same for the same seed', () => {
  seedMathRandom('a')
  const first = shuffledIndices(1000)
  seedMathRandom('a')
  expect(shuffledIndices(1000)).toEqual(first)
  expect([...first].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
  expect([...first.subarray(0, 5)]).not.toEqual([0, 1, 2, 3, 4])
})

test('a backend is told the pace of the steps of this run, those before a break left out', async () => {
  const mend = vi.fn(async (_: { steps: number; milliseconds: number }) => false)
  Object.assign(tf.backend(), { mend })
  try {
    let kept: TrainingState | undefined
    const checkpoints = {
      restore: async () => kept && { ...structuredClone(kept), epochSeconds: 1000 },
      offer: async (_: tf.LayersModel, state: TrainingState) => {
        kept = structuredClone(state)
        if (state.step === 3 && state.epoch === 1) throw new Error('paused')
      },
    }
    const options = { ...encoding, batchSize: 10, epochs: 3, checkpoints }
    await expect(fit(smallModel(), halves(50), options)).rejects.toThrow('paused')
    checkpoints.offer = async () => {}
    await fit(smallModel(), halves(50), options)
    expect(mend.mock.calls.map(([{ steps }]) => steps)).toEqual([2, 5])
    for (const [{ milliseconds }] of mend.mock.calls) expect(milliseconds).toBeLessThan(5000)
    expect(mend.mock.calls[0]![0]).toMatchObject({ isPlanned: false, batchSize: 10 })
  } finally {
    Object.assign(tf.backend(), { mend: undefined })
  }
})

test('where a model is no longer the one that a card knows, it is asked again, and then its operations do it', async () => {
  const scores = { loss: 1, accuracy: 0 }
  const done: string[] = []
  /** Knows so many steps, and no more. */
  const cardFor = (name: string, steps: number) => ({
    async step() {
      done.push(name)
      return steps-- > 0 ? { scores, areFinite: true } : undefined
    },
    evaluate: async () => (steps > 0 ? scores : undefined),
    workedSince: () => 0,
    end: () => void done.push(`${name} ends`),
  })
  const cards = [cardFor('first', 1), cardFor('second', 1)]
  Object.assign(tf.backend(), { planTraining: async () => cards.shift() })
  try {
    const validation = halves(20)
    const options = { ...encoding, batchSize: 10, epochs: 1, validation }
    const model = smallModel()
    const [result] = await fit(model, halves(40), options)
    expect(done).toEqual(['first', 'first', 'first ends', 'second', 'second', 'second ends'])
    const { loss } = await evaluate(model, validation, encoding)
    expect(result!.validationLoss).toBe(loss)
    expect(loss).not.toBe(scores.loss)
  } finally {
    Object.assign(tf.backend(), { planTraining: undefined })
  }
})
