import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test } from 'vitest'
import * as tf from '../tf.ts'
import { TensorScope } from './tensor-scope.ts'

beforeAll(() => tf.setBackend('cpu'))

test('a closed scope keeps what lives, and no list of all that was made', () => {
  const scope = new TensorScope()
  const collected = tf.engine().state.activeScope
  const kept = tf.tensor([1])
  for (let i = 0; i < 2000; i++) tf.tensor([i]).dispose()
  scope.close()
  expect(collected.track).toEqual([])
  expect(kept.isDisposed).toBe(false)
  scope.free()
  expect(kept.isDisposed).toBe(true)
})
