/** A full wasm memory ends the kernel: nothing is computed with what is left of it. */
import { beforeAll, expect, test } from 'vitest'
import { startBackend } from '../backend.ts'
import * as tf from '../tf.ts'
import { saysFull, watchMemory } from './memory.ts'
import { wasmFiles } from './wasm-files.test-kit.ts'

let reports = 0

beforeAll(async () => {
  const { backend } = await startBackend(wasmFiles())
  expect(backend).toBe('wasm')
  // As where a card computes, until a training goes on by wasm.
  await tf.setBackend('cpu')
  watchMemory(() => reports++)
  await tf.setBackend('wasm')
})

test('an ordinary mistake is not a full memory', () => {
  expect(() => tf.ones([2, 3]).matMul(tf.ones([2, 3]))).toThrow(/inner|shape/)
  expect(() => new Array(-1)).toThrow(RangeError)
  expect(saysFull(new RangeError('Invalid array length'))).toBe(false)
  expect(saysFull(new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded'))).toBe(
    true,
  )
  expect(reports).toBe(0)
  expect(
    tf
      .ones([2, 2])
      .matMul(tf.ones([2, 2]))
      .dataSync(),
  ).toEqual(new Float32Array([2, 2, 2, 2]))
})

test('when it is full, every operation is refused from then on, in code that catches errors, too', async () => {
  const backend = tf.backend() as unknown as {
    makeOutput(shape: number[], dtype: string): unknown
  }
  // Asked for and not written to, so that the machine need not have it.
  const fill = () => {
    for (let i = 0; i < 40; i++) backend.makeOutput([8000, 8000], 'float32')
  }
  expect(fill).toThrow()
  expect(reports).toBe(1)
  const product = () => tf.ones([2, 2]).matMul(tf.ones([2, 2]))
  expect(product).toThrow(/memory for tensors is full/)
  expect(product).toThrow(/memory for tensors is full/)
  expect(reports).toBe(1)
})
