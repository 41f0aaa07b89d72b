import { describe, expect, test } from 'vitest'
import type { Spec } from './judge.ts'
import { readAsked } from './kept-asked.ts'
import { type AskedEvent, reduceAsked, reduceGuess, UNASKED } from './state.ts'

const spec: Spec = { kind: 'choice', right: [1] }
const right: AskedEvent = { type: 'answer', given: [1] }
const wrong: AskedEvent = { type: 'answer', given: [0] }
const none: AskedEvent = { type: 'answer', given: [] }
const show: AskedEvent = { type: 'show' }
const again: AskedEvent = { type: 'again' }
const EVENTS = [right, wrong, none, show, again]

test.each([
  [[right], 'right', 'right'],
  [[wrong], 'tried', 'wrong'],
  [[none], 'open', undefined],
  [[wrong, none], 'open', 'wrong'],
  [[wrong, none, right], 'right', 'wrong'],
  [[wrong, right], 'right', 'wrong'],
  [[show], 'told', 'unknown'],
  [[wrong, show], 'told', 'wrong'],
  [[right, again, wrong], 'tried', 'right'],
  [[right, wrong], 'right', 'right'],
  [[show, right], 'told', 'unknown'],
] as const)('%j: %s, first %s', (events, phase, first) => {
  const state = events.reduce((now, event) => reduceAsked(now, event, spec), UNASKED)
  expect([state.phase, state.first]).toEqual([phase, first])
})

test('a guess is made once', () => {
  const guessed = reduceGuess(UNASKED, wrong, spec)
  expect(guessed).toMatchObject({ phase: 'told', first: 'wrong', given: [0] })
  expect(reduceGuess(guessed, right, spec)).toBe(guessed)
})

describe('whatever is done', () => {
  /** All sequences of up to five events. */
  const sequences = (length: number): AskedEvent[][] =>
    length === 0
      ? [[]]
      : sequences(length - 1).flatMap((all) => [all, ...EVENTS.map((event) => [...all, event])])

  test.each([reduceAsked, reduceGuess])('the first answer stays, %#', (reduce) => {
    for (const events of sequences(5)) {
      let state = UNASKED
      for (const event of events) {
        const next = reduce(state, event, spec)
        if (state.first !== undefined) expect(next.first).toBe(state.first)
        if (next.phase !== 'open') expect(next.first).toBeDefined()
        state = next
      }
    }
  })
})

test.each([
  ['{"phase":"right","first":"wrong","given":[1],"at":1}', true],
  ['{"phase":"told","first":"unknown","at":1}', true],
  ['{"phase":"over","first":"wrong","at":1}', false],
  ['{"phase":"told","first":"wrong","given":{"a":1},"at":1}', false],
  ['{"phase":"told","first":"wrong"}', false],
  ['null', false],
  ['7', false],
  ['{', false],
])('stored as %s, it is read: %s', (text, isRead) => {
  expect(readAsked(text) !== undefined).toBe(isRead)
})
