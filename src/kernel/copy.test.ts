/** A copy is faithful, or refused with the reason. */
import '@tensorflow/tfjs-backend-cpu'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Digits } from '../book/lesson/mnist.ts'
import * as rules from '../book/lesson/optimisers.ts'
import { RMSprop } from '../book/lesson/rmsprop.ts'
import { compileCopy, copyModel, copyTensor } from '../tensor/plugin/copy-model.ts'
import type { LoadedTensors } from '../tensor/plugin/loaded-tensors.ts'
import { tensorValues } from '../tensor/plugin/values.ts'
import { seedMathRandom } from '../tensor/random.ts'
import * as tf from '../tensor/tf.ts'
import { type CopyOptions, copyValues } from './copy.ts'
import { GlobalsGuard } from './globals-guard.ts'
import { noteProxies } from './proxies.ts'

// biome-ignore lint/suspicious/noExplicitAny: values of every kind
type Any = any

noteProxies()
const guard = new GlobalsGuard()
guard.learn([tf, rules, { Digits, RMSprop }])
const copying = { tf, copyTensor, copyModel, compileCopy } as unknown as LoadedTensors
const options: CopyOptions = { isShared: guard.isShared, values: tensorValues(() => copying) }
const copyAll = (values: Record<string, Any>): Promise<Any> => copyValues(values, options)
const copy = async (value: Any): Promise<Any> => (await copyAll({ value })).value

beforeAll(() => tf.setBackend('cpu'))

class Point {
  x = 1
  get double() {
    return 2 * this.x
  }
}
class Place extends Point {
  name = 'here'
}
class Names extends Map<string, Any> {
  first = 'a'
}
class Few extends Array<number> {
  total() {
    return this.reduce((a, b) => a + b, 0)
  }
}
class Bytes extends Uint8Array {}
class Wrong extends TypeError {
  override name = 'Wrong'
  where = { line: 1 }
}
class Secret {
  #key = 1
  up() {
    return ++this.#key
  }
}
class NotSecret {
  // This.#key is none; see issue #abc, and this.#that.
  text = 'a.#b'
  colour = '#fff'
  pattern = /\.#c/
  up() {
    return `x.#d ${this.text}`
  }
}
class Quotes {
  #key = 1
  pattern = /['"]/
  up() {
    return `${this.#key}`
  }
}
class Brand {
  #brand: unknown
  static is(value: object) {
    return #brand in value
  }
}
class MoreSecret extends Secret {}

describe('faithful', () => {
  test.each<[string, Any, (copied: Any) => unknown, Any]>([
    [
      'a nested object',
      { a: [{ b: 1n }], [Symbol.for('s')]: 2 },
      (c) => c[Symbol.for('s')] + Number(c.a[0].b),
      3,
    ],
    [
      'without prototype',
      Object.assign(Object.create(null), { a: 1 }),
      (c) => Object.getPrototypeOf(c),
      null,
    ],
    ['an instance', new Point(), (c) => [c instanceof Point, c.double], [true, 2]],
    [
      'of a subclass',
      new Place(),
      (c) => [c instanceof Place, c.name, c.double],
      [true, 'here', 2],
    ],
    [
      'digits',
      new Digits(new Uint8Array(784), new Uint8Array([5])),
      (c) => [c.slice(0, 1).labels[0], c.count],
      [5, 1],
    ],
    ['a map', new Map([['a', { b: 1 }]]), (c) => c.get('a').b, 1],
    [
      'a map’s class',
      new Names([['a', 1]]),
      (c) => [c instanceof Names, c.get('a'), c.first],
      [true, 1, 'a'],
    ],
    ['a set', new Set([1, 'a']), (c) => [...c], [1, 'a']],
    [
      'a list with a hole and a name',
      Object.assign(new Array(1).concat(new Array(1), 3), { note: 1 }),
      (c) => [1 in c, c.length, c.note],
      [false, 3, 1],
    ],
    ['a list’s class', Few.from([1, 2]), (c) => [c instanceof Few, c.total()], [true, 3]],
    [
      'bytes',
      new Uint8Array([1, 2, 3]).subarray(1),
      (c) => [c.length, c.byteOffset, c[0]],
      [2, 1, 2],
    ],
    [
      'bytes with a note',
      Object.assign(new Uint8Array([5, 6]), { note: { a: 1 } }),
      (c) => [c[1], c.note.a],
      [6, 1],
    ],
    [
      'a buffer with a note',
      Object.assign(new Uint8Array([5]).buffer, { note: 'a' }),
      (c) => [c.byteLength, c.note],
      [1, 'a'],
    ],
    [
      'a view of data with a note',
      Object.assign(new DataView(new ArrayBuffer(2)), { note: 'a' }),
      (c) => c.note,
      'a',
    ],
    ['bytes’ class with a field', Object.assign(new Bytes(2), { note: 'a' }), (c) => c.note, 'a'],
    ['a class that only speaks of private names', new NotSecret(), (c) => c.up(), 'x.#d a.#b'],
    ['bytes’ class', new Bytes(2), (c) => c instanceof Bytes, true],
    ['floats', new Float64Array([0.5]), (c) => c[0], 0.5],
    ['a view of data', new DataView(new Uint8Array([0, 1]).buffer, 1), (c) => c.getInt8(0), 1],
    ['a buffer', new Uint8Array([7]).buffer, (c) => new Uint8Array(c)[0], 7],
    ['a date', new Date(5), (c) => c.getTime(), 5],
    ['a pattern', /a/gi, (c) => [c.flags, c.test('A')], ['gi', true]],
    [
      'an error',
      new Wrong('no'),
      (c) => [c instanceof Wrong, c.message, c.where.line, /Wrong|TypeError/.test(c.stack)],
      [true, 'no', 1, true],
    ],
    ['a frozen object', Object.freeze({ a: 1 }), (c) => Object.isFrozen(c), true],
    [
      'a hidden property',
      Object.defineProperty({}, 'a', { value: 1 }),
      (c) => [Object.keys(c), c.a],
      [[], 1],
    ],
    ['what belongs to all', { max: Math }, (c) => c.max === Math, true],
    ['a number as an object', Object(5), (c) => c + 1, 6],
  ])('%s', async (_, value, look, expected) => {
    const copied = await copy(value)
    expect(copied).not.toBe(value)
    expect(look(copied)).toEqual(expected)
    expect(look(value)).toEqual(expected)
  })

  test('circles, and what is shared among several names', async () => {
    const inner: Any = { list: [1] }
    inner.self = inner
    const bytes = new Uint8Array(8)
    const values = { a: { inner }, b: [inner], c: bytes.subarray(2), d: bytes }
    const { a, b, c, d } = await copyAll(values)
    expect(a.inner.self).toBe(a.inner)
    expect(b[0]).toBe(a.inner)
    expect(a.inner).not.toBe(inner)
    d[3] = 9
    expect([c[1], bytes[3]]).toEqual([9, 0])
  })

  test('of a large buffer only what is in view', async () => {
    const images = new Uint8Array(4 << 20)
    images[1003] = 7
    const { few, more } = await copyAll({
      few: images.subarray(1003, 1010),
      more: images.subarray(1000, 1020),
    })
    expect([few[0], more[3]]).toEqual([7, 7])
    expect(few.buffer).toBe(more.buffer)
    expect(few.buffer.byteLength).toBeLessThan(100)
  })

  test('the 47 MB of training images are shared, their labels are not', async () => {
    const digits = new Digits(new Uint8Array(784 * 30_000), new Uint8Array(30_000))
    const { copied, few } = await copyAll({ copied: digits, few: digits.slice(1, 3) })
    expect(copied.images.buffer).toBe(digits.images.buffer)
    expect(few.images.byteOffset).toBe(784)
    copied.labels[1] = 7
    expect([digits.labels[1], few.labels[0]]).toEqual([0, 7])
  })

  test('a deep chain', async () => {
    let chain: Any = {}
    for (let i = 0; i < 50_000; i++) chain = { chain }
    expect((await copy(chain)).chain.chain).toBeDefined()
  })

  test('half a million of anything', async () => {
    const many = Array.from({ length: 500_000 }, (_, i) => i)
    expect((await copy({ many, set: new Set(many), map: new Map([[1, many]]) })).set.size).toBe(
      500_000,
    )
  })

  test('tensors and variables', async () => {
    const { t, v, w } = await copyAll({
      t: tf.tensor([1, 2]),
      v: tf.variable(tf.tensor([3]), false),
      w: { inside: [tf.scalar(4)] },
    })
    expect([...t.dataSync(), ...v.dataSync(), ...w.inside[0].dataSync()]).toEqual([1, 2, 3, 4])
    expect([v instanceof tf.Variable, v.trainable]).toEqual([true, false])
  })

  test('what was put on a tensor, a variable and a model is there again', async () => {
    const note = { note: 'a' }
    const model = Object.assign(newModel('adam'), note)
    await model.fit(x(), y(), { verbose: 0 })
    model.predict(x())
    model.evaluate(x(), y())
    const values = {
      t: Object.assign(tf.scalar(1), note),
      v: Object.assign(tf.scalar(1).variable(), note),
      model,
    }
    model.setUserDefinedMetadata({ classes: ['a'] })
    const copied = await copyAll(values)
    for (const each of Object.values(copied)) expect(each).toMatchObject(note)
    expect(copied.model.getUserDefinedMetadata()).toEqual({ classes: ['a'] })
    Object.assign(model, { classNames: ['a'] })
    await expect(copyAll(values)).rejects.toThrow(/classNames/)
  })

  test('any plain value is equal to its copy', async () => {
    const plain = fc.anything({
      withMap: true,
      withSet: true,
      withDate: true,
      withTypedArray: true,
      withBigInt: true,
      withNullPrototype: true,
    })
    await fc.assert(
      fc.asyncProperty(plain, async (value) => {
        expect(await copy(value)).toStrictEqual(value)
      }),
      { numRuns: 300 },
    )
  })
})

describe('refused', () => {
  test.each<[string, () => Any, RegExp]>([
    ['a function', () => () => 1, /a function cannot be copied/],
    ['a class', () => Point, /a class cannot be copied/],
    ['a function inside', () => ({ a: [() => 1] }), /a function cannot/],
    [
      'a getter',
      () => ({
        get a() {
          return 1
        },
      }),
      /a function cannot/,
    ],
    ['private fields', () => new Secret(), /#private fields of Secret cannot/],
    ['private fields beside quotes', () => new Quotes(), /#private fields of Quotes cannot/],
    ['a brand', () => new Brand(), /#private fields of Brand cannot/],
    ['bytes’ class, too large to be looked through', () => new Bytes(2 << 20), /a Bytes cannot/],
    [
      'a buffer that can grow',
      () => new (ArrayBuffer as Any)(8, { maxByteLength: 16 }),
      /a resizable ArrayBuffer cannot/,
    ],
    [
      'a view of a buffer that can grow',
      () => new Uint8Array(new (ArrayBuffer as Any)(8, { maxByteLength: 16 })),
      /a resizable ArrayBuffer cannot/,
    ],
    ['a tensor with an object', () => Object.assign(tf.scalar(1), { note: {} }), /note/],
    ['a model with an object', () => Object.assign(newModel('sgd'), { note: {} }), /note/],
    ['inherited private fields', () => [new MoreSecret()], /#private fields of Secret cannot/],
    ['a promise', () => ({ a: Promise.resolve(1) }), /a Promise cannot/],
    ['a weak map', () => new WeakMap(), /a WeakMap cannot/],
    ['a weak reference', () => new WeakRef({}), /a WeakRef cannot/],
    ['a generator', () => (function* () {})(), /a Generator cannot/],
    ['an iterator', () => [1][Symbol.iterator](), /a Array Iterator cannot/],
    ['a proxy', () => new Proxy({}, {}), /a Proxy cannot/],
    ['shared memory', () => new Uint8Array(new SharedArrayBuffer(8)), /a SharedArrayBuffer cannot/],
    ['a formatter', () => new Intl.NumberFormat('en'), /a NumberFormat cannot/],
    ['a layer by itself', () => tf.layers.dense({ units: 1 }), /a layer outside its model cannot/],
  ])('%s', async (_, make, why) => {
    await expect(copyAll({ thing: make() })).rejects.toThrow(why)
    await expect(copyAll({ thing: make() })).rejects.toThrow(/^"thing" belongs to another cell/)
  })
})

const x = () =>
  tf.tensor2d([
    [0, 1],
    [1, 0],
    [1, 1],
  ])
const y = () => tf.tensor2d([[1], [0], [1]])

function newModel(optimizer: tf.Optimizer | string): tf.LayersModel {
  seedMathRandom('copy')
  const model = tf.sequential()
  model.add(tf.layers.dense({ units: 3, activation: 'relu', inputShape: [2] }))
  model.add(tf.layers.batchNormalization())
  model.add(tf.layers.dense({ units: 1 }))
  model.compile({ loss: 'meanSquaredError', optimizer, metrics: ['mae'] })
  return model
}

const numbers = (model: tf.LayersModel) => model.getWeights().flatMap((w) => [...w.dataSync()])

describe('a trained model goes on to the same numbers', () => {
  test.each<[string, () => tf.Optimizer | string]>([
    ['sgd', () => tf.train.sgd(0.1)],
    ['momentum', () => tf.train.momentum(0.1, 0.9)],
    ['nesterov', () => tf.train.momentum(0.1, 0.9, true)],
    ['adagrad', () => tf.train.adagrad(0.1)],
    ['adadelta', () => tf.train.adadelta()],
    ['adam', () => tf.train.adam(0.1)],
    ['adamax', () => tf.train.adamax(0.1)],
    ['rmsprop', () => tf.train.rmsprop(0.1)],
    ['by name', () => 'adam'],
    ['the book’s RMSprop', () => new RMSprop()],
    ['the book’s Adam', () => new rules.Adam()],
    ['the book’s SGD', () => new rules.SGD()],
    ['the book’s momentum', () => new rules.Momentum()],
    ['the book’s Adadelta', () => new rules.Adadelta()],
  ])('%s', async (_, optimizer) => {
    const model = newModel(optimizer())
    for (let i = 0; i < 3; i++) await model.trainOnBatch(x(), y())
    const before = numbers(model)
    const copied = (await copy(model)) as tf.LayersModel
    expect(numbers(copied)).toEqual(before)
    await copied.trainOnBatch(x(), y())
    expect(numbers(model)).toEqual(before)
    await model.trainOnBatch(x(), y())
    expect(numbers(copied)).toEqual(numbers(model))
    expect(numbers(copied)).not.toEqual(before)
    expect(copied.metricsNames).toEqual(model.metricsNames)
  })

  test('with the optimiser as a value of its own, and a frozen layer', async () => {
    const optimizer = tf.train.adam(0.1)
    const model = newModel(optimizer)
    model.layers[0]!.trainable = false
    const copied = await copyAll({ model, optimizer })
    expect(copied.model.optimizer).toBe(copied.optimizer)
    expect(copied.optimizer).not.toBe(optimizer)
    expect(copied.model.layers[0].trainable).toBe(false)
  })

  test.each<[string, (model: tf.LayersModel) => unknown]>([
    ['asked', (model) => model.predict(x())],
    ['asked for a batch', (model) => model.predictOnBatch(x())],
    ['summed up', (model) => model.summary(undefined, undefined, () => {})],
    ['built', (model) => model.build([null, 2] as Any)],
    [
      'read',
      (model) => [model.getWeights(), model.countParams(), model.toJSON(), model.outputShape],
    ],
    ['frozen', (model) => Object.assign(model, { trainable: false })],
    ['saved', (model) => model.save(tf.io.withSaveHandler(async () => ({}) as Any))],
    ['looked up', (model) => [model.getLayer(undefined as Any, 0), model.inputs, model.stateful]],
    ['put to use elsewhere', (model) => model.apply(tf.input({ shape: [2] }))],
  ])('a model that was not compiled and %s', async (_, use) => {
    const model = tf.sequential({ layers: [dense({ inputShape: [2] }), dense()] })
    await use(model)
    const copied = await copy(model)
    expect(numbers(copied)).toEqual(numbers(model))
    expect(copied.trainable).toBe(model.trainable)
    model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' })
    await use(model)
    await copy(model)
  })

  test.each([0, 1, 2])('of frozen parts, the nested model among them: %s', async (part) => {
    const base = tf.sequential({
      layers: [dense({ inputShape: [2] }), tf.layers.batchNormalization()],
    })
    const layers = [dense({ inputShape: [2] }), base, dense()]
    const model = tf.sequential({ layers })
    const frozen = [base, layers[0]!, model][part]!
    frozen.trainable = false
    const copied = (await copy(model)) as tf.LayersModel
    const summary = (each: tf.LayersModel) => [
      numbers(each),
      each.weights.map(({ trainable, shape }) => [trainable, shape]),
      each.trainableWeights.length,
      ...(each.predict(x()) as tf.Tensor).dataSync(),
    ]
    expect(summary(copied)).toEqual(summary(model))
  })

  test('a model that was not compiled, and one of functions', async () => {
    const input = tf.input({ shape: [2] })
    const output = tf.layers.dense({ units: 1 }).apply(input) as tf.SymbolicTensor
    const model = tf.model({ inputs: input, outputs: output })
    const copied = await copy(model)
    expect(copied.loss).toBeUndefined()
    expect(numbers(copied)).toEqual(numbers(model))
  })
})

const dense = (config: Any = {}) => tf.layers.dense({ units: 2, ...config })
const LAYERS: [what: string, shape: number[], make: () => tf.layers.Layer[]][] = [
  ['activation', [4], () => [tf.layers.activation({ activation: 'tanh' })]],
  ['reLU', [4], () => [tf.layers.reLU({ maxValue: 6 })]],
  ['leakyReLU', [4], () => [tf.layers.leakyReLU()]],
  ['prelu', [4], () => [tf.layers.prelu()]],
  ['elu', [4], () => [tf.layers.elu()]],
  ['thresholdedReLU', [4], () => [tf.layers.thresholdedReLU()]],
  ['softmax', [4], () => [tf.layers.softmax()]],
  ['conv1d', [6, 2], () => [tf.layers.conv1d({ filters: 2, kernelSize: 2 })]],
  ['conv2d', [6, 6, 2], () => [tf.layers.conv2d({ filters: 2, kernelSize: 2 })]],
  ['conv3d', [4, 4, 4, 1], () => [tf.layers.conv3d({ filters: 2, kernelSize: 2 })]],
  ['conv2dTranspose', [6, 6, 2], () => [tf.layers.conv2dTranspose({ filters: 2, kernelSize: 2 })]],
  [
    'conv3dTranspose',
    [3, 3, 3, 1],
    () => [tf.layers.conv3dTranspose({ filters: 2, kernelSize: 2 })],
  ],
  ['separableConv2d', [6, 6, 2], () => [tf.layers.separableConv2d({ filters: 2, kernelSize: 2 })]],
  ['depthwiseConv2d', [6, 6, 2], () => [tf.layers.depthwiseConv2d({ kernelSize: 2 })]],
  ['cropping2D', [6, 6, 2], () => [tf.layers.cropping2D({ cropping: [1, 1] as Any })]],
  ['upSampling2d', [3, 3, 2], () => [tf.layers.upSampling2d({})]],
  ['zeroPadding2d', [3, 3, 2], () => [tf.layers.zeroPadding2d()]],
  ['dropout', [4], () => [tf.layers.dropout({ rate: 0.5 })]],
  ['spatialDropout1d', [4, 2], () => [tf.layers.spatialDropout1d({ rate: 0.5 })]],
  ['gaussianNoise', [4], () => [tf.layers.gaussianNoise({ stddev: 1 })]],
  ['gaussianDropout', [4], () => [tf.layers.gaussianDropout({ rate: 0.5 })]],
  ['alphaDropout', [4], () => [tf.layers.alphaDropout({ rate: 0.5 })]],
  ['dense', [4], () => [dense({ kernelRegularizer: 'l1l2', kernelConstraint: 'nonNeg' })]],
  ['dense with L1 and L2', [4], () => [dense({ kernelRegularizer: tf.regularizers.l1l2() })]],
  ['dense, limited', [4], () => [dense({ kernelConstraint: tf.constraints.maxNorm({}) })]],
  ['reshape', [4], () => [tf.layers.reshape({ targetShape: [2, 2] })]],
  ['repeatVector', [4], () => [tf.layers.repeatVector({ n: 2 })]],
  ['permute', [4, 2], () => [tf.layers.permute({ dims: [2, 1] })]],
  ['masking', [4, 2], () => [tf.layers.masking({ maskValue: 1 })]],
  ['embedding', [4], () => [tf.layers.embedding({ inputDim: 3, outputDim: 2 })]],
  ['batchNormalization', [4], () => [tf.layers.batchNormalization()]],
  ['layerNormalization', [4], () => [tf.layers.layerNormalization()]],
  ['maxPooling1d', [4, 2], () => [tf.layers.maxPooling1d({})]],
  ['averagePooling1d', [4, 2], () => [tf.layers.averagePooling1d({})]],
  ['maxPooling2d', [4, 4, 2], () => [tf.layers.maxPooling2d({})]],
  ['averagePooling2d', [4, 4, 2], () => [tf.layers.averagePooling2d({})]],
  ['maxPooling3d', [4, 4, 4, 1], () => [tf.layers.maxPooling3d({})]],
  ['averagePooling3d', [4, 4, 4, 1], () => [tf.layers.averagePooling3d({})]],
  ['globalAveragePooling1d', [4, 2], () => [tf.layers.globalAveragePooling1d()]],
  ['globalMaxPooling1d', [4, 2], () => [tf.layers.globalMaxPooling1d()]],
  ['globalAveragePooling2d', [4, 4, 2], () => [tf.layers.globalAveragePooling2d({})]],
  ['globalMaxPooling2d', [4, 4, 2], () => [tf.layers.globalMaxPooling2d({})]],
  ['simpleRNN', [3, 2], () => [tf.layers.simpleRNN({ units: 2 })]],
  ['gru', [3, 2], () => [tf.layers.gru({ units: 2 })]],
  ['lstm', [3, 2], () => [tf.layers.lstm({ units: 2 })]],
  [
    'two lstm',
    [3, 2],
    () => [tf.layers.lstm({ units: 2, returnSequences: true }), tf.layers.lstm({ units: 2 })],
  ],
  ['convLstm2d', [2, 4, 4, 1], () => [tf.layers.convLstm2d({ filters: 2, kernelSize: 2 })]],
  ['rnn', [3, 2], () => [tf.layers.rnn({ cell: tf.layers.lstmCell({ units: 2 }) })]],
  [
    'rnn of cells',
    [3, 2],
    () => [
      tf.layers.rnn({
        cell: [tf.layers.gruCell({ units: 2 }), tf.layers.simpleRNNCell({ units: 2 })],
      }),
    ],
  ],
  ['timeDistributed', [3, 2], () => [tf.layers.timeDistributed({ layer: dense() })]],
  [
    'bidirectional',
    [3, 2],
    () => [
      tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 2 }) as Any, mergeMode: 'concat' }),
    ],
  ],
  ['rescaling', [4], () => [tf.layers.rescaling({ scale: 0.5 })]],
  ['resizing', [4, 4, 1], () => [tf.layers.resizing({ height: 2, width: 2 })]],
  ['centerCrop', [4, 4, 1], () => [tf.layers.centerCrop({ height: 2, width: 2 })]],
  ...[
    ...['zeros', 'ones', 'randomUniform', 'randomNormal', 'truncatedNormal', 'orthogonal'],
    ...['glorotUniform', 'glorotNormal', 'heNormal', 'heUniform', 'leCunNormal', 'leCunUniform'],
  ].map((name): [string, number[], () => tf.layers.Layer[]] => [
    `${name}`,
    [2],
    () => [dense({ kernelInitializer: name })],
  ]),
  ['constant', [2], () => [dense({ kernelInitializer: tf.initializers.constant({ value: 2 }) })]],
  ['identity', [2], () => [dense({ kernelInitializer: tf.initializers.identity({}) })]],
  [
    'varianceScaling',
    [2],
    () => [
      dense({
        kernelInitializer: tf.initializers.varianceScaling({
          scale: 2,
          mode: 'fanIn',
          distribution: 'uniform',
        } as Any),
      }),
    ],
  ],
  ['a seed', [2], () => [dense({ kernelInitializer: tf.initializers.randomNormal({ seed: 3 }) })]],
  ['a compiled model', [2], () => [compiled()]],
]

function compiled(): tf.Sequential {
  const inner = tf.sequential({ layers: [dense({ inputShape: [2], activation: 'relu' }), dense()] })
  inner.compile({ loss: 'meanSquaredError', optimizer: 'adam', metrics: ['mae'] })
  return inner
}

describe('a model of any layers is copied, and learns in another cell', () => {
  const withLayers = (shape: number[], layers: tf.layers.Layer[]) => {
    const input = tf.input({ shape })
    let output: tf.SymbolicTensor = input
    for (const layer of layers) output = layer.apply(output) as tf.SymbolicTensor
    if (output.shape.length > 2) output = tf.layers.flatten().apply(output) as tf.SymbolicTensor
    output = dense().apply(output) as tf.SymbolicTensor
    return tf.model({ inputs: input, outputs: output })
  }
  const inputs = (shape: number[]) =>
    tf
      .tensor([1, 2, 0, 1, 2, 1, 0, 1])
      .tile([100])
      .slice(0, 2 * shape.reduce((a, b) => a * b))
      .reshape([2, ...shape])

  test.each(LAYERS)('%s', async (what, shape, make) => {
    const model = withLayers(shape, make())
    const copied = (await copy(model)) as tf.LayersModel
    expect(numbers(copied)).toEqual(numbers(model))
    if (what === 'resizing' || what === 'centerCrop') return // TensorFlow.js takes no batch there
    const answers = (each: tf.LayersModel) => [
      ...(each.predict(inputs(shape)) as tf.Tensor).dataSync(),
    ]
    expect(answers(copied)).toEqual(answers(model))
  })

  test.each(
    LAYERS.filter(([what]) => /^(dense|lstm|bidirectional|randomN|embed|a comp)/.test(what)),
  )('and trained: %s', async (_, shape, make) => {
    const model = withLayers(shape, make())
    const train = async (each: tf.LayersModel, optimizer: string) => {
      each.compile({ loss: 'meanSquaredError', optimizer })
      await each.fit(inputs(shape), tf.ones([2, 2]), { epochs: 2, shuffle: false, verbose: 0 })
    }
    await train(model, 'adam')
    const copied = (await copy(model)) as tf.LayersModel
    const before = numbers(model)
    expect(numbers(copied)).toEqual(before)
    await train(copied, 'sgd')
    expect(numbers(model)).toEqual(before)
    await train(model, 'sgd')
    expect(numbers(copied)).toEqual(numbers(model))
    expect(numbers(copied)).not.toEqual(before)
  })

  test('the first layer of a sequence may be of any kind', async () => {
    const sequences = [
      tf.layers.embedding({ inputDim: 3, outputDim: 2, inputLength: 2 }),
      tf.layers.lstm({ units: 2, inputShape: [2, 1] }),
      compiled(),
    ]
    for (const first of sequences) await copy(tf.sequential({ layers: [first] }))
  })
})

class Scale extends tf.layers.Layer {
  static className = 'Scale'
  factor: number
  constructor(config: Any = {}) {
    super(config)
    this.factor = config.factor
  }
  override call(inputs: Any) {
    return tf.mul(Array.isArray(inputs) ? inputs[0] : inputs, this.factor)
  }
}
class KeptScale extends Scale {
  static override className = 'KeptScale'
  override getConfig() {
    return { ...super.getConfig(), factor: this.factor }
  }
}
class Unregistered extends KeptScale {
  static override className = 'Unregistered'
}
/** As older tutorials have it. */
class NamedByItself extends KeptScale {
  static override className = undefined as Any
  override getClassName() {
    return 'NamedByItself'
  }
}
/** Draws its weights by itself, where no copy finds them. */
class Hidden extends tf.layers.Layer {
  static className = 'Hidden'
  weight = tf.randomUniform([2])
  override call(inputs: Any) {
    return tf.mul(Array.isArray(inputs) ? inputs[0] : inputs, this.weight)
  }
}
tf.serialization.registerClass(Scale)
tf.serialization.registerClass(KeptScale)

describe('a model with a reader’s own layer', () => {
  const withLayer = (layer: tf.layers.Layer) => {
    const model = tf.sequential()
    model.add(tf.layers.dense({ units: 2, inputShape: [2] }))
    model.add(layer)
    return model
  }

  test.each([KeptScale, Unregistered, NamedByItself])(
    'that tells all it needs: %s',
    async (Own) => {
      const names = () => Object.keys(tf.serialization.SerializationMap.getMap().classNameMap)
      const before = names()
      const model = withLayer(new Own({ factor: 3 }))
      const copied = await copy(model)
      expect([...copied.predict(x()).dataSync()]).toEqual([
        ...(model.predict(x()) as tf.Tensor).dataSync(),
      ])
      expect(names()).toEqual(before)
    },
  )

  test.each<[string, () => Any, RegExp]>([
    [
      'that forgets a setting',
      () => withLayer(new Scale({ factor: 3 })),
      /getConfig\(\) does not tell all/,
    ],
    [
      'that forgets a setting, inside another layer',
      () =>
        tf.sequential({
          layers: [
            dense({ inputShape: [3, 2] }),
            tf.layers.timeDistributed({ layer: new Scale({ factor: 3 }) }),
          ],
        }),
      /getConfig\(\) does not tell all/,
    ],
    [
      'with the name of another',
      () => {
        class Dense extends KeptScale {
          static override className = 'Dense'
        }
        return withLayer(new Dense({ factor: 3 }))
      },
      /this model|class is not registered/,
    ],
    [
      'whose weights are no weights of the layer',
      () => withLayer(new Hidden()),
      /getConfig\(\) does not tell all/,
    ],
    [
      'twins that share layers',
      () => {
        const layer = tf.layers.dense({ units: 2, inputShape: [2] })
        return [tf.sequential({ layers: [layer] }), tf.sequential({ layers: [layer] })]
      },
      /two models with the same layers/,
    ],
  ])('%s', async (_, make, why) => {
    await expect(copyAll({ model: make() })).rejects.toThrow(why)
  })
})
