import { expect, test } from 'vitest'
import { doubtfulDigits } from '../../build/doubtful-digits.ts'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { forward, indexOfLargest, toInputs } from '../network.ts'
import { answersUnder, meanOf } from './model.ts'

const network = recordedAssets(['network']).network!
const doubtful = doubtfulDigits()
const digit = (place: number) => toInputs(doubtful.images.subarray(place * 784, (place + 1) * 784))

test('without dropout each answer is that of the test', () => {
  const exact = forward(network, digit(0)).probabilities
  for (const answer of answersUnder(network, digit(0), 0, 2))
    for (const [k, p] of answer.entries()) expect(p).toBeCloseTo(exact[k]!, 6)
})

test('masks disagree about a doubtful digit, and their mean comes close to the test’s answer', () => {
  const exact = forward(network, digit(0)).probabilities
  const answers = answersUnder(network, digit(0), 0.2, 100)
  expect(new Set(answers.map(indexOfLargest)).size).toBeGreaterThan(1)
  const mean = meanOf(answers)
  expect(mean.reduce((a, b) => a + b)).toBeCloseTo(1, 5)
  const off = (answer: Float32Array) => Math.max(...answer.map((p, k) => Math.abs(p - exact[k]!)))
  const typical = answers.map(off).sort((a, b) => a - b)[50]!
  expect(off(mean)).toBeLessThan(typical)
})
