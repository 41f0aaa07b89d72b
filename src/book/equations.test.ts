/**
 * Equation and code agree: what a cell declares for an equation is evaluated beside the equation itself, written down
 * here once more, on random numbers. Cells that compute an equation as a whole compare with TensorFlow.js themselves;
 * of those the recorded difference is looked at.
 */
import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import '@tensorflow/tfjs-backend-cpu'
import { compileCell } from '../cell/compile.ts'
import { readBook } from '../markdown/book.ts'
import { codeOf } from '../markdown/equations.ts'
import { readRecording } from '../markdown/recordings.ts'

type Numbers = number[]
type Rule = (
  ...settings: number[]
) => (theta: number, g: number, memory: Record<string, number>) => number

const random = () => Math.random() * 4 - 2
const randoms = (count: number): Numbers => Array.from({ length: count }, random)
const sum = (values: Numbers) => values.reduce((a, b) => a + b, 0)
const close = (a: Numbers, b: Numbers) => {
  expect(a.length).toBe(b.length)
  for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i]!, 10)
}

/** Three steps of a rule with random gradients, beside the equation's own: (θ, g, memory) -> θ. */
function sameSteps(rule: ReturnType<Rule>, equation: ReturnType<Rule>): void {
  const [mine, its] = [
    { v: 0, s: 0, u: 0, t: 0 },
    { v: 0, s: 0, u: 0, t: 0 },
  ]
  let [a, b] = [0.5, 0.5]
  for (const g of randoms(3)) {
    a = rule(a, g, mine)
    b = equation(b, g, its)
    expect(a).toBeCloseTo(b, 12)
  }
}

const softmax = (z: Numbers) => z.map((zk) => Math.exp(zk) / sum(z.map(Math.exp)))

/** Zeros and ones as the cells have them, here made up. */
const zerosAndOnes = Array.from({ length: 9 }, (_, i) => ({ x: random(), t: i % 2 }))
const slopeOfLoss = (w: number) => sum(zerosAndOnes.map(({ x, t }) => 2 * (w * x - t) * x)) / 9

/** The equations, evaluated, by their ids. */
const EQUATIONS: Record<string, (code: never) => void> = {
  'mean-square': (lossAt: (w: number) => number) =>
    expect(lossAt(1.5)).toBeCloseTo(
      sum(zerosAndOnes.map(({ x, t }) => (1.5 * x - t) ** 2)) / 9,
      12,
    ),
  slope: (slope: (w: number) => number) => expect(slope(1.5)).toBeCloseTo(slopeOfLoss(1.5), 12),
  step: (step: (w: number, eta: number) => number) =>
    expect(step(1.5, 0.3)).toBeCloseTo(1.5 - 0.3 * slopeOfLoss(1.5), 12),
  unit: (dense: (x: Numbers, w: Numbers[], b: Numbers) => Numbers) => {
    const [x, w, b] = [randoms(784), randoms(784), random()]
    close(
      dense(
        x,
        w.map((weight) => [weight]),
        [b],
      ),
      [sum(x.map((xj, j) => xj * w[j]!)) + b],
    )
  },
  dense: (dense: (x: Numbers, w: Numbers[], b: Numbers) => Numbers) => {
    const [x, W, b] = [randoms(7), Array.from({ length: 7 }, () => randoms(4)), randoms(4)]
    const product = tf
      .matMul(tf.tensor2d([x]), tf.tensor2d(W))
      .add(tf.tensor1d(b))
      .dataSync()
    for (const [i, z] of dense(x, W, b).entries()) expect(z).toBeCloseTo(product[i]!, 4)
  },
  'one-hot': (toTargets: (labels: Uint8Array) => tf.Tensor2D) =>
    expect(toTargets(Uint8Array.from([5])).arraySync()).toEqual([[0, 0, 0, 0, 0, 1, 0, 0, 0, 0]]),
  softmax: (code: (z: Numbers) => Numbers) => {
    const z = randoms(10)
    close(code(z), softmax(z))
  },
  'softmax-shift': (code: (z: Numbers) => Numbers) => {
    const [z, c] = [randoms(10), random()]
    close(code(z.map((zk) => zk - c)), softmax(z))
  },
  dropout: (dropout: (a: Numbers, rate: number) => Numbers) => {
    const [a, r] = [randoms(200), 0.3]
    const ratios = dropout(a, r).map((h, i) => h / a[i]!)
    for (const ratio of ratios)
      expect([0, 1 / (1 - r)].some((m) => Math.abs(ratio - m) < 1e-12)).toBe(true)
  },
  'cross-entropy': (crossEntropy: (y: Numbers, truth: number) => number) => {
    const y = softmax(randoms(10))
    const t = y.map((_, k) => Number(k === 3))
    expect(crossEntropy(y, 3)).toBeCloseTo(-sum(t.map((tk, k) => tk * Math.log(y[k]!))), 12)
  },
  sgd: (sgd: Rule) => sameSteps(sgd(0.01), (theta, g) => theta - 0.01 * g),
  momentum: (momentum: Rule) =>
    sameSteps(momentum(0.01, 0.9), (theta, g, m) => {
      m.v = 0.9 * m.v! - 0.01 * g
      return theta + m.v
    }),
  adagrad: (adagrad: Rule) =>
    sameSteps(adagrad(0.01, 1e-7), (theta, g, m) => {
      m.s = m.s! + g * g
      return theta - (0.01 * g) / (Math.sqrt(m.s) + 1e-7)
    }),
  rmsprop: (rmsprop: Rule) =>
    sameSteps(rmsprop(0.001, 0.9, 1e-7), (theta, g, m) => {
      m.s = 0.9 * m.s! + (1 - 0.9) * g * g
      return theta - (0.001 * g) / (Math.sqrt(m.s) + 1e-7)
    }),
  adadelta: (adadelta: Rule) =>
    sameSteps(adadelta(0.95, 1e-7), (theta, g, m) => {
      m.s = 0.95 * m.s! + (1 - 0.95) * g * g
      const d = (Math.sqrt(m.u! + 1e-7) / Math.sqrt(m.s + 1e-7)) * g
      m.u = 0.95 * m.u! + (1 - 0.95) * d * d
      return theta - d
    }),
  adam: (adam: Rule) =>
    sameSteps(adam(0.001, 0.9, 0.999, 1e-7), (theta, g, m) => {
      m.t = m.t! + 1
      m.v = 0.9 * m.v! + (1 - 0.9) * g
      m.s = 0.999 * m.s! + (1 - 0.999) * g * g
      return (
        theta - (0.001 * (m.v / (1 - 0.9 ** m.t))) / (Math.sqrt(m.s / (1 - 0.999 ** m.t)) + 1e-7)
      )
    }),
}

/** The differences that whole cells print, as recorded. */
const DIFFERENCES: Record<string, () => Numbers> = {
  forward: () => [lastText('forward-by-hand')],
  'loss-gradient': () => apart('loss-gradient-check'),
  'finite-difference': () => {
    const [trying, formula] = [1, 2].map((column) => tableColumn('finite-differences', column))
    return formula!.map((slope, i) => trying![i]! - slope)
  },
  ...Object.fromEntries(
    ['forward-train', 'd3', 'd2-d1', 'weight-gradients'].map((id) => [
      id,
      () => tableColumn('backpropagation', -1),
    ]),
  ),
}

const book = readBook()
const coded = book.chapters.flatMap(({ equations }) => equations.filter(({ code }) => code))

beforeAll(() => tf.setBackend('cpu'))

test.each(coded)('equation $number, $id, is what the code computes', (equation) => {
  const { id, code } = equation
  if (code!.name === undefined) {
    for (const difference of DIFFERENCES[id]!()) expect(Math.abs(difference)).toBeLessThan(1e-4)
    return
  }
  const text = codeOf(equation, book)!
  const { js } = compileCell(text)
  const known = { tf, numClasses: 10, zerosAndOnes, slopeOfLoss }
  const declared = new Function(...Object.keys(known), `${js}\nreturn ${code!.name}`)(
    ...Object.values(known),
  )
  EQUATIONS[id]!(declared as never)
})

function lastText(cell: string): number {
  const texts = readRecording(cell)!.outputs.flatMap(({ output }) =>
    output.kind === 'text' || output.kind === 'console' ? [output.text] : [],
  )
  return Number(/-?[\d.]+(?:e-?\d+)?$/.exec(texts.at(-1)!.trim())![0])
}

/** By how much the numbers of two printed lines differ. */
function apart(cell: string): Numbers {
  const lines = readRecording(cell)!.outputs.flatMap(({ output }) =>
    output.kind === 'console'
      ? [(output.text.match(/-?\d+\.\d+(?:e-?\d+)?/g) ?? []).map(Number)]
      : [],
  )
  expect(lines[0]!.length).toBeGreaterThan(0)
  return lines[0]!.map((value, i) => value - lines[1]![i]!)
}

function tableColumn(cell: string, column: number): Numbers {
  const table = readRecording(cell)!
    .outputs.map(({ output }) => output)
    .find((o) => o.kind === 'table')
  return table!.rows.map((row) => Number(row.at(column)))
}
