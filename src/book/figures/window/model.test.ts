// The oracle is TensorFlow.js itself.
import * as tf from '@tensorflow/tfjs'
import { expect, test } from 'vitest'
import '@tensorflow/tfjs-backend-cpu'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { convolve, PLACES, shuffled, sumAt, underWindow, WINDOWS } from './model.ts'

const x = Array.from(
  recordedAssets(['digits']).digits!.images.subarray(0, 784),
  (byte) => byte / 255,
)

test.each(Object.entries(WINDOWS))('%s: what conv2d computes', async (_, weights) => {
  await tf.setBackend('cpu')
  const image = tf.tensor4d(x, [1, 28, 28, 1])
  const kernel = tf.tensor4d([...weights], [3, 3, 1, 1])
  const expected = tf.conv2d(image, kernel, 1, 'valid').relu().dataSync()
  const sums = convolve(x, weights)
  expect(sums.length).toBe(expected.length)
  for (const [i, sum] of sums.entries()) expect(sum).toBeCloseTo(expected[i]!, 5)
})

test('the last place is the lower right corner', () => {
  const numbers = Array.from({ length: 784 }, (_, i) => i)
  expect(underWindow(numbers, PLACES * PLACES - 1)).toEqual([
    725, 726, 727, 753, 754, 755, 781, 782, 783,
  ])
  expect(sumAt(numbers, WINDOWS.left, 0)).toBe(6)
  expect(sumAt(numbers, WINDOWS.top, 0)).toBe(168)
})

test('shuffled pixels are the same pixels, always in the same order', () => {
  expect(shuffled(x).toSorted()).toEqual(x.toSorted())
  expect(shuffled(x)).toEqual(shuffled(x))
  expect(shuffled(x)).not.toEqual(x)
})
