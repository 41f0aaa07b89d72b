import { expect, test } from 'vitest'
import { isPercentage, readNumber } from './question-player.ts'

test.each([
  ['0,05', 0.05],
  ['1,200', 1200],
  ['12,000.5', 12000.5],
  ['60 000', 60000],
  ['60_000', 60000],
  ['97.5 %', 97.5],
  ['−3', -3],
  ['1，5', 1.5],
  ['９７％', 97],
  [' 7 ', 7],
  ['.5', 0.5],
  ['1e-3', 0.001],
  ['1/2', 0.5],
  ['-60,000 / 128', -468.75],
])('%s is read as %d', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

test.each(['', 'abc', '469 steps', '1/', '1/2/3', '1 1/2', '1½', '0x10', 'Infinity', '1.2.3'])(
  '“%s” is no number',
  (text) => {
    expect(readNumber(text)).toBeNaN()
  },
)

test.each([
  ['64%', true],
  ['64 ％', true],
  ['0.64', false],
])('%s is a percentage: %s', (text, isOne) => {
  expect(isPercentage(text)).toBe(isOne)
})
