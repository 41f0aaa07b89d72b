/** The host beside workers that lie, flood and fall silent. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeCheckpoint } from '../kernel/checkpoint.test-kit.ts'
import type { FromKernel, Hello, ToKernel } from '../kernel/protocol.ts'
import type { KernelEnd } from '../notebook/notebook.ts'
import { measuredBefore, rememberMeasured } from './compute.ts'
import type { Heard } from './heard.ts'
import { KernelHost } from './kernel-host.ts'
import { fakeStorage } from './storage.test-kit.ts'

/** A worker that says what a test has it say. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = []
  hello!: Hello
  readonly asked: ToKernel[] = []
  answersPings = true
  isEnded = false

  constructor() {
    super()
    FakeWorker.all.push(this)
  }

  postMessage(hello: Hello): void {
    this.hello = hello
    hello.port.onmessage = ({ data }: MessageEvent<ToKernel>) => {
      this.asked.push(data)
      if (data.type === 'ping' && this.answersPings)
        this.say({ type: 'pong', ping: data.ping, alive: [] })
    }
  }

  say(message: unknown, secret = this.hello.secret): void {
    this.hello.port.postMessage({ secret, message })
  }

  terminate(): void {
    this.isEnded = true
    this.hello.port.close()
  }
}

const heard: Heard[] = []
const lost: [KernelEnd, string | undefined][] = []
let running: { run: number; trains: boolean } | undefined
let host: KernelHost

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker)
  FakeWorker.all.length = 0
  heard.length = 0
  lost.length = 0
  running = { run: 1, trains: true }
  host = new KernelHost({
    message: (message) => void heard.push(message),
    lost: (why, cell) => void lost.push([why, cell]),
    known: () => ({ running, isLast: (run) => run === 1, isCell: (id) => id === 'a' }),
  })
  host.send({ type: 'run', run: 1, program: {} as never, takes: [], changes: [] })
})

afterEach(() => {
  host.end('restarted')
  vi.unstubAllGlobals()
})

const worker = () => FakeWorker.all[0]!
const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds))
const text = (run = 1) => ({
  type: 'outputs',
  run,
  changes: [{ output: { kind: 'text', text: 'x' } }],
})
const file = (text: string) => new Blob([text], { type: 'text/plain' })
const finished = {
  type: 'finished',
  run: 1,
  outcome: 'done',
  milliseconds: 1,
  machine: { backend: 'none', threads: 1, tensors: 0, bytes: 0 },
  models: [],
  spoiled: [],
  alive: [],
} satisfies FromKernel

test('the kernel is heard by its secret, over the port, and nobody else is', async () => {
  worker().say(text())
  worker().say(text(), 'guessed')
  worker().hello.port.postMessage(text())
  worker().dispatchEvent(new MessageEvent('message', { data: text() }))
  await pause(50)
  expect(heard).toEqual([text()])
  expect(lost).toEqual([])
})

test('each kernel has a secret of its own', () => {
  host.askToStop()
  const [first, second] = FakeWorker.all.map(({ hello }) => hello.secret)
  expect(first!.length).toBeGreaterThan(30)
  expect(second).not.toBe(first)
})

test('what speaks of another run is nothing; what no kernel says ends it', async () => {
  worker().say(text(2))
  worker().say({ ...finished, run: 2 })
  await pause(50)
  expect([heard, lost]).toEqual([[], []])
  worker().say({ type: 'reset', ids: ['a'] })
  await pause(50)
  expect([heard, lost]).toEqual([[], [['altered', undefined]]])
  expect(worker().isEnded).toBe(true)
})

test('a flood ends the kernel', async () => {
  for (let i = 0; i < 3000; i++) worker().say(text())
  await expect.poll(() => lost, { timeout: 5000 }).toEqual([['flooded', undefined]])
  expect(heard.length).toBeLessThanOrEqual(2000)
})

test('a forged end does not make Stop patient', async () => {
  host.askToStop()
  worker().say(finished, 'guessed')
  worker().say({ ...finished, run: 7 })
  await pause(1200)
  expect(lost).toEqual([['stopped', undefined]])
})

test('one that has finished and does not answer is ended; one that answers is not', async () => {
  worker().say({ type: 'ready' })
  worker().say(finished)
  await pause(1500)
  expect(lost).toEqual([])
  worker().answersPings = false
  worker().say(finished)
  await pause(1500)
  expect(lost).toEqual([['busy', undefined]])
})

test('one that is still loading is not asked', async () => {
  worker().answersPings = false
  await pause(1500)
  expect(worker().asked.map(({ type }) => type)).toEqual(['compute', 'run'])
  expect(lost).toEqual([])
})

test('a pong to another question is no answer', async () => {
  worker().answersPings = false
  worker().say({ type: 'ready' })
  worker().say(finished)
  for (let ping = 0; ping < 50; ping += 10)
    worker().say({ type: 'pong', ping: 100 + ping, alive: [] })
  await pause(1500)
  expect(lost).toEqual([['busy', undefined]])
})

test('all of an output that was cut is asked for and answered; where there is no kernel, none is started', async () => {
  const whyNot = (error: Error) => error.message
  const asked = host.saveWhole(1, 7)
  const other = host.saveWhole(1, 8).catch(whyNot)
  const gone = host.saveWhole(1, 9).catch(whyNot)
  await pause(20)
  const requests = worker().asked.flatMap((each) => (each.type === 'save-whole' ? [each] : []))
  expect(requests.map(({ run, key }) => [run, key])).toEqual([
    [1, 7],
    [1, 8],
    [1, 9],
  ])
  const [first, second] = requests.map(({ request }) => request)
  worker().say({ type: 'whole', request: 99, file: file('x') })
  worker().say({ type: 'no-whole', request: second })
  worker().say({ type: 'whole', request: first, file: file('xyz') })
  await expect(asked.then(({ size }) => size)).resolves.toBe(3)
  expect(await other).toContain('no longer held')
  host.end('restarted')
  expect(await gone).toContain('no longer held')
  await expect(host.saveWhole(1, 7)).rejects.toThrow('no longer held')
  expect(FakeWorker.all).toHaveLength(1)
})

describe('one that is put aside', () => {
  beforeEach(async () => {
    worker().say({ type: 'ready' })
    worker().say(finished)
    await pause(50)
    running = undefined
    heard.length = 0
    host.park()
  })

  const pings = () => worker().asked.filter(({ type }) => type === 'ping').length

  test('is asked again and again, and goes on while it answers', async () => {
    const before = pings()
    await pause(2500)
    expect(pings() - before).toBeGreaterThanOrEqual(2)
    expect(worker().isEnded).toBe(false)
    host.unpark()
    expect([heard, lost]).toEqual([[], []])
  })

  test.each<[string, KernelEnd, () => void]>([
    ['does not answer', 'busy', () => (worker().answersPings = false)],
    [
      'floods',
      'flooded',
      () => {
        for (let i = 0; i < 3000; i++) worker().say({ type: 'ready' })
      },
    ],
    [
      'has too much to tell',
      'flooded',
      () => {
        for (let i = 0; i < 200; i++) worker().say({ type: 'spoiled', spoiled: [] })
      },
    ],
    ['says what no kernel says', 'altered', () => worker().say({ type: 'reset' })],
    ['is broken', 'out-of-memory', () => worker().say({ type: 'broken', why: 'out-of-memory' })],
  ])('is ended where it %s, and the notebook hears of it when it is back', async (_, why, act) => {
    act()
    await expect.poll(() => worker().isEnded, { timeout: 4000 }).toBe(true)
    expect(lost).toEqual([])
    host.unpark()
    expect(lost).toEqual([[why, undefined]])
  })
})

test('what was measured is stored when it has changed, and not again', async () => {
  const storage = fakeStorage()
  vi.stubGlobal('localStorage', storage())
  const measured = (wasm: number, fastest: string) => ({
    card: { backend: 'webgpu' as const, name: 'a card' },
    of: 'these versions',
    milliseconds: { wasm, webgpu: 2 },
    fastest,
  })
  const tell = async (machine: object) => {
    worker().say({ ...finished, machine: { ...finished.machine, ...machine } })
    await pause(20)
    return measuredBefore()?.fastest
  }
  expect(await tell({})).toBeUndefined()
  expect(await tell({ measured: measured(1, 'wasm') })).toBe('wasm')
  // Another tab has found out better.
  rememberMeasured(measured(3, 'webgpu'))
  expect(await tell({ measured: measured(1, 'wasm') })).toBe('webgpu')
  host.end('restarted')
  host.send({ type: 'run', run: 1, program: {} as never, takes: [], changes: [] })
  FakeWorker.all.shift()
  rememberMeasured(measured(1, 'wasm'))
  const { fastest, milliseconds, of, card } = measured(3, 'webgpu')
  expect(await tell({ measured: { fastest, milliseconds, of, card } })).toBe('wasm')
  expect(await tell({ measured: measured(4, 'webgpu') })).toBe('webgpu')
})

test('of trainings that come quickly the last is kept before the end', async () => {
  for (let step = 1; step <= 100; step++)
    worker().say({ type: 'checkpoint', run: 1, checkpoint: makeCheckpoint(undefined, step) })
  worker().say(finished)
  await pause(100)
  const steps = heard.map((each) =>
    each.type === 'checkpoint' ? each.checkpoint.state.step : each.type,
  )
  expect(steps).toEqual([1, 100, 'finished'])
  running = { run: 1, trains: false }
  worker().say({ type: 'checkpoint', run: 1, checkpoint: makeCheckpoint(undefined, 7) })
  await pause(100)
  expect(heard).toHaveLength(3)
})
