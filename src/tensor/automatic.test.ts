/** What computes where there is a card, which here the cpu backend plays under another name. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Digits } from '../book/lesson/digits.ts'
import { fit } from '../book/lesson/training.ts'
import { network } from '../book/lesson/trials.ts'
import { startBackend } from './backend.ts'
import { lastPlanned, notePlanned } from './card/last-planned.ts'
import type { TimedStep } from './fastest.ts'
import { wasmFiles } from './plugin/wasm-files.test-kit.ts'
import * as tf from './tf.ts'

const card = {
  fails: false,
  refusal: undefined as string | undefined,
  milliseconds: { wasm: 9.6, webgpu: 0.3 } as Record<string, number>,
}

vi.mock('./gpu-device.ts', async (original) => ({
  ...(await original<object>()),
  gpuDevice: async (name: string) => (name === 'webgpu' ? 'some card' : undefined),
}))
vi.mock('./gpu.ts', () => ({
  async startGpu(name: string) {
    if (card.fails) throw new Error('no such file')
    const Cpu = tf.findBackend('cpu').constructor as new () => tf.KernelBackend
    if (tf.findBackendFactory(name) === null) {
      tf.registerBackend(name, () => new Cpu())
      tf.copyRegisteredKernels('cpu', name)
    }
    await tf.setBackend(name)
    return { lost: new Promise(() => {}), ...(card.refusal && { refusal: card.refusal }) }
  },
}))

const pace = {
  milliseconds: 16.4,
  steps: 469,
  batchSize: 128,
  parameters: 669_706,
  isPlanned: true,
}
type Mend = (how: typeof pace) => Promise<boolean>
const mend = (how: Partial<typeof pace>) =>
  (tf.backend() as unknown as { mend?: Mend }).mend?.({ ...pace, ...how })

const step = {
  time: vi.fn(async (): Promise<number | undefined> => card.milliseconds[tf.getBackend()]),
  isLike: () => true,
} satisfies TimedStep

beforeEach(() => {
  Object.assign(card, {
    fails: false,
    refusal: undefined,
    milliseconds: { wasm: 9.6, webgpu: 0.3 },
  })
  step.time.mockClear()
  notePlanned(undefined)
})

test('the faster computes', async () => {
  const started = await startBackend(wasmFiles(), 'automatic', undefined, step)
  expect([started.backend, tf.getBackend(), started.measured?.fastest]).toEqual(
    Array(3).fill('webgpu'),
  )
  card.milliseconds = { wasm: 9.6, webgpu: 16.4 }
  const slower = await startBackend(wasmFiles(), 'automatic', undefined, step)
  expect([slower.backend, tf.getBackend(), slower.measured?.fastest]).toEqual(Array(3).fill('wasm'))
})

test('a busy moment does not decide: both are timed again, in turns', async () => {
  const times: Record<string, number[]> = { wasm: [19, 9.6], webgpu: [15, 15] }
  step.time.mockImplementation(async () => times[tf.getBackend()]!.shift())
  const started = await startBackend(wasmFiles(), 'automatic', undefined, step)
  step.time.mockImplementation(async () => card.milliseconds[tf.getBackend()])
  expect([started.backend, tf.getBackend()]).toEqual(['wasm', 'wasm'])
  expect(started.measured?.milliseconds).toEqual({ wasm: 9.6, webgpu: 15 })
})

describe('a card that fails', () => {
  test('by its own account says so, and nothing is remembered of it', async () => {
    const { measured } = await startBackend(wasmFiles(), 'automatic', undefined, step)
    card.refusal = 'it computes with 16 bits'
    for (const remembered of [undefined, measured]) {
      const started = await startBackend(wasmFiles(), 'automatic', remembered, step)
      expect([started.backend, tf.getBackend()]).toEqual(['wasm', 'wasm'])
      expect(started.note).toBe('webgpu is not used: it computes with 16 bits')
      expect(started.measured).toBeUndefined()
    }
  })

  test('when it starts leaves it at the processor, which says so, and nothing is remembered of it', async () => {
    const { measured } = await startBackend(wasmFiles(), 'automatic', undefined, step)
    card.fails = true
    for (const remembered of [undefined, measured]) {
      const started = await startBackend(wasmFiles(), 'automatic', remembered, step)
      expect([started.backend, tf.getBackend()]).toEqual(['wasm', 'wasm'])
      expect(started.note).toContain('webgpu is not used: it failed with “no such file”')
      expect(started.measured).toBeUndefined()
    }
    const asked = await startBackend(wasmFiles(), 'webgpu')
    expect(asked.backend).toBe('wasm')
    expect(asked.note).toContain('webgpu is not used')
  })

  test('while it is timed, too', async () => {
    step.time.mockImplementation(async () => {
      if (tf.getBackend() === 'webgpu') throw new Error('taken away')
      return 9.6
    })
    const started = await startBackend(wasmFiles(), 'automatic', undefined, step)
    step.time.mockImplementation(async () => card.milliseconds[tf.getBackend()])
    expect([started.backend, tf.getBackend()]).toEqual(['wasm', 'wasm'])
    expect(started.note).toContain('taken away')
    expect(started.measured).toBeUndefined()
  })
})

describe('a training that is slower than the other backend promised', () => {
  const start = () => startBackend(wasmFiles(), 'automatic', undefined, step)

  test('goes on there, if that is faster now, and nothing of the card is said any more', async () => {
    const started = await start()
    const told = vi.fn()
    started.onLookedAgain = told
    notePlanned('by the card')
    card.milliseconds = { wasm: 10, webgpu: 16.4 }
    expect(await mend({})).toBe(true)
    expect([started.backend, tf.getBackend()]).toEqual(['wasm', 'wasm'])
    expect(started.note).toContain('10.0 ms on wasm, 16.4 ms on webgpu')
    expect(started.lost).toBeUndefined()
    expect(lastPlanned()).toBeUndefined()
    expect(told).toHaveBeenCalledOnce()
    // Once.
    expect(tf.findBackend('webgpu')).toMatchObject({ mend: undefined })
  })

  test('stays, if it was the moment that was busy', async () => {
    card.milliseconds = { wasm: 9.6, webgpu: 14 }
    const started = await start()
    notePlanned('by operations')
    card.milliseconds = { wasm: 19, webgpu: 28 }
    expect(await mend({ milliseconds: 19, isPlanned: false })).toBe(false)
    expect([started.backend, tf.getBackend()]).toEqual(['wasm', 'wasm'])
    expect(started.measured?.milliseconds).toEqual({ wasm: 9.6, webgpu: 14 })
    expect(lastPlanned()).toBe('by operations')
  })

  test('goes on elsewhere for this time, where only this moment is busy', async () => {
    card.milliseconds = { wasm: 9.6, webgpu: 14 }
    const started = await start()
    card.milliseconds = { wasm: 19, webgpu: 15 }
    expect(await mend({ milliseconds: 19, isPlanned: false })).toBe(true)
    expect([started.backend, tf.getBackend()]).toEqual(['webgpu', 'webgpu'])
    expect(started.measured?.fastest).toBe('wasm')
  })

  test('stays, if it takes its steps another way than the one that was timed', async () => {
    const started = await start()
    step.time.mockClear()
    expect(await mend({ isPlanned: false })).toBe(false)
    expect(step.time).not.toHaveBeenCalled()
    expect(started.backend).toBe('webgpu')
  })

  test('goes on where it is, if the other fails', async () => {
    card.milliseconds = { wasm: 9.6, webgpu: 14 }
    const started = await start()
    card.fails = true
    expect(await mend({ milliseconds: 19, isPlanned: false })).toBe(false)
    expect([started.backend, tf.getBackend()]).toEqual(['wasm', 'wasm'])
    expect(started.measured?.fastest).toBe('wasm')
  })
})

test('a training on the processor, for one cell alone, too, is not said to be planned', async () => {
  await startBackend(wasmFiles(), 'automatic', undefined, step)
  for (const name of ['wasm', 'cpu']) {
    await tf.setBackend(name)
    notePlanned('by the card')
    const digits = new Digits(new Uint8Array(784), new Uint8Array(1))
    const encoding = {
      toInputs: () => tf.zeros<tf.Rank.R2>([1, 784]),
      toTargets: () => tf.zeros<tf.Rank.R2>([1, 10]),
    }
    await fit(network({ hidden: [] }), digits, { ...encoding, batchSize: 1, epochs: 1 })
    expect(lastPlanned()).toBeUndefined()
  }
})

test('a backend that was not waited for has no time to be remembered', async () => {
  card.milliseconds = { webgpu: 900 }
  const { measured } = await startBackend(wasmFiles(), 'automatic', undefined, step)
  expect(measured).toMatchObject({ milliseconds: { webgpu: 900 }, fastest: 'webgpu' })
})

test('a start that begins over puts no kernel before itself', async () => {
  await startBackend(wasmFiles())
  const kernel = tf.getKernel('Slice', 'wasm')
  await startBackend(wasmFiles())
  expect(tf.getKernel('Slice', 'wasm')).toBe(kernel)
})
