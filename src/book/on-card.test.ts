/** What the chapter says of a step on the card is what runs there. */
import '@tensorflow/tfjs-backend-cpu'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { stepKernels } from '../tensor/card/step-kernels.ts'
import { planStep, type StepPlan } from '../tensor/card/step-plan.ts'
import * as tf from '../tensor/tf.ts'
import { Adadelta, Adagrad, Adam, Momentum, SGD } from './lesson/optimisers.ts'
import { RMSprop } from './lesson/rmsprop.ts'
import { network } from './lesson/trials.ts'

beforeAll(() => tf.setBackend('cpu'))

const { chapters } = readBook()
const section = chapters
  .find(({ slug }) => slug === 'compile-and-fit')!
  .segments.filter(({ heading }) => heading === 'on-a-card')
  .map(({ source }) => source)
  .join('\n')
/** What the card does, and the lines that it stands for. */
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').slice(1, 3).map(spansOf) as [string[], string[]])

/** Its pieces of code. */
function spansOf(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)
}

const plan = () => planStep(network({})) as StepPlan

test('the chapter lists the dispatches of a step, in their order', () => {
  const { gather, forward, loss, back } = stepKernels(plan(), 128)
  const run = [gather, ...forward, loss, ...back].map(({ name }) => name)
  expect(rows.flatMap(([dispatches]) => dispatches)).toEqual(run)
})

test('each dispatch stands beside the lines that say what it computes', () => {
  const { layers, loss, accuracy } = plan()
  const { learningRate, rho, epsilon } = new RMSprop().getConfig() as Record<string, number>
  const facts: Record<string, string[]> = {
    gather: ['toInputs(batch.images)', 'toTargets(batch.labels)'],
    loss: [
      "activation: 'softmax'",
      `loss: '${loss}'`,
      ...(accuracy ? ["metrics: ['accuracy']"] : []),
    ],
  }
  for (const [l, { units, activation, dropout }] of layers.entries()) {
    const isLast = l === layers.length - 1
    facts[`forward ${l + 1}`] = isLast
      ? ['units: numClasses']
      : [
          `tf.layers.dense({ units: ${units}, activation: '${activation}', kernelInitializer })`,
          `tf.layers.dropout({ rate: ${dropout} })`,
        ]
    if (l > 0) facts[`back ${l + 1}`] = []
    facts[`update ${l + 1}`] = [
      `new RMSprop({ learningRate: ${learningRate}, rho: ${rho}, epsilon: ${epsilon} })`,
    ]
  }
  expect(Object.fromEntries(rows.flatMap(([all, code]) => all.map((one) => [one, code])))).toEqual(
    facts,
  )
})

test('these lines are lines of cells, and the rule is that of the module', () => {
  const lines = (text: string) => text.replace(/\s+/g, ' ')
  const cells = chapters
    .flatMap(({ segments }) => segments)
    .filter(({ kind }) => kind === 'cell' || kind === 'code')
    .map(({ source }) => lines(source))
  for (const span of rows.flatMap(([, code]) => code))
    expect(
      cells.some((cell) => cell.includes(span)),
      span,
    ).toBe(true)
  const rule = spansOf(section).find((span) => span.startsWith('s = '))!
  expect(lines(readFileSync('src/book/lesson/rmsprop.ts', 'utf8'))).toContain(rule)
})

describe('what a rule says to the card is what it does in operations', () => {
  test.each([
    new RMSprop({ learningRate: 0.01 }),
    new SGD(),
    new Momentum(),
    new Adagrad(),
    new Adadelta(),
    new Adam(),
  ])('$constructor.name', (optimizer) => {
    const { wgsl, settings, remembers } = (() => {
      const model = network({ hidden: [4], optimiser: () => optimizer })
      return (planStep(model) as StepPlan).rule
    })()
    const { config } = optimizer as unknown as { config: Record<string, number> }
    const known = { ...config, sqrt: Math.sqrt, pow: Math.pow } as Record<string, unknown>
    expect(Object.keys(config)).toEqual(settings)
    // Such simple WGSL is JavaScript, too.
    const inputs = ['g', 't', ...Object.keys(known)]
    const names = remembers.length > 0 ? `${remembers.join(', ')}, ` : ''
    const rule = new Function(
      ...[...inputs, 'memory'],
      `let { ${names} d = 0 } = memory; ${wgsl}; return { ${names} d }`,
    ) as (...given: unknown[]) => { d: number }
    const theta = tf.variable(tf.tensor1d([0.5]))
    let [expected, memory] = [0.5, Object.fromEntries(remembers.map((name) => [name, 0])) as object]
    for (const [step, g] of [0.3, -0.02, 0, 1e-6, 5].entries()) {
      optimizer.applyGradients({ [theta.name]: tf.tensor1d([g]) })
      const { d, ...kept } = rule(g, step + 1, ...Object.values(known), memory)
      expected -= d
      memory = kept
      expect(theta.dataSync()[0]).toBeCloseTo(expected, 5)
    }
  })
})

describe('what a plan knows nothing of goes on as before', () => {
  const compiled = (...layers: tf.layers.Layer[]) => {
    const model = tf.sequential({ layers })
    model.compile({ loss: 'categoricalCrossentropy', optimizer: new RMSprop(), metrics: [] })
    return model
  }
  const { dense, dropout } = tf.layers
  const first = { units: 4, inputShape: [784] }
  const last = { units: 10, activation: 'softmax' } as const
  class Doubled extends RMSprop {
    protected override step(g: tf.Tensor, memory: Record<string, tf.Variable>): tf.Tensor {
      return super.step(g, memory).mul(2)
    }
  }
  test.each<[string, () => tf.LayersModel]>([
    ['a regulariser', () => compiled(dense({ ...first, kernelRegularizer: 'l1l2' }), dense(last))],
    ['no bias', () => compiled(dense({ ...first, useBias: false }), dense(last))],
    ['a frozen layer', () => compiled(dense({ ...first, trainable: false }), dense(last))],
    ['dropout of inputs', () => compiled(dropout({ rate: 0.2, inputShape: [784] }), dense(last))],
    [
      'a mask of its own',
      () => compiled(dense(first), dropout({ rate: 0.2, seed: 1 }), dense(last)),
    ],
    ['no softmax at the end', () => compiled(dense(first))],
    ['another layer', () => compiled(dense(first), tf.layers.batchNormalization(), dense(last))],
    [
      'a frozen layer that is free again, but was not when the model was compiled',
      () => {
        const frozen = dense({ ...first, trainable: false })
        const model = compiled(frozen, dense(last))
        frozen.trainable = true
        return model
      },
    ],
    [
      'layers that came after it was compiled',
      () => {
        const model = compiled(dense(first))
        model.add(dense(last))
        return model
      },
    ],
    [
      'a layer with somebody who listens',
      () => {
        const heard = dense(first)
        heard.setCallHook(() => {})
        return compiled(heard, dense(last))
      },
    ],
    [
      'a mask with a method of its own',
      () => {
        const own = Object.assign(dropout({ rate: 0.2 }), { call: (x: tf.Tensor) => x })
        return compiled(dense(first), own, dense(last))
      },
    ],
    [
      'a class derived from Sequential',
      () => {
        class Mine extends tf.Sequential {}
        const model = new Mine({ layers: [dense(first), dense(last)] })
        model.compile({ loss: 'categoricalCrossentropy', optimizer: new RMSprop() })
        return model
      },
    ],
    [
      'an optimiser with a method of its own',
      () =>
        network({
          optimiser: () => Object.assign(new RMSprop(), { applyGradients: () => undefined }),
        }),
    ],
    ['a rule derived from one of the book', () => network({ optimiser: () => new Doubled() })],
    ['a rule of TensorFlow.js', () => network({ optimiser: () => tf.train.adam() })],
  ])('%s', (_, model) => {
    expect(typeof planStep(model())).toBe('string')
  })
})
