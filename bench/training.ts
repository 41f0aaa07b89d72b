/**
 * How fast training is, side by side with others, in one run and in turns. `npm run bench -- training`; with
 * `--scaling` also how a step's time grows with the batch and the network. Writes bench/training.json. With
 * `--only=PATTERN` it asks only those whose names match, beside TensorFlow.js's wasm backend, and writes nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Measurements, ScalingRow, StepRow } from '../src/book/costs/costs.ts'
import { openHarness, openNative } from './harness.ts'
import type { Ask, Contender, Shape } from './page/protocol.ts'
import { median, note, ratios, spread } from './statistics.ts'

const ROUNDS = 7
const FILE = 'bench/training.json'
const NETWORK = { batchSize: 128, hidden: 512 }

interface Entry {
  name: string
  /** steps in a round */
  steps: number
  /** rounds it takes part in; default all */
  rounds?: number
  contender?: Contender
  /** threads of PyTorch */
  threads?: number
}

const ONE_THREAD: Entry = { name: 'this site, 1 thread', steps: 25, contender: site(false, true) }
const NO_RELAXED: Entry = {
  name: 'this site, 1 thread, no relaxed SIMD',
  steps: 20,
  contender: site(false, false),
}
const ENTRIES: Entry[] = [
  ONE_THREAD,
  { name: 'this site, 2 threads', steps: 25, contender: site(true, true) },
  NO_RELAXED,
  {
    name: 'this site, webgpu',
    steps: 500,
    contender: { who: 'site', backend: 'webgpu', threads: false, relaxed: true },
  },
  { name: 'TensorFlow.js wasm', steps: 4, contender: { who: 'tfjs', backend: 'wasm' } },
  { name: 'TensorFlow.js cpu', steps: 1, rounds: 2, contender: { who: 'tfjs', backend: 'cpu' } },
  {
    name: 'TensorFlow.js webgl',
    steps: 1,
    rounds: 2,
    contender: { who: 'tfjs', backend: 'webgl' },
  },
  {
    name: 'TensorFlow.js webgpu',
    steps: 1,
    rounds: 2,
    contender: { who: 'tfjs', backend: 'webgpu' },
  },
  { name: 'jax-js wasm, 1 thread', steps: 10, contender: jax('wasm', false) },
  { name: 'jax-js wasm, 2 threads', steps: 10, contender: jax('wasm', true) },
  { name: 'jax-js webgpu', steps: 25, contender: jax('webgpu', true) },
  { name: 'ONNX Runtime Web, 1 thread', steps: 0, contender: { who: 'onnx', threads: 1 } },
  { name: 'ONNX Runtime Web, 2 threads', steps: 0, contender: { who: 'onnx', threads: 2 } },
  { name: 'PyTorch, 1 thread', steps: 25, threads: 1 },
  { name: 'PyTorch, 2 threads', steps: 25, threads: 2 },
]
const STOCK = 'TensorFlow.js wasm'

const SHAPES: Shape[] = [
  shape('X W₁', 128, 512, 784),
  shape('H₁ W₂', 128, 512, 512),
  shape('D₂ W₂ᵀ', 128, 512, 512, false, true),
  shape('Xᵀ D₁', 784, 512, 128, true),
  shape('H₁ᵀ D₂', 512, 512, 128, true),
]
/** steps after which the losses of those that learn alike are compared, and how many of the last are averaged */
const [LEARNING, LAST] = [100, 30]

const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7)
const entries = only
  ? ENTRIES.filter(({ name }) => name === STOCK || new RegExp(only).test(name))
  : ENTRIES
const harness = await openHarness()
const native = await openNative()
const words = new Map<string, string>()
const absent = new Map<string, string>()
for (const entry of entries) await start(entry)
const present = entries.filter(({ name }) => !absent.has(name))
/** those whose products are worth measuring: the others are a hundred times slower */
const multipliers = present.filter(({ name }) => !/cpu|webgl|webgpu/.test(name))

await compareLosses()
const steps = await measureSteps()
const products = await measureProducts()
const machine = `${cpus().length} × ${cpus()[0]!.model.trim()}`
printSteps()
printProducts()
if (!only) {
  const [peak] = await numbersOf(ONE_THREAD, { ask: 'peak' })
  const [simdPeak] = await numbersOf(NO_RELAXED, { ask: 'peak' })
  const [epochSeconds, stepSeconds] = await numbersOf(ONE_THREAD, { ask: 'epoch' })
  const before = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
  const scaling = process.argv.includes('--scaling') ? await measureScaling() : before.scaling
  const result: Measurements = {
    measuredOn: new Date().toISOString().slice(0, 10),
    machine,
    browser: harness.browser,
    rounds: ROUNDS,
    network: NETWORK,
    steps,
    products,
    peak: { relaxed: peak!, simd: simdPeak! },
    epoch: { seconds: epochSeconds!, ofThemInSteps: stepSeconds! },
    absent: Object.fromEntries(absent),
    scaling,
  }
  writeFileSync(FILE, `${JSON.stringify(result, undefined, 2)}\n`)
  console.log(
    `\nThe most one thread can do: ${peak!.toFixed(1)} GFLOP/s with relaxed SIMD, ${simdPeak!.toFixed(1)} without.`,
  )
  console.log(
    `An epoch takes ${epochSeconds!.toFixed(2)} s, of which ${stepSeconds!.toFixed(2)} s in its steps.`,
  )
}
await harness.close()
native?.close()

function site(threads: boolean, relaxed: boolean): Contender {
  return { who: 'site', backend: 'wasm', threads, relaxed }
}

function jax(backend: 'wasm' | 'webgpu', threads: boolean): Contender {
  return { who: 'jax', backend, threads }
}

function shape(
  name: string,
  m: number,
  n: number,
  k: number,
  transposeA = false,
  transposeB = false,
): Shape {
  return { name, m, n, k, transposeA, transposeB }
}

/** Starts a contender, or says why it is absent. */
async function start({ name, contender, threads }: Entry): Promise<void> {
  if (contender) {
    const answer = await harness.ask(name, { ask: 'start', contender })
    if ('absent' in answer) absent.set(name, answer.absent)
    else if ('words' in answer) words.set(name, answer.words)
  } else if (native?.has.torch) words.set(name, `${native.has.torch}, ${threads} threads`)
  else absent.set(name, native ? 'this Python has no PyTorch' : 'no Python with PyTorch or NumPy')
}

async function numbersOf({ name, contender, threads }: Entry, question: Ask): Promise<number[]> {
  if (!contender) return native!.ask({ ...question, threads })
  const answer = await harness.ask(name, question)
  if ('numbers' in answer) return answer.numbers
  throw new Error(`${name}: ${JSON.stringify(answer)}`)
}

/** Right first: jax-js's way of training, which is written here, must learn as this site's does. Throws if it does not. */
async function compareLosses(): Promise<void> {
  const learners = present.filter(({ contender }) => contender?.who === 'jax')
  const lossOf = async (name: string) => {
    const answer = await harness.ask(name, { ask: 'steps', ...NETWORK, count: LEARNING })
    if (!('losses' in answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`)
    return answer.losses!.slice(-LAST).reduce((sum, loss) => sum + loss / LAST, 0)
  }
  const ours = learners.length > 0 ? await lossOf(ONE_THREAD.name) : 0
  for (const { name } of learners) {
    const loss = await lossOf(name)
    const told = `loss of the last ${LAST} of ${LEARNING} steps: ${loss.toFixed(3)}, ours ${ours.toFixed(3)}`
    console.log(`${name}: ${told}`)
    if (!(Math.abs(loss / ours - 1) < 0.25)) throw new Error(`${name} learns otherwise: ${told}`)
  }
}

/** Milliseconds of a step: the median of each round. The first round warms up and does not count. */
async function measureSteps(): Promise<StepRow[]> {
  const rounds = new Map<string, number[]>()
  for (let round = 0; round <= ROUNDS; round++)
    for (const entry of present) {
      const { name, steps, rounds: most = ROUNDS } = entry
      if (steps === 0 || round > most) continue
      const numbers = await numbersOf(entry, { ask: 'steps', ...NETWORK, count: steps })
      const value = median(numbers.slice(Math.floor(numbers.length / 5)))
      if (round > 0) note(rounds, name, value)
      process.stderr.write(`\rsteps, round ${round}: ${name.padEnd(40)}`)
    }
  const stock = rounds.get(STOCK)!
  return [...rounds].map(([name, values]) => ({
    name,
    on: words.get(name)!,
    ...spread(values),
    timesStock: ratios(stock, values),
  }))
}

/** GFLOP/s at the network's own products. */
async function measureProducts() {
  const rows = []
  for (const shape of SHAPES) {
    const rounds = new Map<string, number[]>()
    for (let round = 0; round <= 3; round++)
      for (const entry of multipliers) {
        const { name } = entry
        const count = name === STOCK ? 4 : 100
        const numbers = await numbersOf(entry, { ask: 'product', shape, count })
        const gflops =
          (2 * shape.m * shape.n * shape.k) / median(numbers.slice(numbers.length / 4)) / 1e6
        if (round > 0) note(rounds, name, gflops)
        process.stderr.write(`\rproduct ${shape.name}, round ${round}: ${name.padEnd(40)}`)
      }
    rows.push({
      shape: shape.name,
      size: `${shape.m} × ${shape.k} × ${shape.n}`,
      gflops: Object.fromEntries([...rounds].map(([name, values]) => [name, median(values)])),
    })
  }
  return rows
}

/** Milliseconds of a step for batches and widths, with one thread. */
async function measureScaling(): Promise<ScalingRow[]> {
  const rows: ScalingRow[] = []
  for (const hidden of [64, 128, 256, 512, 1024, 2048])
    for (const batchSize of [1, 8, 32, 128, 512, 2048, 4096]) {
      const work = batchSize * hidden * (784 + hidden)
      const count = Math.max(4, Math.min(40, Math.round(2e9 / work)))
      const question = { ask: 'steps', batchSize, hidden, count } as const
      const numbers = await numbersOf(ONE_THREAD, question)
      rows.push({ batchSize, hidden, milliseconds: median(numbers.slice(Math.floor(count / 4))) })
      process.stderr.write(`\rscaling: ${hidden} units, batches of ${batchSize}          `)
    }
  return rows
}

function printSteps(): void {
  console.log(`\n\n${machine}, ${harness.browser}, ${ROUNDS} rounds in turns\n`)
  console.log('| a step of 128 digits | ms, median | least to most | times stock wasm |')
  console.log('|---|---|---|---|')
  for (const { name, on, median, least, most, timesStock } of steps) {
    const range = `${least.toFixed(1)}–${most.toFixed(1)}`
    const times = `${timesStock.median.toFixed(1)} (${timesStock.least.toFixed(1)}–${timesStock.most.toFixed(1)})`
    console.log(`| ${name} (${on}) | ${median.toFixed(1)} | ${range} | ${times} |`)
  }
  for (const [name, why] of absent) console.log(`| ${name} | absent: ${why} | | |`)
}

function printProducts(): void {
  const names = multipliers.map(({ name }) => name)
  console.log(`\n| product, GFLOP/s | ${names.join(' | ')} |`)
  console.log(`|---|${names.map(() => '---|').join('')}`)
  for (const { shape, size, gflops } of products)
    console.log(
      `| ${shape}: ${size} | ${names.map((name) => gflops[name]!.toFixed(1)).join(' | ')} |`,
    )
}
