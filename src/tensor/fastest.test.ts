import { beforeAll, expect, test } from 'vitest'
import { fasterOf, timeStep } from './fastest.ts'
import * as tf from './tf.ts'
import '@tensorflow/tfjs-backend-cpu'

const card = { backend: 'webgpu', name: 'some card' } as const

beforeAll(() => tf.setBackend('cpu'))

test('a card must win clearly', () => {
  expect(fasterOf(card, 10, 5).fastest).toBe('webgpu')
  expect(fasterOf(card, 10, 9).fastest).toBe('wasm')
  expect(fasterOf(card, 10, undefined)).toEqual({
    card,
    milliseconds: { wasm: 10 },
    fastest: 'wasm',
  })
})

test('timing a step leaves no tensors and draws no random numbers', async () => {
  const { numTensors } = tf.memory()
  const { random } = Math
  let draws = 0
  Math.random = () => {
    draws++
    return random()
  }
  try {
    expect(await timeStep()).toBeGreaterThan(0)
  } finally {
    Math.random = random
  }
  expect(draws).toBe(0)
  expect(tf.memory().numTensors).toBe(numTensors)
})
