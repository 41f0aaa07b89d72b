import { expect, test } from 'vitest'
import { type Given, judge, rightAnswer, type Spec } from './judge.ts'

const choice: Spec = { kind: 'choice', right: [1] }
const several: Spec = { kind: 'several', right: [0, 2] }
const number: Spec = { kind: 'number', right: 469, within: 1, wrong: [60_000], isShare: false }
const order: Spec = { kind: 'order', shown: [2, 0, 1] }
const trace: Spec = { kind: 'trace', right: '[4, 4, 2]', wrong: ['[4, 4]'] }

test.each<[Spec, Given, [boolean, string[]] | undefined]>([
  [choice, [1], [true, ['1']]],
  [choice, [0], [false, ['0']]],
  [choice, [], undefined],
  [several, [0, 2], [true, ['0', '2']]],
  [several, [2], [false, ['missing']]],
  [several, [1, 2], [false, ['1']]],
  [several, [], undefined],
  [number, 469, [true, ['right']]],
  [number, 470, [true, ['right']]],
  [number, 471, [false, ['over']]],
  [number, -3, [false, ['under']]],
  [number, 60_000, [false, ['case-0']]],
  [number, Number.NaN, undefined],
  [order, [0, 1, 2], [true, ['0', '1', '2']]],
  [order, [0, 2, 1], [false, ['1']]],
  [order, [0, 1], undefined],
  [trace, '[4,4, 2] ', [true, ['right']]],
  [trace, '[4, 4]', [false, ['case-0']]],
  [trace, '[4]', [false, ['otherwise']]],
  [trace, ' ', undefined],
])('%j answered with %j', (spec, given, expected) => {
  const verdict = judge(spec, given)
  expect(verdict && [verdict.isRight, verdict.reasons]).toEqual(expected)
})

test.each([choice, several, number, order, trace])('the right answer of %j is right', (spec) => {
  expect(judge(spec, rightAnswer(spec))?.isRight).toBe(true)
})
