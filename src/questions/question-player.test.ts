import { expect, test } from 'vitest'
import { readNumber } from './question-player.ts'

test('a number is read as it is written in either way', () => {
  const read = ['0,05', '1,200', '12,000.5', '97.5%', '−3', '1，5', ' 7 ', '', 'abc'].map(
    readNumber,
  )
  expect(read).toEqual([0.05, 1200, 12000.5, 97.5, -3, 1.5, 7, Number.NaN, Number.NaN])
})
