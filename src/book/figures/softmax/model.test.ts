import { expect, test } from 'vitest'
import { softmaxSteps } from './model.ts'

test('softmax of 1, 2, 3, and its cross-entropy, as PyTorch gives them', () => {
  const { probabilities, loss } = softmaxSteps([1, 2, 3], 2, false)
  for (const [i, p] of [0.09003057, 0.24472847, 0.66524096].entries())
    expect(probabilities[i]).toBeCloseTo(p, 6)
  expect(loss).toBeCloseTo(0.40760596, 6)
})

test('subtracting the maximum changes nothing where numbers suffice', () => {
  const plain = softmaxSteps([-3, 0.5, 4, 7], 1, false)
  const shifted = softmaxSteps([-3, 0.5, 4, 7], 1, true)
  expect(shifted.loss).toBeCloseTo(plain.loss, 5)
  for (const [i, p] of plain.probabilities.entries())
    expect(shifted.probabilities[i]).toBeCloseTo(p, 6)
})

test('and saves the result where they do not: e^89 is beyond 32 bits, e^88 is not', () => {
  expect(softmaxSteps([88, 0], 0, false).probabilities[0]).toBe(1)
  const { powers, probabilities } = softmaxSteps([89, 0], 0, false)
  expect(powers[0]).toBe(Number.POSITIVE_INFINITY)
  expect(probabilities[0]).toBeNaN()
  expect(softmaxSteps([89, 0], 0, true).probabilities[0]).toBe(1)
})

test('a probability that falls to zero makes the loss infinite', () => {
  expect(softmaxSteps([200, 0], 1, true).loss).toBe(Number.POSITIVE_INFINITY)
})
