/** What computes where there is a card, which here the cpu backend plays under another name. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { startBackend } from './backend.ts'
import type { TimedStep } from './fastest.ts'
import { wasmFiles } from './plugin/wasm-files.test-kit.ts'
import * as tf from './tf.ts'

const card = { fails: false, milliseconds: { wasm: 9.6, webgpu: 0.3 } as Record<string, number> }

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
    return { lost: new Promise(() => {}) }
  },
}))

const step = {
  time: vi.fn(async (): Promise<number | undefined> => card.milliseconds[tf.getBackend()]),
  isLike: () => true,
} satisfies TimedStep

beforeEach(() => {
  Object.assign(card, { fails: false, milliseconds: { wasm: 9.6, webgpu: 0.3 } })
  step.time.mockClear()
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

describe('a card that fails', () => {
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

test('a start that begins over puts no kernel before itself', async () => {
  await startBackend(wasmFiles())
  const kernel = tf.getKernel('Slice', 'wasm')
  await startBackend(wasmFiles())
  expect(tf.getKernel('Slice', 'wasm')).toBe(kernel)
})
