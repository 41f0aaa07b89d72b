import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readIdx } from './idx.ts'

const LABELS = {
  train: readIdx('train-labels-idx1-ubyte'),
  test: readIdx('t10k-labels-idx1-ubyte'),
}

test('digits are counted as published', () => {
  const count = (labels: Buffer) =>
    Array.from({ length: 10 }, (_, d) => labels.filter((l) => l === d).length)
  expect(count(LABELS.train)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
  expect(count(LABELS.test)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
  expect([...LABELS.train.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9])
})

test('pixels have the published mean and deviation', () => {
  const images = readIdx('train-images-idx3-ubyte')
  expect(images.length).toBe(60000 * 784)
  let sum = 0
  let squares = 0
  for (const pixel of images) {
    sum += pixel
    squares += pixel * pixel
  }
  const mean = sum / images.length
  expect(mean).toBeCloseTo(33.3, 1)
  expect(Math.sqrt(squares / images.length - mean * mean)).toBeCloseTo(78.6, 1)
})

test('one wrong byte stops the build and names the file', () => {
  const broken = (file: string) => {
    const content = readFileSync(file)
    content[9000] = content[9000]! ^ 1
    return content
  }
  expect(() => readIdx('t10k-labels-idx1-ubyte', broken)).toThrow(
    /t10k-labels-idx1-ubyte .* is not the original file/,
  )
})
