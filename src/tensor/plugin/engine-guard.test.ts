/** A run's changes are put back; that a backend came in the middle of it is none. */
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test } from 'vitest'
import * as tf from '../tf.ts'
import { EngineGuard } from './engine-guard.ts'

beforeAll(() => tf.setBackend('cpu'))

const sum = () => tf.tidy(() => tf.tensor1d([1, 2]).add(1).dataSync())

/** Stands for a card, whose backend is loaded when it is first tried. */
function loadCard(name: string): void {
  const Cpu = tf.backend().constructor as new () => tf.KernelBackend
  tf.registerBackend(name, () => new Cpu())
  tf.copyRegisteredKernels('cpu', name)
}

test('a backend that a training goes on with keeps the kernels it came with, and the run loses its own', async () => {
  const guard = new EngineGuard()
  guard.start()
  tf.registerKernel({ kernelName: 'Own', backendName: 'cpu', kernelFunc: () => [] })
  loadCard('card')
  await tf.setBackend('card')
  guard.follow()
  expect(await guard.restore()).toEqual([])
  expect(tf.getBackend()).toBe('card')
  expect(sum()).toEqual(new Float32Array([2, 3]))
  expect(tf.getKernel('Own', 'cpu')).toBeUndefined()
  await tf.setBackend('cpu')
})

test('so does one that was only tried', async () => {
  const guard = new EngineGuard()
  guard.start()
  loadCard('tried')
  await tf.setBackend('tried')
  await tf.setBackend('cpu')
  guard.follow()
  expect(await guard.restore()).toEqual([])
  expect(tf.getBackend()).toBe('cpu')
  await tf.setBackend('tried')
  expect(sum()).toEqual(new Float32Array([2, 3]))
  await tf.setBackend('cpu')
})
