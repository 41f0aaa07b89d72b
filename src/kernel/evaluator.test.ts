/** Cells change what other cells hold, in many ways; the kernel knows it, or refuses. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { kernelBook } from '../book/kernel.ts'
import * as tf from '../tensor/tf.ts'
import { Book } from './book.test-kit.ts'
import { ownConsole } from './evaluator.ts'
import { isWellFormed } from './gate.ts'
import { noteTimers } from './leftovers.ts'
import type { FromKernel } from './protocol.ts'
import { noteProxies } from './proxies.ts'

vi.mock('../tensor/plugin/wasm-files.ts', () => import('../tensor/plugin/wasm-files.test-kit.ts'))

beforeAll(() => {
  noteTimers()
  noteProxies()
  kernelBook.plugin.choose({ type: 'compute', compute: 'automatic' }, () => {})
})

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('a plain cell runs', async () => {
  const book = new Book()
  expect(await book.run('a', 'const a = 1\na')).toMatchObject({
    outcome: 'done',
    text: '1',
    spoiled: [],
  })
  expect(await book.run('b', 'a + 1')).toMatchObject({ outcome: 'done', text: '2', spoiled: [] })
  expect(book.broken()).toEqual([])
})

test('all of what was cut can be had until the cell runs again', async () => {
  const book = new Book()
  const { run } = await book.run('a', "throw 'x'.repeat(3e6)")
  const [shown] = book.posts.flatMap((post) => (post.type === 'outputs' ? post.changes : []))
  expect(shown!.output).toMatchObject({
    message: expect.stringMatching(/cut: 3,000,000 characters in all$/),
  })
  expect(shown!.whole).toMatchObject({ isAll: true })
  const request = { type: 'save-whole', request: 5, run, key: shown!.whole!.key } as const
  book.evaluator.saveWhole(request)
  const answer = book.posts.at(-1)!
  expect(isWellFormed({ secret: '', message: answer })).toBe(true)
  expect(answer).toMatchObject({ type: 'whole', request: 5 })
  const { file } = answer as Extract<FromKernel, { type: 'whole' }>
  expect(await file.text()).toBe(`Error: ${'x'.repeat(3e6)}`)
  await book.run('a', '1')
  book.evaluator.saveWhole(request)
  expect(book.posts.at(-1)).toEqual({ type: 'no-whole', request: 5 })
})

test('an alias writes into a list: its maker is spoiled, with all that share it', async () => {
  const book = new Book()
  await book.run('make', 'const xs = new Uint8Array([1, 2, 3, 4])')
  await book.run('part', 'const few = xs.subarray(2)')
  await book.run('other', 'const sum = xs[0] + xs[1]')
  const { outcome, spoiled } = await book.run('alias', 'const d = xs\nd[3] = 9')
  expect(outcome).toBe('done')
  expect(spoiled).toEqual([
    { cell: 'make', names: ['xs'], how: 'changed', by: 'alias' },
    { cell: 'part', names: ['few'], how: 'changed', by: 'alias' },
  ])
  expect((await book.run('use', 'xs[3]')).outcome).toBe('not-started')
  expect((await book.run('sums', 'sum')).outcome).toBe('done')
})

test('a helper of another cell pushes into its list', async () => {
  const book = new Book()
  await book.run('helper', 'const log = []\nfunction note(x) { log.push(x) }')
  const { spoiled } = await book.run('use', 'note(1)')
  expect(spoiled).toEqual([{ cell: 'helper', names: ['log'], how: 'changed', by: 'use' }])
})

test('a function gives its cell’s let another value', async () => {
  const book = new Book()
  await book.run('count', 'let n = 0\nfunction up() { return ++n }')
  const { spoiled } = await book.run('use', 'up()')
  expect(spoiled).toEqual([{ cell: 'count', names: ['n'], how: 'changed', by: 'use' }])
})

test('a huge list is not copied: who writes into it spoils its maker', async () => {
  const book = new Book()
  await book.run('make', 'const big = { xs: new Uint8Array(20_000_000), n: [1] }')
  expect((await book.run('small', 'big.n[0] = 5\nbig.n[0]')).spoiled).toEqual([])
  const { outcome, spoiled } = await book.run('write', 'big.xs[5] = 1\nbig.xs[5]')
  expect([outcome, spoiled.map(({ cell }) => cell)]).toEqual(['done', ['make', 'small']])
})

test('two names that share something share it after copying', async () => {
  const book = new Book()
  await book.run('make', 'const inner = [1]\nconst a = { inner }\nconst b = { inner }')
  const use = 'a.inner.push(2)\nb.inner.length'
  expect(await book.run('use', use)).toMatchObject({ outcome: 'done', text: '2', spoiled: [] })
})

describe('late code', () => {
  test('of the maker: the page is told before anyone takes the value', async () => {
    const book = new Book()
    await book.run('make', 'const xs = [1]\nsetTimeout(() => xs.push(2), 5)')
    await pause(20)
    const { outcome, spoiled } = await book.run('use', 'xs.length')
    expect(outcome).toBe('not-started')
    expect(spoiled).toEqual([{ cell: 'make', names: ['xs'], how: 'changed' }])
    expect((await book.run('use', 'xs.length')).outcome).toBe('not-started')
  })

  test('that goes on: the maker itself is named, and it ends when the maker is forgotten', async () => {
    const book = new Book()
    await book.run(
      'make',
      'const xs = [1]\nsetInterval(() => { xs.push(2); console.log("late") }, 2)',
    )
    await pause(20)
    expect((await book.run('use', 'xs.length')).spoiled).toMatchObject([
      { cell: 'make', by: 'make' },
    ])
    const { length } = book.posts
    await pause(20)
    expect(book.posts.slice(length).filter(({ type }) => type === 'outputs')).toHaveLength(0)
  })

  test('that animates its own value is left alone by cells that do not take it', async () => {
    const book = new Book()
    await book.run('make', 'let frame = 0\nsetInterval(() => frame++, 2)')
    await book.run('other', 'const a = 1')
    for (let i = 0; i < 3; i++) {
      await pause(10)
      expect(await book.run('use', 'a')).toMatchObject({
        outcome: 'done',
        spoiled: [],
        alive: ['make'],
      })
    }
    expect(book.posts.filter(({ type }) => type === 'spoiled')).toEqual([])
    expect((await book.run('take', 'frame')).spoiled).toMatchObject([{ cell: 'make' }])
  })

  test('of a second one in the values of an animation is found', async () => {
    const book = new Book()
    await book.run('make', 'const xs = [0]\nsetInterval(() => {}, 2)')
    await book.run('second', 'const ys = xs\nsetInterval(() => ys.push(1), 2)')
    await pause(10)
    await book.run('use', '1')
    expect(book.posts.filter(({ type }) => type === 'spoiled')).toMatchObject([
      { spoiled: [{ cell: 'make' }, { cell: 'second' }] },
    ])
  })

  test('of another: a value not taken is told of between runs', async () => {
    const book = new Book()
    await book.run('make', 'const xs = [1]')
    await book.run('late', 'setInterval(() => xs.fill(5), 2)')
    await pause(20)
    expect(await book.run('else', '1')).toMatchObject({ outcome: 'done', spoiled: [] })
    expect(book.posts).toContainEqual({
      type: 'spoiled',
      spoiled: [{ cell: 'make', names: ['xs'], how: 'changed', by: 'late' }],
    })
  })

  test('of another, while a cell runs: its result is not trusted', async () => {
    const book = new Book()
    await book.run('make', 'const xs = [1]')
    await book.run(
      'late',
      'const ys = xs\nsetTimeout(() => { ys[0] = 5 }, 30)\nsetInterval(() => {}, 1000)',
    )
    const use = 'await new Promise((go) => setTimeout(go, 60))\nxs[0]'
    const { outcome, errors, spoiled } = await book.run('use', use)
    expect(outcome).toBe('failed')
    expect(errors[0]).toMatch(/"xs" was changed while this cell ran. "late"/)
    expect(spoiled).toEqual([
      { cell: 'make', names: ['xs'], how: 'changed', by: 'late' },
      { cell: 'late', names: ['ys'], how: 'changed', by: 'late' },
    ])
    await book.run('late', '0')
  })

  test('its outputs and errors are told under the run that made them', async () => {
    const book = new Book()
    await book.run(
      'late',
      'const t = setTimeout(() => { console.log("here"); throw new Error("late") }, 20)',
    )
    await book.run('other', 'await new Promise((go) => setTimeout(go, 40))')
    await pause(80)
    expect(book.outputs(1)).toMatchObject([{ text: 'here' }, { kind: 'error', message: 'late' }])
    expect(book.outputs(2)).toEqual([])
  })

  test('strays go to the cell whose frame is innermost, or to nobody', async () => {
    const book = new Book()
    await book.run(
      'first',
      'const fail = () => new Error("stray")\nfunction make() { return fail() }',
    )
    await book.run('second', 'make()')
    const error = new Error('stray')
    error.stack = 'Error: stray\n at x (cell:first.ts:1:2)'
    book.evaluator.reportStray(error)
    const silent = vi.spyOn(ownConsole, 'error').mockImplementation(() => {})
    book.evaluator.reportStray('text')
    book.evaluator.reportStray(new Error('of the kernel'))
    expect(silent).toHaveBeenCalledTimes(2)
    silent.mockRestore()
    expect(book.outputs(1)).toMatchObject([{ kind: 'error', message: 'stray' }])
    expect(book.outputs(2).filter(({ kind }) => kind === 'error')).toEqual([])
  })

  test('a promise as the last value is said in a sentence, display is not', async () => {
    const book = new Book()
    expect((await book.run('a', 'new Promise((go) => go(1))')).text).toMatch(/write "await"/)
    expect((await book.run('b', 'display(2)')).text).toBe('2')
  })
})

describe('what all cells share is put back', () => {
  test.each([
    ['Array.prototype.first = function () { return this[0] }', "'first' in []"],
    ['Array.prototype.map = () => 5', '[1].map((x) => x) === 5'],
    ['Math.max = () => 5', 'Math.max(1) === 5'],
    ['delete Math.PI; Math.sin = 1', "typeof Math.sin !== 'function'"],
    ['globalThis.leak = 1', "'leak' in globalThis"],
    ['performance.now = () => 5', 'performance.now() === 5'],
    ['crypto.getRandomValues = () => 5', 'crypto.getRandomValues(new Uint8Array(1)) === 5'],
    ['crypto.subtle.digest = () => 5', "Object.hasOwn(crypto.subtle, 'digest')"],
    ['navigator.leak = 1', "'leak' in navigator"],
    ['Object.setPrototypeOf(navigator, null)', "!('userAgent' in navigator)"],
    ['globalThis.parseInt = () => 5', 'parseInt("1") === 5'],
    ['Promise.prototype.then = undefined', 'typeof Promise.prototype.then !== "function"'],
    ['Object.setPrototypeOf(Map.prototype, null)', '!(new Map() instanceof Object)'],
    ['Object.getPrototypeOf([][Symbol.iterator]()).next = 5', '[...[1]].length !== 1'],
    ["import { Digits } from 'lesson/mnist'\nDigits.prototype.slice = 5", 'false'],
    ['Object.prototype.oops = 1', "'oops' in {}"],
  ])('%s', async (code, isLeft) => {
    const book = new Book()
    await book.run('change', `${code}\n0`)
    expect(await book.run('look', isLeft)).toMatchObject({ text: 'false' })
    expect(book.broken()).toEqual([])
  })

  test('when late code has done it, no cell is blamed', async () => {
    const book = new Book()
    await book.run(
      'late',
      "const t = setTimeout(() => Object.defineProperty(globalThis, 'kept', { value: 1 }), 5)",
    )
    await pause(20)
    // The page makes this run on another kernel.
    expect((await book.run('next', '1')).outcome).toBeUndefined()
    expect(book.broken()).toEqual([{ type: 'broken', why: 'altered' }])
  })

  test('a kernel that fails itself answers, and ends', async () => {
    const book = new Book()
    await book.run('a', '1')
    Object.assign(book.evaluator, { watch: undefined })
    expect((await book.run('b', '1')).outcome).toBe('failed')
    expect(book.broken()).toMatchObject([{ cell: 'b' }])
  })

  test('close() is told, and nothing runs any more', async () => {
    const book = new Book()
    book.evaluator.close()
    expect(book.broken()).toEqual([{ type: 'broken', why: 'closed' }])
  })

  test('what cannot be is told, after the run', async () => {
    const book = new Book()
    await book.run('stays', "Object.defineProperty(globalThis, 'stays', { value: 1 })")
    expect(book.broken()).toEqual([{ type: 'broken', why: 'altered', cell: 'stays' }])
    expect(book.posts.map(({ type }) => type).slice(-2)).toEqual(['finished', 'broken'])
    expect((await book.run('more', '1')).errors[0]).toMatch(/kernel has ended/)
  })
})

const MODEL = `import * as tf from '@tensorflow/tfjs'
const model = tf.sequential()
model.add(tf.layers.dense({ units: 3, activation: 'relu', inputShape: [4] }))
model.add(tf.layers.dense({ units: 2 }))
model.compile({ loss: 'meanSquaredError', optimizer: 'adam' })
const x = tf.ones([2, 4])
const y = tf.ones([2, 2])`

describe('models and tensors', () => {
  test.each([
    [
      'a parameter is trained',
      'async function train(m) { await m.fit(x, y) }\nawait train(model)',
      ['model'],
    ],
    [
      'by optional, computed and aliased calls',
      'const m = model\nawait m?.["fit"](x, y)',
      ['model'],
    ],
    [
      'a layer gets weights',
      'model.getLayer(undefined, 0).setWeights([tf.zeros([4, 3]), tf.zeros([3])])',
      ['model'],
    ],
    ['a layer is frozen', 'const [first] = model.layers\nfirst.trainable = false', ['model']],
    [
      'the optimiser gets another rate',
      'const { optimizer } = model\noptimizer.learningRate = 1',
      ['model'],
    ],
    ['another layer', 'const m = model\nm.add(tf.layers.dense({ units: 1 }))', ['model']],
    [
      'compiled anew',
      "const m = model\nm.compile({ loss: 'meanAbsoluteError', optimizer: 'sgd' })",
      ['model'],
    ],
    [
      'used only',
      'model.predict(x).print(); model.evaluate(x, y); model.summary(); model.getWeights(); model.toJSON()',
      [],
    ],
    [
      'only looked at on the other backend',
      "await tf.setBackend('cpu'); model.predict(x).dataSync()",
      [],
    ],
  ])('%s', async (_, code, names) => {
    const book = new Book()
    await book.run('make', MODEL)
    const { outcome, errors, spoiled } = await book.run('use', code)
    expect(errors).toEqual([])
    expect(outcome).toBe('done')
    expect(spoiled.flatMap((each) => each.names)).toEqual(names)
  })

  test.each([
    ['model.dispose()', ['model']],
    ['x.dispose()', ['x']],
    ['tf.dispose([x, y])', ['x', 'y']],
    ['tf.disposeVariables()', ['model']],
  ])('%s', async (code, names) => {
    const book = new Book()
    await book.run('make', MODEL)
    const { spoiled } = await book.run('use', code)
    expect(spoiled).toMatchObject([{ cell: 'make', names, how: 'disposed', by: 'use' }])
    expect((await book.run('take', 'model')).outcome).toBe('not-started')
  })

  test.each([
    [
      'convolutions',
      'tf.layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [4, 4, 1] }), tf.layers.batchNormalization(), tf.layers.spatialDropout1d ? tf.layers.maxPooling2d({ poolSize: 2 }) : 0, tf.layers.flatten(), tf.layers.dropout({ rate: 0.5 })',
      '[2, 4, 4, 1]',
    ],
    [
      'an LSTM',
      'tf.layers.lstm({ units: 3, inputShape: [4, 2], returnSequences: true, dropout: 0.2 }), tf.layers.gru({ units: 2, recurrentDropout: 0.1 })',
      '[2, 4, 2]',
    ],
    [
      'wrappers',
      'tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 2, returnSequences: true }), inputShape: [3, 2] }), tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 2, kernelRegularizer: tf.regularizers.l2() }) }), tf.layers.globalAveragePooling1d()',
      '[2, 3, 2]',
    ],
    [
      'an embedding',
      'tf.layers.embedding({ inputDim: 5, outputDim: 2, inputLength: 3 }), tf.layers.flatten(), tf.layers.activation({ activation: "softmax" })',
      '[2, 3]',
    ],
  ])('%s: used in every way that changes nothing', async (_, layers, shape) => {
    const book = new Book()
    await book.run('tf', "import * as tf from '@tensorflow/tfjs'")
    const make = `const model = tf.sequential({ layers: [${layers}, tf.layers.dense({ units: 1 })] })
model.compile({ loss: 'meanSquaredError', optimizer: 'adam', metrics: ['mse'] })
const input = tf.ones(${shape})`
    expect((await book.run('make', make)).errors).toEqual([])
    const use = `model.predict(input).dataSync()
model.evaluate(input, tf.ones([2, 1]))
model.summary()
model.toJSON(); model.getConfig(); model.countParams(); model.getWeights(); model.weights
const inner = tf.model({ inputs: model.inputs, outputs: model.layers[0].output })
inner.predict(input).dataSync()
model.apply(input)
model.predictOnBatch(input)`
    expect(await book.run('use', use)).toMatchObject({ errors: [], spoiled: [] })
    // The wasm backend lacks some gradients.
    const train =
      "await tf.setBackend('cpu')\nconst m = model\nawait m.trainOnBatch(input, tf.ones([2, 1]))"
    expect(await book.run('train', train)).toMatchObject({
      errors: [],
      spoiled: [{ cell: 'make' }, {}],
    })
  })

  test('what its own maker disposed of is as its text says', async () => {
    const book = new Book()
    await book.run('make', `${MODEL}\nx.dispose()`)
    expect((await book.run('use', 'x.isDisposed')).spoiled).toEqual([])
  })

  test('another backend holds inside its cell only', async () => {
    const book = new Book()
    await book.run('make', MODEL)
    const own = await book.run(
      'cpu',
      "await tf.setBackend('cpu')\ntf.env().set('DEBUG', true)\ntf.getBackend()",
    )
    expect(own.text).toMatch(/^cpu\nThis cell set the backend to cpu, for itself alone/)
    expect((await book.run('look', "tf.getBackend() + ' ' + tf.env().getBool('DEBUG')")).text).toBe(
      'wasm false',
    )
    expect(book.broken()).toEqual([])
  })

  test('numbers written into what dataSync gives out on the cpu backend', async () => {
    const book = new Book()
    const make = "await tf.setBackend('cpu')\nconst t = tf.tensor([1, 2])\nconst half = t.div(2)"
    await book.run('tf', "import * as tf from '@tensorflow/tfjs'")
    await book.run('make', make)
    expect((await book.run('read', 't.dataSync()[0]')).spoiled).toEqual([])
    const { spoiled } = await book.run('write', 't.dataSync()[0] = 9')
    expect(spoiled).toMatchObject([{ cell: 'make', names: ['t'], how: 'changed' }])
  })

  test('a cell that changes a model gets a copy; the others see it as it was', async () => {
    const book = new Book()
    await book.run('make', MODEL)
    const sum = 'model.getWeights().reduce((s, w) => s + w.sum().dataSync()[0], 0)'
    const before = (await book.run('before', sum)).text
    expect(await book.run('fit', 'await model.fit(x, y, { epochs: 3 })\n0')).toMatchObject({
      outcome: 'done',
      spoiled: [],
      models: ['model'],
    })
    expect((await book.run('after', sum)).text).not.toBe(before)
  })

  test('what fails or is stopped has changed what it changed', async () => {
    const book = new Book()
    await book.run('make', MODEL)
    const { outcome, spoiled } = await book.run('use', "y.dispose()\nthrow new Error('no')")
    expect([outcome, spoiled[0]?.names]).toEqual(['failed', ['y']])
  })

  test('scopes left open, and one ended too many', async () => {
    const book = new Book()
    await book.run('make', MODEL)
    await book.run('open', 'tf.engine().startScope()\nconst t = tf.ones([2])')
    await book.run('ended', 'const u = tf.ones([2])\ntf.engine().endScope()')
    expect((await book.run('look', 't.dataSync()[0] + tf.ones([1]).dataSync()[0]')).text).toBe('2')
  })

  test('the classes of TensorFlow.js are put back', async () => {
    const book = new Book()
    await book.run('make', MODEL)
    await book.run(
      'patch',
      'tf.Tensor.prototype.add = () => 5\ntf.losses.huberLoss = 5\ntf.unregisterKernel("Add", "wasm")',
    )
    expect(
      (await book.run('look', 'tf.ones([1]).add(1).dataSync()[0] + typeof tf.losses.huberLoss'))
        .text,
    ).toBe('2function')
  })

  test('a reset of the engine ends the kernel', async () => {
    const book = new Book()
    await book.run('make', MODEL)
    const { state } = tf.engine()
    await book.run('save', 'const s = tf.engine().state\ntf.engine().state = { ...s }')
    Object.assign(tf.engine(), { state })
    expect(book.broken()).toEqual([{ type: 'broken', why: 'altered', cell: 'save' }])
  })

  test('save-model is answered at once', async () => {
    const book = new Book()
    await book.evaluator.saveModel({ type: 'save-model', request: 1, cell: 'none', name: 'model' })
    await book.run('make', MODEL)
    await book.evaluator.saveModel({ type: 'save-model', request: 2, cell: 'make', name: 'model' })
    expect(book.posts.filter(({ type }) => /model/.test(type))).toMatchObject([
      { type: 'no-model', request: 1 },
      { type: 'model', request: 2 },
    ])
  })

  test.each([
    'model.optimizer.iterations',
    'await model.save(tf.io.withSaveHandler(async () => ({})), { includeOptimizer: true })',
  ])('to look at the optimiser is no change: %s', async (look) => {
    const book = new Book()
    await book.run('make', MODEL)
    expect(await book.run('look', look)).toMatchObject({ outcome: 'done', spoiled: [] })
    const steps = 'const { optimizer } = model\noptimizer.incrementIterations()'
    expect((await book.run('step', steps)).spoiled).toMatchObject([{ cell: 'make' }])
  })

  test.each([
    'null',
    '{ a: 1 }',
    'new Error("x".repeat(1e6))',
    'Object.defineProperty(new Error(), "message", { get() { throw 1 } })',
  ])(
    'a model that throws %s when it is saved is answered so that the page understands',
    async (what) => {
      const book = new Book()
      await book.run('make', `${MODEL}\nmodel.save = () => { throw ${what} }`)
      await book.evaluator.saveModel({
        type: 'save-model',
        request: 1,
        cell: 'make',
        name: 'model',
      })
      const message = book.posts.at(-1)!
      expect(message.type).toBe('no-model')
      expect(isWellFormed({ secret: '', message })).toBe(true)
    },
  )

  test('a cell may have as many models as names', async () => {
    const book = new Book()
    const names = Array.from({ length: 300 }, (_, i) => `m${i} = {}`)
    await book.run(
      'make',
      `const model = { layers: [], trainOnBatch() {} }\nconst ${names.map((each) => each.replace('{}', 'model')).join(', ')}`,
    )
    const message = book.posts.at(-1)!
    expect(message).toMatchObject({ type: 'finished', outcome: 'done' })
    expect(isWellFormed({ secret: '', message })).toBe(true)
  })
})

// The last one: the backend of this file is of no use afterwards.
test('a full memory fails the run, also one that catches errors, and ends the kernel', async () => {
  const book = new Book()
  await book.run('make', MODEL)
  const fill = `const b = tf.backend()
try { for (;;) b.makeOutput([8000, 8000], 'float32') } catch {}
tf.ones([2, 2]).matMul(tf.ones([2, 2])).dataSync()`
  const { outcome, errors } = await book.run('fill', fill)
  expect(outcome).toBe('failed')
  expect(errors[0]).toMatch(/memory for tensors is full/)
  expect(book.broken()).toEqual([{ type: 'broken', why: 'out-of-memory', cell: 'fill' }])
  expect(book.posts.at(-2)?.type).toBe('finished')
  expect((await book.run('more', 'tf.ones([1])')).errors[0]).toMatch(/kernel has ended/)
})

// After this there is no backend.
test('a run that takes the engine apart ends all the same, and so does the kernel', async () => {
  const book = new Book()
  const { text } = await book.run(
    'reset',
    "import * as tf from '@tensorflow/tfjs'\ntf.engine().reset()",
  )
  expect(text).toBe('')
  expect(book.posts.at(-2)).toMatchObject({ type: 'finished' })
  expect(book.broken()).toEqual([{ type: 'broken', why: 'altered', cell: 'reset' }])
})
