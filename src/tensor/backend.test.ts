/** Training must be right before it is fast: wasm, with our product, against the plain cpu backend. */
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { readIdx } from '../book/data/idx.ts'
import { RMSprop } from '../book/lesson/rmsprop.ts'
import { startBackend } from './backend.ts'
import relaxed from './kernels/assembly/index.ts?wasm=relaxed'
import simd from './kernels/assembly/index.ts?wasm=simd'
import { seedMathRandom } from './random.ts'
import * as tf from './tf.ts'

const { resolve } = createRequire(import.meta.url)
const files = {
  plain: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'),
  simd: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
  kernels: { simd, relaxed },
}

beforeAll(async () => {
  expect((await startBackend(files)).backend).toBe('wasm')
})

async function on<T>(backend: 'wasm' | 'cpu', work: () => T): Promise<T> {
  await tf.setBackend(backend)
  return work()
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  let largest = 0
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!))
  return largest
}

describe('products agree with cpu within 1e-4', () => {
  const shapes: [a: number[], b: number[], transposeA: boolean, transposeB: boolean][] = [
    [[3, 4], [4, 5], false, false],
    [[4, 3], [4, 5], true, false],
    [[3, 4], [5, 4], false, true],
    [[4, 3], [5, 4], true, true],
    [[1, 784], [784, 512], false, false],
    [[96, 784], [96, 512], true, false],
    [[96, 512], [784, 512], false, true],
    [[2, 4, 3], [2, 4, 5], true, false],
    [[2, 3, 4], [1, 5, 4], false, true],
    [[0, 4], [4, 5], false, false],
    [[1000, 784], [784, 10], false, false],
    [[3, 3, 4], [3, 4, 5], false, false],
  ]
  test.each(shapes)('%j × %j, transposed %s %s', async (a, b, transposeA, transposeB) => {
    const product = () => {
      seedMathRandom('product')
      const x = tf.randomUniform(a, -1, 1)
      const y = tf.randomUniform(b, -1, 1)
      return tf.matMul(x, y, transposeA, transposeB).dataSync()
    }
    expect(largestDifference(await on('wasm', product), await on('cpu', product))).toBeLessThan(
      1e-4,
    )
  })
})

test.each([
  [[2, 3], [2, 3], false, false],
  [[2, 3], [3, 2], true, false],
])('no product of %j and %j, transposed %s %s', async (a, b, transposeA, transposeB) => {
  const product = () => tf.matMul(tf.ones(a), tf.ones(b), transposeA, transposeB)
  for (const backend of ['wasm', 'cpu'] as const)
    await expect(on(backend, product)).rejects.toThrow(/inner shapes/)
})

describe('a fused product agrees with cpu', () => {
  test.each(['linear', 'relu', 'sigmoid', 'elu'] as const)('%s', async (activation) => {
    const product = () => {
      seedMathRandom('fused')
      const [a, b] = [
        tf.randomUniform<tf.Rank.R2>([7, 20], -1, 1),
        tf.randomUniform<tf.Rank.R2>([20, 9], -1, 1),
      ]
      return tf.fused.matMul({ a, b, bias: tf.randomUniform([9], -1, 1), activation }).dataSync()
    }
    expect(largestDifference(await on('wasm', product), await on('cpu', product))).toBeLessThan(
      1e-5,
    )
  })
})

test('sums over either axis, kept or not, agree with cpu', async () => {
  const sums = () => {
    seedMathRandom('sum')
    const x = tf.randomUniform([9, 7], -1, 1)
    const all = [x.sum(0), x.sum(0, true).flatten(), x.sum(1), x.sum([0, 1]).flatten(), x.sum(-2)]
    return tf.concat(all as tf.Tensor1D[]).dataSync()
  }
  expect(largestDifference(await on('wasm', sums), await on('cpu', sums))).toBeLessThan(1e-5)
})

describe('a slice', () => {
  const slices: [shape: number[], begin: number[], size: number[]][] = [
    [[9], [2], [5]],
    [
      [9, 7],
      [2, 0],
      [3, 7],
    ],
    [
      [9, 7],
      [2, 3],
      [4, 2],
    ],
    [
      [9, 7],
      [8, 6],
      [1, 1],
    ],
    [
      [5, 4, 3],
      [1, 1, 0],
      [3, 2, 3],
    ],
    [
      [5, 4, 3],
      [0, 0, 1],
      [5, 4, 1],
    ],
    [
      [1, 5, 4, 3],
      [0, 1, 0, 0],
      [1, 3, 4, 3],
    ],
    [
      [2, 5, 4, 3, 2],
      [1, 1, 2, 1, 0],
      [1, 3, 2, 2, 1],
    ],
    [
      [4, 3],
      [0, 0],
      [4, 3],
    ],
    [
      [4, 3],
      [1, 0],
      [0, 3],
    ],
  ]
  test.each(slices)(
    'of %j from %j, %j, is that of cpu, of each type',
    async (shape, begin, size) => {
      const parts = () => {
        seedMathRandom('slice')
        const x = tf.randomUniform(shape, -9, 9)
        return [x, x.toInt(), x.greater(0)].map((each) => {
          const y = each.slice(begin, size)
          return { shape: y.shape, dtype: y.dtype, values: y.dataSync() }
        })
      }
      expect(await on('wasm', parts)).toEqual(await on('cpu', parts))
    },
  )

  test('of texts is there, and one beyond the end is refused', async () => {
    for (const backend of ['wasm', 'cpu'] as const) {
      const texts = () => tf.tensor(['a', 'b', 'c']).slice(1).dataSync() as unknown
      expect(await on(backend, texts)).toEqual(['b', 'c'])
      await expect(on(backend, () => tf.ones([4, 3]).slice([2, 0], [3, 3]))).rejects.toThrow(
        /overflow/,
      )
    }
  })

  test('copies what it gives and no more', async () => {
    await tf.setBackend('wasm')
    const x = tf.zeros([10_000, 784])
    const times = (count: number) => {
      const start = performance.now()
      for (let i = 0; i < count; i++) x.slice(i * 32, 32).dispose()
      return performance.now() - start
    }
    const copied = performance.now()
    x.dataSync()
    const whole = performance.now() - copied
    times(1)
    // A tenth of all rows; with the whole copied for each slice it would take thirty times as long.
    expect(times(30)).toBeLessThan(3 * whole)
    x.dispose()
  })
})

test.each<[string, () => tf.Tensor[]]>([
  ...(
    [
      [1, 'valid'],
      [1, 'same'],
      [2, 'valid'],
      [2, 'same'],
      [2, 1],
    ] as [number, 'valid' | 'same' | number][]
  ).map(([strides, pad]): [string, () => tf.Tensor[]] => [
    `convolutions by ${strides}, ${pad},`,
    () => {
      const x = tf.randomUniform<tf.Rank.R4>([2, 9, 8, 3], -1, 1)
      const w = tf.randomUniform<tf.Rank.R4>([3, 4, 3, 4], -1, 1)
      const answer = (x: tf.Tensor, w: tf.Tensor) =>
        tf.conv2d(
          x as tf.Tensor4D,
          w as tf.Tensor4D,
          strides,
          pad,
          'NHWC',
          1,
          typeof pad === 'number' ? 'floor' : undefined,
        )
      return tf.grads((x, w) => answer(x!, w!).square().sum())([x, w])
    },
  ]),
  [
    'convolutions of each channel by itself',
    () => {
      const x = tf.randomUniform<tf.Rank.R4>([2, 9, 8, 3], -1, 1)
      const w = tf.randomUniform<tf.Rank.R4>([3, 3, 3, 2], -1, 1)
      return tf.grads((x, w) =>
        tf
          .depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'valid')
          .square()
          .sum(),
      )([x, w])
    },
  ],
  [
    'rows that are looked up',
    () => {
      const x = tf.randomUniform([5, 3], -1, 1)
      return [
        tf.grad((x) =>
          tf
            .gather(x, tf.tensor1d([4, 0, 4], 'int32'))
            .square()
            .sum(),
        )(x),
      ]
    },
  ],
  ['sums over named axes', () => [tf.einsum('ij,jk->k', tf.ones([2, 3]), tf.ones([3, 4]))]],
])('%s have the gradients of cpu, and nothing is left behind', async (_, gradients) => {
  const numbers = () =>
    tf.tidy(() => {
      seedMathRandom('stand-ins')
      return gradients().flatMap((each) => [...each.dataSync()])
    })
  await tf.setBackend('wasm')
  const counts = () =>
    [...(['wasm', 'cpu'] as const)].map((name) => tf.findBackend(name).numDataIds())
  await on('cpu', numbers)
  const before = counts()
  const wasm = await on('wasm', numbers)
  expect(counts()).toEqual(before)
  expect(largestDifference(wasm, await on('cpu', numbers))).toBeLessThan(1e-4)
})

describe('the Dropout layer', () => {
  const layer = tf.layers.dropout({ rate: 0.2 })
  const input = () => tf.ones([50, 40])
  const answer = (x: tf.Tensor) => layer.apply(x, { training: true }) as tf.Tensor

  test('has the same masks on both backends, new ones at each call, none in a test', async () => {
    const masks = () => {
      seedMathRandom('masks')
      return [answer(input()), answer(input()), layer.apply(input()) as tf.Tensor].map((y) =>
        y.dataSync(),
      )
    }
    const [wasm, cpu] = [await on('wasm', masks), await on('cpu', masks)]
    for (const i of [0, 1, 2]) expect(wasm[i]).toEqual(cpu[i])
    expect(wasm[0]).not.toEqual(wasm[1])
    expect(new Set(wasm[0])).toEqual(new Set([0, 1.25]))
    expect(new Set(wasm[2])).toEqual(new Set([1]))
  })

  test('sends the gradient back through its mask, also twice', async () => {
    await on('wasm', () => {
      seedMathRandom('gradient')
      const mask = answer(input()).dataSync()
      seedMathRandom('gradient')
      expect(
        tf
          .grad((x) => answer(x).sum())(input())
          .dataSync(),
      ).toEqual(mask)
      seedMathRandom('gradient')
      const ofGradient = tf.grad((x) =>
        tf
          .grad((y) => answer(y).mul(y).sum())(x)
          .sum(),
      )
      expect(ofGradient(input()).shape).toEqual([50, 40])
    })
  })

  test('with a seed of its own draws as TensorFlow.js does', async () => {
    await on('wasm', () => {
      const seeded = tf.layers.dropout({ rate: 0.2, seed: 3 })
      const y = seeded.apply(input(), { training: true }) as tf.Tensor
      expect(y.dataSync()).toEqual(tf.dropout(input(), 0.2, undefined, 3).dataSync())
    })
  })
})

test('the gradient of ReLU agrees with cpu, and so does the gradient of that', async () => {
  const gradients = () => {
    seedMathRandom('relu')
    const x = tf.randomUniform([9, 7], -1, 1)
    const f = (x: tf.Tensor) => x.relu().mul(x).sum()
    const ofGradient = tf.grad((x) => tf.grad(f)(x).square().sum())
    return tf.concat([tf.grad(f)(x).flatten(), ofGradient(x).flatten()] as tf.Tensor1D[]).dataSync()
  }
  expect(largestDifference(await on('wasm', gradients), await on('cpu', gradients))).toBeLessThan(
    1e-5,
  )
})

test('gradients are the slopes found by trying, dropout and all', async () => {
  await on('wasm', () => {
    seedMathRandom('slopes')
    const dropout = tf.layers.dropout({ rate: 0.2 })
    const x = tf.randomUniform<tf.Rank.R2>([9, 11], -1, 1)
    const weights = [
      tf.randomUniform([11, 7], -1, 1),
      tf.randomUniform([7], -1, 1),
      tf.randomUniform([7, 3], -1, 1),
    ]
    const t = tf.oneHot(tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1, 2], 'int32'), 3).toFloat()
    const loss = (...[w1, b1, w2]: tf.Tensor[]) => {
      seedMathRandom('mask')
      const hidden = x
        .matMul(w1 as tf.Tensor2D)
        .add(b1!)
        .relu()
      const kept = dropout.apply(hidden, { training: true }) as tf.Tensor2D
      return tf.losses.softmaxCrossEntropy(t, kept.matMul(w2 as tf.Tensor2D)) as tf.Scalar
    }
    const gradients = tf.grads(loss)(weights)
    const h = 0.002
    for (const [w, weight] of weights.entries())
      for (const place of [0, 3, weight.size - 1]) {
        const moved = (by: number) => {
          const values = weight.dataSync().slice()
          values[place] = values[place]! + by
          return loss(...weights.with(w, tf.tensor(values, weight.shape))).dataSync()[0]!
        }
        const slope = (moved(h) - moved(-h)) / (2 * h)
        expect(gradients[w]!.dataSync()[place]).toBeCloseTo(slope, 3)
      }
  })
})

test('a product leaves no tensors behind', async () => {
  await tf.setBackend('wasm')
  const before = tf.memory().numTensors
  const backend = tf.backend() as unknown as { dataIdMap: { numDataIds(): number } }
  const data = backend.dataIdMap.numDataIds()
  tf.tidy(() => void tf.matMul(tf.ones([4, 3]), tf.ones([4, 5]), true, false))
  expect(tf.memory().numTensors).toBe(before)
  expect(backend.dataIdMap.numDataIds()).toBe(data)
})

test("the network's first step: loss and every gradient agree with cpu within 1e-5, and so do the new weights", async () => {
  const images = readIdx('train-images-idx3-ubyte').subarray(0, 128 * 784)
  const labels = readIdx('train-labels-idx1-ubyte').subarray(0, 128)
  const firstStep = () => {
    seedMathRandom('first step')
    const model = tf.sequential()
    const kernelInitializer = 'glorotUniform'
    model.add(
      tf.layers.dense({ units: 512, activation: 'relu', inputShape: [784], kernelInitializer }),
    )
    model.add(tf.layers.dropout({ rate: 0.2 }))
    model.add(tf.layers.dense({ units: 512, activation: 'relu', kernelInitializer }))
    model.add(tf.layers.dropout({ rate: 0.2 }))
    model.add(tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer }))
    const x = tf.tensor2d(images, [128, 784], 'float32').div(255)
    const t = tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat()
    const loss = () =>
      tf.metrics
        .categoricalCrossentropy(t, model.apply(x, { training: true }) as tf.Tensor)
        .mean() as tf.Scalar
    const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable)
    seedMathRandom('masks')
    const { value, grads } = tf.variableGrads(loss, variables)
    const gradients = variables.map(({ name }) => grads[name]!.dataSync())
    new RMSprop().applyGradients(variables.map(({ name }) => ({ name, tensor: grads[name]! })))
    return { loss: value.dataSync()[0]!, gradients, weights: variables.map((v) => v.dataSync()) }
  }
  const wasm = await on('wasm', firstStep)
  const cpu = await on('cpu', firstStep)
  expect(wasm.loss).toBeCloseTo(cpu.loss, 5)
  expect(wasm.loss).toBeGreaterThan(2)
  for (const [i, gradient] of wasm.gradients.entries())
    expect(largestDifference(gradient, cpu.gradients[i]!)).toBeLessThan(1e-5)
  // A first step of RMSprop is 3.16 η whatever the gradient's size, so a gradient of nearly 0 may go either way.
  for (const [i, weights] of wasm.weights.entries()) {
    const close = Array.from(weights).filter(
      (w, j) => Math.abs(w - cpu.weights[i]![j]!) < 1e-4,
    ).length
    expect(close / weights.length).toBeGreaterThan(0.999)
  }
})
