/** Programs as TensorFlow.js's tutorials, its examples of dense networks and its API pages have them, in cells. */
import { beforeAll, expect, test, vi } from 'vitest'
import { kernelBook } from '../book/kernel.ts'
import { makeProgram } from '../cell/program.ts'
import { tryCompile } from '../notebook/try-compile.ts'
import { Evaluator } from './evaluator.ts'
import { noteTimers } from './leftovers.ts'
import type { FromKernel } from './protocol.ts'
import { noteProxies } from './proxies.ts'

vi.mock('../tensor/plugin/wasm-files.ts', () => import('../tensor/plugin/wasm-files.test-kit.ts'))

const posts: FromKernel[] = []
const evaluator = new Evaluator((message) => void posts.push(structuredClone(message)), kernelBook)
let runs = 0

/** Runs a cell that takes `tf`; resolves to how it ended, what it printed and what stopped it. */
async function run(id: string, code: string) {
  const { compiled, problem } = tryCompile(code)
  if (!compiled) throw new Error(problem?.message)
  const takes: [string, string][] = id === 'imports' ? [] : [['tf', 'imports']]
  const program = makeProgram(id, compiled, new Set(takes.map(([name]) => name)))
  const run = ++runs
  await evaluator.run({ type: 'run', run, program, takes, changes: [] })
  // What a promise that nobody awaited prints.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const finished = posts.find((post) => post.type === 'finished' && post.run === run)
  const outputs = posts.flatMap((post) =>
    post.type === 'outputs' && post.run === run ? post.changes.map(({ output }) => output) : [],
  )
  return {
    outcome: finished?.type === 'finished' && finished.outcome,
    text: outputs.flatMap((o) => ('text' in o ? o.text : [])).join('\n'),
    error: outputs.flatMap((o) => (o.kind === 'error' ? `${o.name}: ${o.message}` : [])).join('\n'),
  }
}

beforeAll(async () => {
  noteTimers()
  noteProxies()
  kernelBook.plugin.choose({ type: 'compute', compute: 'wasm' }, () => {})
  await run('imports', `import * as tf from '@tensorflow/tfjs'`)
}, 60_000)

const RUN: Record<string, [code: string, text: RegExp]> = {
  'a line through points': [
    `const model = tf.sequential()
    model.add(tf.layers.dense({ units: 1, inputShape: [1] }))
    model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' })
    const xs = tf.tensor2d([-1, 0, 1, 2, 3, 4], [6, 1])
    const ys = tf.tensor2d([-3, -1, 1, 3, 5, 7], [6, 1])
    await model.fit(xs, ys, { epochs: 250 })
    const [answer] = await model.predict(tf.tensor2d([20], [1, 1])).data()
    console.log('near', Math.round(answer / 3))`,
    /near 13/,
  ],
  'training that is not awaited': [
    `const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [10] })] })
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
    model.fit(tf.ones([8, 10]), tf.ones([8, 1]), { batchSize: 4, epochs: 3 })
      .then((info) => console.log('losses', info.history.loss.length))`,
    /losses 3/,
  ],
  'callbacks of fit, with what they are told': [
    `const model = tf.sequential({ layers: [
      tf.layers.dense({ inputShape: [4], units: 8, activation: 'relu' }),
      tf.layers.dense({ units: 3, activation: 'softmax' }),
    ] })
    model.compile({ optimizer: tf.train.adam(0.05), loss: 'categoricalCrossentropy', metrics: ['accuracy'] })
    const x = tf.randomNormal([40, 4])
    const t = tf.oneHot(x.slice([0, 0], [-1, 3]).argMax(-1), 3)
    const told = []
    const history = await model.fit(x, t, {
      epochs: 3, batchSize: 8, validationSplit: 0.25, shuffle: true,
      callbacks: {
        onTrainBegin: () => told.push('begin'),
        onBatchEnd: (batch, logs) => { if (batch === 0) told.push('batch ' + ('acc' in logs)) },
        onEpochEnd: async (epoch, logs) => { await tf.nextFrame(); told.push('epoch ' + epoch + ' ' + ('val_loss' in logs)) },
      },
    })
    console.log(told.join(', '), Object.keys(history.history).sort().join(' '))`,
    /begin, batch true, epoch 0 true, .*epoch 2 true acc loss val_acc val_loss/,
  ],
  'a callback of one’s own, and early stopping': [
    `class Note extends tf.CustomCallback {
      constructor() { super({ onEpochEnd: (epoch) => console.log('epoch', epoch) }) }
    }
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] })
    model.compile({ optimizer: tf.train.sgd(0), loss: 'meanAbsoluteError' })
    await model.fit(tf.ones([4, 2]), tf.zeros([4, 1]), {
      epochs: 20, callbacks: [new Note(), tf.callbacks.earlyStopping({ monitor: 'loss', patience: 2 })],
    })`,
    /epoch 0\nepoch 1\nepoch 2\n(?!epoch)/,
  ],
  'branches that come together': [
    `const input = tf.input({ shape: [4] })
    const left = tf.layers.dense({ units: 3, activation: 'relu' }).apply(input)
    const right = tf.layers.dense({ units: 3, activation: 'tanh' }).apply(input)
    const output = tf.layers.dense({ units: 2, activation: 'softmax' })
      .apply(tf.layers.concatenate().apply([left, right]))
    const model = tf.model({ inputs: input, outputs: output })
    model.summary()
    console.log(model.predict(tf.ones([5, 4])).shape.join('×'))`,
    /5×2/,
  ],
  'two outputs, two losses': [
    `const input = tf.input({ shape: [3] })
    const a = tf.layers.dense({ units: 1, name: 'a' }).apply(input)
    const b = tf.layers.dense({ units: 2, activation: 'softmax', name: 'b' }).apply(input)
    const model = tf.model({ inputs: input, outputs: [a, b] })
    model.compile({ optimizer: 'adam', loss: ['meanSquaredError', 'categoricalCrossentropy'] })
    await model.fit(tf.ones([6, 3]), [tf.ones([6, 1]), tf.oneHot(tf.zeros([6], 'int32'), 2)], { epochs: 2 })
    console.log(model.metricsNames.join(' '), model.predict(tf.ones([6, 3])).length)`,
    /loss a_loss b_loss 2/,
  ],
  'a layer of one’s own': [
    `class SquaredSum extends tf.layers.Layer {
      constructor() { super({}) }
      computeOutputShape(shape) { return [] }
      call(input, kwargs) { return tf.tidy(() => (Array.isArray(input) ? input[0] : input).square().sum()) }
      getClassName() { return 'SquaredSum' }
    }
    console.log(new SquaredSum().apply(tf.tensor([-2, 1, 0, 5])).dataSync()[0])`,
    /30/,
  ],
  'a layer with weights, trained': [
    `class Scale extends tf.layers.Layer {
      static get className() { return 'Scale' }
      build(shape) { this.factor = this.addWeight('factor', [shape.at(-1)], 'float32', tf.initializers.ones()); this.built = true }
      computeOutputShape(shape) { return shape }
      call(input) { return tf.tidy(() => tf.mul(Array.isArray(input) ? input[0] : input, this.factor.read())) }
    }
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2] }), new Scale()] })
    model.compile({ optimizer: 'sgd', loss: (t, y) => tf.losses.huberLoss(t, y) })
    await model.fit(tf.ones([4, 2]), tf.ones([4, 2]), { epochs: 2 })
    console.log(model.countParams())`,
    /8/,
  ],
  'the core alone: minimize': [
    `const f = (x) => a.mul(x.square()).add(b.mul(x)).add(c)
    const [a, b, c] = [0.1, 0.2, 0.3].map((value) => tf.variable(tf.scalar(value)))
    const xs = tf.linspace(-1, 1, 50)
    const ys = xs.square().mul(2).sub(xs).add(0.5)
    const optimizer = tf.train.adam(0.1)
    for (let i = 0; i < 150; i++)
      optimizer.minimize(() => { const loss = f(xs).sub(ys).square().mean(); if (i % 50 === 0) loss.data().then((l) => {}); return loss })
    console.log([a, b, c].map((v) => v.dataSync()[0].toFixed(1)).join(' '))`,
    /2\.0 -1\.0 0\.5/,
  ],
  'gradients of functions and of variables': [
    `const w = tf.variable(tf.tensor1d([1, 2]))
    const { value, grads } = tf.variableGrads(() => w.square().sum())
    const slope = tf.grad((x) => x.pow(tf.scalar(3)))(tf.scalar(2))
    console.log(slope.dataSync()[0].toFixed(3), value.arraySync(), Object.values(grads)[0].arraySync().join(' '))`,
    /12\.000 5 2 4/,
  ],
  'exclusive or, by a network': [
    `const model = tf.sequential()
    model.add(tf.layers.dense({ units: 8, activation: 'tanh', inputShape: [2] }))
    model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }))
    model.compile({ optimizer: tf.train.adam(0.1), loss: 'binaryCrossentropy', metrics: ['accuracy'] })
    const xs = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]), ys = tf.tensor2d([[0], [1], [1], [0]])
    await model.fit(xs, ys, { epochs: 120, shuffle: true, verbose: 0 })
    console.log(model.predict(xs).round().arraySync().flat().join(''))`,
    /0110/,
  ],
  'numbers scaled to between 0 and 1, and back': [
    `const { inputs, min, max } = tf.tidy(() => {
      const data = [{ x: 90, y: 30 }, { x: 130, y: 20 }, { x: 200, y: 12 }]
      tf.util.shuffle(data)
      const tensor = tf.tensor2d(data.map((d) => d.x), [data.length, 1])
      const [max, min] = [tensor.max(), tensor.min()]
      return { inputs: tensor.sub(min).div(max.sub(min)), min, max }
    })
    const back = inputs.mul(max.sub(min)).add(min)
    console.log([...back.dataSync()].sort((a, b) => a - b).map(Math.round).join(' '))`,
    /90 130 200/,
  ],
  'pictures, convolved and pooled, trained': [
    `const model = tf.sequential()
    model.add(tf.layers.conv2d({ inputShape: [12, 12, 1], kernelSize: 3, filters: 4, strides: 1, activation: 'relu', kernelInitializer: 'varianceScaling' }))
    model.add(tf.layers.maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }))
    model.add(tf.layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 1 }))
    model.add(tf.layers.batchNormalization())
    model.add(tf.layers.dropout({ rate: 0.25 }))
    model.add(tf.layers.flatten())
    model.add(tf.layers.dense({ units: 10, activation: 'softmax' }))
    model.compile({ optimizer: 'rmsprop', loss: 'categoricalCrossentropy', metrics: ['accuracy'] })
    const h = await model.fit(tf.randomUniform([8, 12, 12, 1]), tf.oneHot(tf.range(0, 8, 1, 'int32'), 10), { epochs: 5 })
    console.log(h.history.loss.at(-1) < h.history.loss[0])`,
    /true/,
  ],
  'words as numbers, in sequence': [
    `const model = tf.sequential()
    model.add(tf.layers.embedding({ inputDim: 10, outputDim: 4, inputLength: 5 }))
    model.add(tf.layers.lstm({ units: 6 }))
    model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }))
    model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' })
    const x = tf.randomUniform([12, 5], 0, 10, 'int32')
    const h = await model.fit(x, tf.ones([12, 1]), { epochs: 5, batchSize: 4 })
    console.log(h.history.loss.at(-1) < h.history.loss[0])`,
    /true/,
  ],
  'memory, tidy and dispose': [
    `const before = tf.memory().numTensors
    const y = tf.tidy(() => tf.ones([2, 2]).add(1).square())
    console.log(tf.memory().numTensors - before, y.sum().arraySync())
    y.dispose()`,
    /1 16/,
  ],
  'version, backend, flags': [
    `await tf.ready()
    tf.enableProdMode()
    tf.env().set('DEBUG', false)
    console.log(tf.version.tfjs, tf.version['tfjs-core'], tf.version_core, tf.getBackend())`,
    /4\.\d+\.\d+ 4\.\d+\.\d+ 4\.\d+\.\d+ wasm/,
  ],
  'a model saved to memory and loaded': [
    `const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] })
    let saved
    await model.save(tf.io.withSaveHandler(async (artifacts) => { saved = artifacts; return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } } }))
    const again = await tf.loadLayersModel(tf.io.fromMemory(saved))
    console.log(again.predict(tf.ones([1, 2])).sub(model.predict(tf.ones([1, 2]))).dataSync()[0])`,
    /0/,
  ],
  'pixels of a tensor, without an element': [
    `const pixels = await tf.browser.toPixels(tf.tensor2d([0, 0.5, 1, 0], [2, 2]))
    console.log(pixels.length, pixels[4])`,
    /16 12[78]/,
  ],
  'batches of one’s own': [
    `const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3], activation: 'softmax' })] })
    model.compile({ optimizer: tf.train.adamax(0.01), loss: 'sparseCategoricalCrossentropy' })
    const batches = Array.from({ length: 3 }, () => [tf.randomNormal([5, 3]), tf.zeros([5, 1])])
    for (const [x, t] of batches) { const loss = await model.trainOnBatch(x, t); if (!(loss > 0)) throw new Error('loss') }
    const dataset = { async iterator() { let i = 0; return { next: async () => i < 3 ? { done: false, value: { xs: batches[i][0], ys: batches[i++][1] } } : { done: true, value: null } } } }
    const info = await model.fitDataset(dataset, { epochs: 2, batchesPerEpoch: 3 })
    console.log(info.epoch.length)`,
    /2/,
  ],
  'an optimiser of one’s own settings, weights read and put': [
    `const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], useBias: false, kernelInitializer: 'ones' })] })
    model.compile({ optimizer: tf.train.momentum(0.01, 0.9), loss: tf.losses.meanSquaredError, metrics: [tf.metrics.meanAbsoluteError] })
    model.layers[0].setWeights([tf.tensor2d([[3]])])
    model.layers[0].trainable = false
    console.log(model.metricsNames.join(' '), model.getLayer(null, 0).getWeights()[0].dataSync()[0], model.trainableWeights.length)`,
    /loss \w+ 3 0/,
  ],
}
test.each(Object.entries(RUN))('%s', { timeout: 60_000 }, async (_, [code, text]) => {
  const ended = await run('tutorial', code)
  expect(ended).toMatchObject({ outcome: 'done', error: '' })
  expect(ended.text).toMatch(text)
})

const ABSENT: Record<string, [code: string, sentence: RegExp]> = {
  'tf.data': [`tf.data.array([1, 2, 3]).batch(2)`, /tf\.data is not part.*trainOnBatch/],
  'a generator': [`const ds = tf.data.generator(function* () { yield 1 })`, /tf\.data is not part/],
  'a table from the web': [`tf.data.csv('https://example.com/a.csv')`, /tf\.data is not part/],
  'a graph model': [`await tf.loadGraphModel('https://example.com/model.json')`, /layers/],
  'TensorFlow.js for Node': [`tf.node.decodeImage(new Uint8Array(3))`, /run it in Node/],
  'saving to IndexedDB': [
    `await tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }).save('indexeddb://my-model')`,
    /Save, which gives you its files/,
  ],
  'saving to local storage': [
    `await tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }).save('localstorage://my-model')`,
    /Save, which gives you its files/,
  ],
  downloads: [
    `await tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }).save('downloads://my-model')`,
    /Save, which gives you its files/,
  ],
  'a canvas of the page': [
    `await tf.browser.toPixels(tf.ones([2, 2]), document.getElementById('canvas'))`,
    /document is not defined\n.*no page to draw on/,
  ],
  'the page’s window': [`window.model = 1`, /no page to draw on/],
  'tfjs-vis': [`tfvis.show.history({ name: 'a' }, [], ['loss'])`, /lesson\/show/],
  'Node’s require': [`const other = require('@tensorflow/tfjs')`, /import … from/],
  'another backend': [`await tf.setBackend('webgl')`, /press F1/],
  'complex numbers': [`tf.complex([1, 2], [3, 4])`, /press F1/],
}

test.each(Object.entries(ABSENT))(
  '%s is not here, and the cell says what is',
  async (_, [code, sentence]) => {
    const { outcome, error } = await run('tutorial', code)
    expect(outcome).toBe('failed')
    expect(error).toMatch(sentence)
  },
)
