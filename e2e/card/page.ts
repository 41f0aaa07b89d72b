/** The book's training on the card and on the plain cpu backend, side by side, for `card.spec.ts`. */
import '@tensorflow/tfjs-backend-cpu'
import { Digits } from '../../src/book/lesson/digits.ts'
import * as optimisers from '../../src/book/lesson/optimisers.ts'
import type { EpochResult, TrainingProgress } from '../../src/book/lesson/progress.ts'
import { RMSprop } from '../../src/book/lesson/rmsprop.ts'
import { type Encoding, fit } from '../../src/book/lesson/training.ts'
import { startBackend } from '../../src/tensor/backend.ts'
import { lastPlanned } from '../../src/tensor/card/last-planned.ts'
import { conditions, type Pace } from '../../src/tensor/fastest.ts'
import { startGpu } from '../../src/tensor/gpu.ts'
import { gpuDevice } from '../../src/tensor/gpu-device.ts'
import { wasmFiles } from '../../src/tensor/plugin/wasm-files.ts'
import { seedMathRandom } from '../../src/tensor/random.ts'
import * as tf from '../../src/tensor/tf.ts'

const rules = { RMSprop, ...optimisers }

/** What a cell may set while it trains. */
export type Change =
  | 'rate'
  | 'learning rate'
  | 'activation'
  | 'loss'
  | 'optimiser'
  | 'rule'
  | 'freeze'

export interface Setting {
  rule?: keyof typeof rules
  options?: Record<string, number>
  hidden?: number[]
  activation?: 'relu' | 'sigmoid' | 'tanh' | 'linear'
  dropout?: number
  loss?: 'categoricalCrossentropy' | 'meanSquaredError'
  digits?: number
  batchSize?: number
  epochs?: number
  /** what the cell does after each step, besides being told */
  onStep?: 'look' | 'look now and then' | 'draw' | 'write' | 'stop' | 'break' | 'overflow' | Change
  encoding?: 'inverted' | 'noisy'
  /** labels of the training digits are below; of those to validate on, below 10 */
  labelsBelow?: number
  /** who has no room for the training: the card for a copy of the first layer's weights, or the page for the digits */
  lacksRoom?: 'card' | 'page'
}

export interface Trained {
  losses: number[]
  accuracies: number[]
  weights: number[]
  memory: number[]
  iterations: number
  seen: number[]
  random: number
  history: Omit<EpochResult, 'seconds'>[]
  planned: string | undefined
  tensors: number
  counts: Counts
  error?: string
}

const none = { dispatches: 0, submits: 0, bytes: 0, reads: 0, readsAtOnce: 0 }
const counts = { ...none, steps: 0 }
type Counts = typeof counts

/** Counts what is asked of the card. */
function count<T extends object>(prototype: T, name: keyof T, note: (given: unknown[]) => void) {
  const plain = prototype[name] as (...given: unknown[]) => unknown
  Object.assign(prototype, {
    [name](this: T, ...given: unknown[]) {
      note(given)
      return Reflect.apply(plain, this, given)
    },
  })
}

count(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counts.dispatches++)
count(GPUQueue.prototype, 'submit', () => counts.submits++)
count(GPUBuffer.prototype, 'mapAsync', () => counts.reads++)
count(GPUQueue.prototype, 'writeBuffer', ([, , data]) => {
  counts.bytes += (data as ArrayBufferView).byteLength
})

/** Has the card refuse buffers of this size, but for the first two: the parameter, and what RMSprop remembers of it. */
function refuse(bytes: number): void {
  let made = 0
  const { prototype } = GPUDevice
  const plain = prototype.createBuffer
  prototype.createBuffer = function (this: GPUDevice, descriptor) {
    const isRefused = descriptor.size === bytes && ++made > 2
    const size = isRefused ? this.limits.maxBufferSize + 4 : descriptor.size
    return Reflect.apply(plain, this, [{ ...descriptor, size }])
  }
}

/** Has no memory for bytes on their way to the card, where they are not TensorFlow.js's. */
function refuseMapping(): void {
  const { prototype } = GPUDevice
  const { pushErrorScope, createBuffer } = prototype
  const kept = new Set<GPUBuffer>()
  let isPlanning = false
  prototype.pushErrorScope = function (this: GPUDevice, filter) {
    isPlanning = true
    return pushErrorScope.call(this, filter)
  }
  prototype.createBuffer = function (this: GPUDevice, descriptor) {
    if (isPlanning && descriptor.mappedAtCreation) {
      isPlanning = false
      throw new RangeError('no memory')
    }
    const buffer = createBuffer.call(this, descriptor)
    if (isPlanning) kept.add(buffer)
    return buffer
  }
  const { destroy } = GPUBuffer.prototype
  GPUBuffer.prototype.destroy = function (this: GPUBuffer) {
    kept.delete(this)
    return destroy.call(this)
  }
  Object.assign(window, {
    async left() {
      const { device } = tf.findBackend('webgpu') as unknown as { device: GPUDevice }
      const hasScope = await device.popErrorScope().then(
        () => true,
        () => false,
      )
      return { buffers: kept.size, hasScope }
    },
  })
}

type Name = 'webgpu' | 'webgl' | 'wasm' | 'cpu'

const started = new Map<Name, Promise<unknown>>()

/** Starts a backend, once, and has it compute. */
async function start(name: Name): Promise<void> {
  if (!started.has(name)) started.set(name, startOnce(name))
  await started.get(name)
  await tf.setBackend(name)
}

async function startOnce(name: Name): Promise<void> {
  const note =
    name === 'wasm' || name === 'cpu'
      ? (await startBackend(wasmFiles(false), name)).note
      : (await startGpu(name)).refusal
  if (note) throw new Error(note)
  if (name === 'webgpu')
    count(Object.getPrototypeOf(tf.backend()), 'readSync', () => counts.readsAtOnce++)
}

function noise(count: number, labelsBelow = 10): Digits {
  const bytes = (size: number, below: number) =>
    Uint8Array.from({ length: size }, () => Math.floor(Math.random() * below))
  return new Digits(bytes(count * 784, 256), bytes(count, labelsBelow))
}

/** Protected: a cell that is JavaScript reaches them all the same. */
const settingsOf = (optimizer: tf.Optimizer) =>
  (optimizer as unknown as { config: Record<string, number> }).config

function encodingOf(kind: Setting['encoding']): Encoding {
  return {
    toInputs: (images) =>
      tf.tidy(() => {
        const x = tf.tensor2d(images, [images.length / 784, 784], 'float32').div<tf.Tensor2D>(255)
        if (kind === 'inverted') return tf.sub(1, x)
        return kind === 'noisy' ? x.add(tf.randomUniform(x.shape, 0, 0.1)) : x
      }),
    toTargets: (labels) =>
      tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D),
  }
}

/** Trains a fresh network on some noise, the same each time, and tells all that can be seen of it. */
async function train(
  backend: Name | undefined,
  {
    rule = 'RMSprop',
    options = {},
    hidden = [40, 33],
    activation = 'relu',
    dropout = 0.2,
    loss = 'categoricalCrossentropy',
    digits: size = 200,
    batchSize = 96,
    epochs = 1,
    onStep: does,
    encoding,
    labelsBelow,
    lacksRoom,
  }: Setting,
): Promise<Trained> {
  if (backend) await start(backend)
  seedMathRandom('noise')
  const digits = noise(size, labelsBelow)
  const validation = labelsBelow ? noise(50) : digits.slice(0, Math.min(size, 50))
  const model = tf.sequential()
  for (const [i, units] of [...hidden, 10].entries()) {
    const isLast = i === hidden.length
    model.add(
      tf.layers.dense({
        units,
        activation: isLast ? 'softmax' : activation,
        kernelInitializer: tf.initializers.glorotUniform({ seed: i + 1 }),
        ...(i === 0 && { inputShape: [784] }),
      }),
    )
    if (!isLast && dropout > 0) model.add(tf.layers.dropout({ rate: dropout }))
  }
  const optimizer = new rules[rule](options)
  model.compile({ loss, optimizer, metrics: ['accuracy'] })
  const trained: Trained = {
    ...{ losses: [], accuracies: [], weights: [], memory: [], seen: [], history: [] },
    ...{ iterations: 0, random: 0, tensors: 0, counts, planned: undefined },
  }
  // Reading at once, with `dataSync`, costs a card that a processor plays its life.
  const look = async () => (await model.getWeights()[0]!.data())[393]!
  const others: tf.Optimizer[] = []
  /** In the middle of an epoch, and of a chunk of steps. */
  const change = (what: Setting['onStep']) => {
    const [first, second] = model.layers as unknown as Record<string, unknown>[]
    if (what === 'rate') second!.rate = 0.6
    if (what === 'learning rate') Object.assign(settingsOf(optimizer), { learningRate: 0.01 })
    if (what === 'activation')
      first!.activation = (
        tf.layers.dense({ units: 1, activation: 'tanh' }) as unknown as Record<string, unknown>
      ).activation
    if (what === 'freeze') model.layers.at(-1)!.trainable = false
    if (what !== 'loss' && what !== 'optimiser' && what !== 'rule') return
    if (what !== 'loss') others.push(new rules[what === 'rule' ? 'Adam' : rule](options))
    model.compile({
      loss: what === 'loss' ? 'meanSquaredError' : loss,
      optimizer: others[0] ?? optimizer,
      metrics: ['accuracy'],
    })
  }
  let steps = 0
  const onStep = async ({ loss, accuracy }: TrainingProgress) => {
    // These are means over the epoch so far.
    trained.losses.push(loss)
    trained.accuracies.push(accuracy!)
    steps++
    Object.assign(trained, { counts: { ...counts, steps } })
    if (does === 'look' || (does === 'look now and then' && steps % 5 === 3))
      trained.seen.push(await look())
    if (does === 'draw' && steps % 4 === 1) trained.seen.push(Math.random())
    if (does === 'write' && steps % 4 === 2)
      tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.mul(0.9))))
    if ((does === 'break' || does === 'overflow') && steps === 2) {
      const [first, ...others] = model.getWeights()
      const numbers = await first!.data<'float32'>()
      const broken = numbers.slice().fill(does === 'break' ? Number.NaN : 3e38, 4000, 4001)
      const weights = [tf.tensor(broken, first!.shape), ...others]
      model.setWeights(weights)
      weights[0]!.dispose()
    }
    if (steps === 4) change(does)
    if (does === 'stop' && steps === 4) throw new Error('stopped')
  }
  const numbers = async (tensors: tf.Tensor[]) =>
    (await Promise.all(tensors.map((tensor) => tensor.data()))).flatMap((each) => [...each])
  // With the bias: TensorFlow.js has no such buffer.
  if (lacksRoom === 'card') refuse(4 * 785 * hidden[0]!)
  if (lacksRoom === 'page') refuseMapping()
  Object.assign(counts, none)
  const before = tf.memory().numTensors
  try {
    const history = await fit(model, digits, {
      ...{ batchSize, epochs, onStep, ...encodingOf(encoding) },
      validation,
    })
    trained.history = history.map(({ seconds: _, ...result }) => result)
  } catch (error) {
    trained.error = (error as Error).message
  }
  // The optimiser's memory is made by the first step.
  trained.tensors = tf.memory().numTensors - before
  trained.random = Math.random()
  trained.planned = backend === 'cpu' ? undefined : lastPlanned()
  trained.iterations = model.optimizer.iterations
  trained.weights = await numbers(model.getWeights())
  const [iterations, ...memory] = await model.optimizer.getWeights()
  trained.memory = await numbers(memory.map(({ tensor }) => tensor))
  iterations!.tensor.dispose()
  model.dispose()
  for (const each of [optimizer, ...others]) each.dispose()
  return trained
}

/** Trains where it is believed to be faster, which proves to be wrong with the first epoch. */
async function trainMended(
  fastest: 'webgpu' | 'wasm',
  setting: Setting,
): Promise<[string, Trained, string]> {
  // A card that a processor plays does not count, so this one goes by another name.
  Object.defineProperty(GPUAdapterInfo.prototype, 'vendor', { get: () => 'some' })
  for (const name of ['architecture', 'description'])
    Object.defineProperty(GPUAdapterInfo.prototype, name, { get: () => 'card' })
  const card = { backend: 'webgpu', name: (await gpuDevice('webgpu'))! } as const
  const milliseconds =
    fastest === 'wasm' ? { wasm: 2e-9, webgpu: 1e-9 } : { wasm: 1e-9, webgpu: 1e-10 }
  const remembered = { card, of: conditions(), milliseconds, fastest }
  // Timed again, it is still the other that is faster.
  const time = async () => (tf.getBackend() === fastest ? 2 : 1)
  const step = { time, isLike: ({ steps }: Pace) => steps > 1 }
  const started = await startBackend(wasmFiles(false), 'automatic', remembered, step)
  const first = started.backend
  return [first, await train(undefined, setting), started.backend]
}

/** Why WebGL is refused, if it is, with numbers of so many bits. */
async function refusalOfWebGl(bits: 16 | 32): Promise<string | undefined> {
  await import('@tensorflow/tfjs-backend-webgl')
  const isFull = bits === 32
  tf.env().set('WEBGL_RENDER_FLOAT32_CAPABLE', isFull)
  tf.env().set('WEBGL_RENDER_FLOAT32_ENABLED', isFull)
  const { refusal } = await startGpu('webgl')
  return refusal
}

/** Trains on a card that fails while the plan is made. */
async function trainUnplanned(setting: Setting): Promise<Trained> {
  const { pushErrorScope } = GPUDevice.prototype
  const fail = () => {
    throw new Error('no scope')
  }
  Object.assign(GPUDevice.prototype, { pushErrorScope: fail })
  const trained = await train('webgpu', setting)
  Object.assign(GPUDevice.prototype, { pushErrorScope })
  return trained
}

Object.assign(window, { train, trainMended, trainUnplanned, refusalOfWebGl })
