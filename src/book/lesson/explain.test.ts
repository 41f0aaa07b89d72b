import { expect, test } from 'vitest'
import { answer, beside, condition, type Value, verdict } from './explain.ts'

test.each<[given: Value, explanation: string]>([
  [[4, 4, 2], ''],
  [[4, 4, 2 + 1e-9], ''],
  [Float32Array.of(4, 4, 2), ''],
  [[2.5], 'You divided.'],
  [[4, 4], 'The list has 2 entries, not 3.'],
  [[4, 4, 3], 'It goes wrong at place 2, counted from 0.'],
  [[Number.NaN, 4, 2], 'It goes wrong at place 0, counted from 0.'],
  [3, 'It should be a list.'],
  [undefined, 'Nothing came back: is there a return?'],
  [[4, 9, 4], 'You counted the second twice.'],
])('%j beside [4, 4, 2]', (given, explanation) => {
  const compared = answer(
    'sizes',
    given,
    [4, 4, 2],
    [
      [[2.5], 'You divided.'],
      [(it) => Array.isArray(it) && it[1] === 9, 'You counted the second twice.'],
    ],
  )
  expect([compared.isRight, compared.explanation]).toEqual([explanation === '', explanation])
})

test('what is neither a value nor a list is named', () => {
  const said = (given: object) => answer('sum', given as unknown as Value, 1).explanation
  expect(said(Promise.resolve(1))).toContain('leave out async')
  expect(said({ dataSync: () => [1] })).toContain('a tensor')
  expect(said({ sum: 1 })).toContain('an object')
  const wrong = answer('sum', Promise.resolve([1]) as unknown as Value, [1])
  expect(() => verdict(wrong, 'Try 1.')).toThrow(/✗ sum: That is a promise/)
})

test('numbers are too small, too large or none', () => {
  const said = (given: Value) => answer('sum', given, 1).explanation
  expect(said(0)).toBe('That is too small.')
  expect(said(2)).toBe('That is too large.')
  expect(said(Number.NaN)).toContain('no number')
  expect(said([1])).toContain('one value')
})

test('all right is Right., and one that is not is explained beside those that are', () => {
  const fine = answer('one', 1, 1)
  expect(verdict(fine, condition('two', true, 'It is not.'), 'Try 1.')).toBe('Right.')
  const wrong = answer('two', 5, 2, [[5, 'You added 3.']])
  expect(() => verdict(fine, wrong, 'Try 1.')).toThrow(
    '1 of 2 right.\n✓ one\n✗ two: 5 is not it. You added 3.\nTry 1.',
  )
  expect(() => verdict(condition('short', false, 'It is long.'), 'Try 1.')).toThrow(
    '✗ short: It is long.\nTry 1.',
  )
})

test('yours stands beside right', () => {
  expect(beside(answer('a', [1, 2], [1, 3]))).toMatchObject({
    bars: [
      { label: '0, yours', value: 1 },
      { label: '0, right', value: 1 },
      { label: '1, yours', value: 2 },
      { label: '1, right', value: 3 },
    ],
  })
  expect(beside(answer('a', [[1], [2]], [[1], [3]]))).toMatchObject({
    rows: [
      [0, '[1]', '[1]'],
      [1, '[2]', '[3]'],
    ],
  })
  expect(beside(answer('a', [1], [2, 3]), [0, 1])).toMatchObject({
    series: [
      { label: 'yours', values: [1] },
      { label: 'right', values: [2, 3] },
    ],
  })
})
