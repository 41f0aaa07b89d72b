/** The recorded step, each number against those that it is made of; and `lesson/glass` against `trainOnBatch`. */
import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import '@tensorflow/tfjs-backend-cpu'
import { decodeState } from '../../../figures/figure.ts'
import { readBook } from '../../../markdown/book.ts'
import { readRecording } from '../../../markdown/recordings.ts'
import { toHtml } from '../../../output/markup.ts'
import { Digits } from '../../lesson/digits.ts'
import {
  type Backward,
  type Batch,
  type State,
  takeStep,
  type Weights,
} from '../../lesson/glass.ts'
import { network } from '../../lesson/trials.ts'
import { figure } from './figure.ts'
import { inputOf, open, type Place, rowOf, type Step, unpackStep } from './model.ts'
import { numberText } from './number-text.ts'
import { stations } from './stations.ts'

const glass = unpackStep(readRecording('one-step')!.outputs[0]!.output as Step)
const { step, kernels } = glass
const digits = step.labels.map((_, digit) => digit)
const station = (id: string) => stations.find((each) => each.id === id)!
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
/** The numbers are packed with five digits. */
const near = (found: number, expected: number, size = Math.abs(expected)) =>
  expect(Math.abs(found - expected)).toBeLessThan(6e-5 * size + 1e-9)

test.each([1, 2, 3])('the sums of layer %i are those of its input and its columns', (layer) => {
  const { units, rows, theta } = kernels[layer - 1]!
  for (const digit of digits)
    for (const [column, unit] of units.entries()) {
      const w = theta.subarray(column * rows, (column + 1) * rows)
      const products = Array.from(rowOf(glass, inputOf(layer), digit), (x, i) => x * w[i]!)
      const opened = open(glass, station(`Z${layer}`), placeAt({ digit, unit, layer }))
      if (opened.of !== 'sum') throw new Error('no sum')
      near(opened.total, sum(products) + w.at(-1)!, 1)
      const told = opened.terms.map(({ at, left, right }) => [at, left * right] as const)
      for (const [at, product] of told) near(product, products[at]!, 1)
      // The largest ones are told.
      const sizes = products.map(Math.abs).sort((a, b) => b - a)
      near(Math.abs(told.at(-1)![1]), sizes[told.length - 1]!, 1)
    }
})

test('ReLU, dropout, softmax, the loss and what comes back from it', () => {
  for (const digit of digits) {
    for (const layer of [1, 2]) {
      const [z, a, m, h] = ['Z', 'A', 'M', 'H'].map((name) => rowOf(glass, name + layer, digit))
      for (const i of z!.keys()) {
        near(a![i]!, Math.max(0, z![i]!))
        near(h![i]!, a![i]! * m![i]!)
      }
    }
    const [y, t, d3] = ['Y', 'T', 'D3'].map((name) => rowOf(glass, name, digit))
    const label = step.labels[digit]!
    for (let unit = 0; unit < 10; unit++) {
      const opened = open(glass, station('Y'), placeAt({ digit, unit }))
      if (opened.of === 'softmax') near(Math.exp(opened.z) / opened.sum, opened.total)
      near(d3![unit]!, (y![unit]! - t![unit]!) / digits.length, 1)
    }
    near(step.losses[digit]!, -Math.log(y![label]!))
  }
  near(step.loss, sum(step.losses) / digits.length)
})

test.each([1, 2])('what comes back to layer %i is its sum, gated by mask and ReLU', (layer) => {
  for (const digit of digits)
    for (const unit of rowOf(glass, `D${layer}`, digit).keys()) {
      const opened = open(glass, station(`D${layer}`), placeAt({ digit, unit, layer }))
      if (opened.of !== 'sum') throw new Error('no sum')
      const { terms, rest, gates, total } = opened
      const back = sum(terms.map(({ left, right }) => left * right)) + rest
      near(total, gates!.isActive ? back * gates!.mask : 0, 0.1)
    }
})

test.each([1, 2, 3])('gradients, means and weights of kernel %i, each by its rule', (layer) => {
  const { units, rows, thetaAfter } = kernels[layer - 1]!
  const { eta, rho, epsilon } = step.rule
  for (const column of units.keys())
    for (let row = 0; row < rows; row++) {
      const place = placeAt({ layer, column, row })
      const gradient = open(glass, station(`dW${layer}`), place)
      if (gradient.of !== 'sum') throw new Error('no sum')
      const g = sum(gradient.terms.map(({ left, right }) => left * right))
      near(
        gradient.total,
        g,
        Math.max(...gradient.terms.map((each) => Math.abs(each.left * each.right))),
      )
      const mean = open(glass, station('s'), place)
      if (mean.of === 'mean') near(mean.total, rho * mean.before + (1 - rho) * mean.g ** 2)
      const moved = open(glass, station('theta'), place)
      if (moved.of !== 'weight') throw new Error('no weight')
      near(moved.total, moved.before - (eta * moved.g) / (Math.sqrt(moved.mean) + epsilon), 1)
      expect(moved.total).toBe(thetaAfter[column * rows + row])
    }
})

test('the gradient is right about the first bit of the way, and not about the whole', () => {
  const [first, , whole] = step.changes.map(({ predicted, came }) => came / predicted)
  expect(first).toBeGreaterThan(0.97)
  expect(first).toBeLessThan(1.03)
  expect(whole).toBeLessThan(0.9)
  near(step.lossAfter - step.loss, step.changes.at(-1)!.came, 1)
})

test('each station’s line stands in the cell, or in its module', () => {
  const { code } = readBook().graph.get('one-step')!.cell
  const lesson = readFileSync('src/book/lesson/glass.ts', 'utf8')
  for (const { code: line, isOfModule } of stations)
    expect(isOfModule ? lesson : code).toContain(line)
})

test.each([
  [0, '0'],
  [-0.0316227, '−0.03162'],
  [2.3e-5, '2.3 · 10⁻⁵'],
  [1e-7, '10⁻⁷'],
  [784, '784'],
])('%d is written %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

test('any address is drawn and told', () => {
  const assets = { data: step }
  for (let station = 0; station < stations.length; station++)
    for (const more of [
      '',
      '&row1=3.7&row2=1e9&row3=-4&unit1=1e9&unit2=0.5&unit3=99&digit=7',
      '&layer=9&column=x',
      '&layer=3&column=99&row3=512',
    ]) {
      const state = decodeState(`station=${station}${more}`, figure, assets)
      const drawn = toHtml(figure.draw(state, assets)) + figure.describe(state, assets)
      expect(drawn, `${station}${more}`).not.toMatch(/NaN|undefined/)
    }
})

beforeAll(() => tf.setBackend('cpu'))

test('the weights after some steps are those of trainOnBatch', async () => {
  const count = 2 * 128 + 2
  const train = new Digits(
    Uint8Array.from({ length: count * 784 }, (_, i) => (i * 37 + (i >> 5) * 11) % 256),
    Uint8Array.from({ length: count }, (_, i) => (i * 7) % 10),
  )
  const toInputs = (images: Uint8Array) =>
    tf.tensor2d(images, [images.length / 784, 784], 'float32').div<tf.Tensor2D>(255)
  const toTargets = (labels: Uint8Array) =>
    tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D
  const model = network({ hidden: [8, 7], dropout: 0 })
  const { numTensors } = tf.memory()
  const rule = { eta: 0.001, rho: 0.9, epsilon: 1e-7 }
  const untouched = model.getWeights().map((w) => [...w.dataSync()])
  const made = takeStep(model, train, {
    taken: 2,
    digits: 2,
    dropout: 0,
    rule,
    toInputs,
    toTargets,
    forward,
    backward,
    update: ({ theta, s }, gradients): State => {
      const mean = s.map((s, i) => s.mul(0.9).add(gradients[i]!.square().mul(0.1))) as Weights
      const after = theta.map((w, i) =>
        w.sub(gradients[i]!.mul(0.001).div(mean[i]!.sqrt().add(1e-7))),
      ) as Weights
      return { theta: after, s: mean }
    },
    units: [[0, 5], [6], [9, 3]],
  })
  expect(tf.memory().numTensors).toBe(numTensors)
  expect(model.getWeights().map((w) => [...w.dataSync()])).toEqual(untouched)
  for (const [from, to] of [
    [0, 128],
    [128, 256],
    [256, 258],
  ] as const) {
    const batch = train.slice(from, to)
    await model.trainOnBatch(toInputs(batch.images), toTargets(batch.labels))
  }
  const taken = unpackStep(made).kernels
  const weights = model.getWeights()
  for (const [layer, { units, rows, thetaAfter }] of taken.entries()) {
    const [w, b] = [weights[2 * layer]!, weights[2 * layer + 1]!].map((each) => each.dataSync())
    const width = b!.length
    for (const [column, unit] of units.entries()) {
      for (let row = 0; row < rows - 1; row++)
        expect(thetaAfter[column * rows + row]).toBeCloseTo(w![row * width + unit]!, 4)
      expect(thetaAfter[(column + 1) * rows - 1]).toBeCloseTo(b![unit]!, 4)
    }
  }
})

function forward([W1, b1, W2, b2, W3, b3]: Weights, { X, T }: Batch) {
  const Z1 = X.matMul(W1).add<tf.Tensor2D>(b1)
  const A1 = Z1.relu<tf.Tensor2D>()
  const Z2 = A1.matMul(W2).add<tf.Tensor2D>(b2)
  const A2 = Z2.relu<tf.Tensor2D>()
  const Z3 = A2.matMul(W3).add<tf.Tensor2D>(b3)
  const Y = Z3.softmax()
  const losses = T.mul(Y.log()).sum<tf.Tensor1D>(1).neg()
  return { Z1, A1, H1: A1, Z2, A2, H2: A2, Z3, Y, losses }
}

/** By automatic differentiation. */
function backward(theta: Weights, batch: Batch): Backward {
  const loss = (...w: tf.Tensor[]) => forward(w as Weights, batch).losses.mean() as tf.Scalar
  const gradients = tf.grads(loss)(theta) as Weights
  const { Z1, Z2, Z3 } = forward(theta, batch)
  return { D1: Z1, D2: Z2, D3: Z3, gradients }
}

function placeAt(place: Partial<Place>): Place {
  return { digit: 0, unit: 0, layer: 1, column: 0, row: 0, ...place }
}
