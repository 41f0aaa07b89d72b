import { expect, test } from 'vitest'
import {
  afterRating,
  dayOf,
  dueCards,
  INTERVALS,
  isDue,
  nextDay,
  nextInSession,
  type Schedule,
} from './schedule.ts'

test('a day begins at midnight where the reader is', () => {
  const day = dayOf(new Date(2026, 2, 28, 23, 59))
  expect(dayOf(new Date(2026, 2, 28, 0, 0))).toBe(day)
  // In some places the clock is put forward that night.
  expect(dayOf(new Date(2026, 2, 29, 0, 0))).toBe(day + 1)
  expect(dayOf(new Date(2026, 2, 30, 12, 0))).toBe(day + 2)
})

test('what is remembered each time comes back after 1, 3, 7, 21, 60 and again 60 days', () => {
  let day = 100
  let schedule: Schedule | undefined
  const waits = []
  for (let times = 0; times < 6; times++) {
    schedule = afterRating(schedule, 'remembered', day)
    waits.push(schedule.due - day)
    expect(isDue(schedule, schedule.due - 1)).toBe(false)
    expect(isDue(schedule, schedule.due)).toBe(true)
    day = schedule.due
  }
  expect(waits).toEqual([...INTERVALS, 60])
})

test('what is forgotten begins anew, whatever it had reached', () => {
  const first = { step: 0, due: 101 }
  expect(afterRating(undefined, 'forgot', 100)).toEqual(first)
  expect(afterRating({ step: 4, due: 100 }, 'forgot', 100)).toEqual(first)
  // Also before its day: that it is gone counts whenever it shows.
  expect(afterRating({ step: 4, due: 150 }, 'forgot', 100)).toEqual(first)
})

test('pressing again the same day changes nothing', () => {
  const once = afterRating(undefined, 'remembered', 100)
  expect(afterRating(once, 'remembered', 100)).toBe(once)
  const forgotten = afterRating(once, 'forgot', 100)
  expect(afterRating(forgotten, 'remembered', 100)).toEqual({ step: 0, due: 101 })
})

test('a card that came late goes on from the day it came', () => {
  expect(afterRating({ step: 1, due: 100 }, 'remembered', 130)).toEqual({ step: 2, due: 137 })
})

test('a clock that ran ahead hides no card for ever', () => {
  expect(isDue({ step: 0, due: 30_000 }, 100)).toBe(true)
})

test('the longest overdue come first, and what is not rated or waits does not come', () => {
  const schedules: Record<string, Schedule | undefined> = {
    a: { step: 0, due: 100 },
    b: { step: 0, due: 98 },
    c: { step: 0, due: 101 },
    d: undefined,
    e: { step: 3, due: 98 },
  }
  expect(dueCards(['a', 'b', 'c', 'd', 'e'], (card) => schedules[card], 100)).toEqual([
    'b',
    'e',
    'a',
  ])
  expect(
    nextDay(
      [
        { step: 0, due: 100 },
        { step: 1, due: 103 },
        { step: 0, due: 101 },
      ],
      100,
    ),
  ).toBe(101)
  expect(nextDay([{ step: 0, due: 100 }], 100)).toBeUndefined()
})

test('a session asks what was forgotten again at its end', () => {
  expect(nextInSession(['a', 'b', 'c'], 'remembered')).toEqual(['b', 'c'])
  expect(nextInSession(['a', 'b', 'c'], 'forgot')).toEqual(['b', 'c', 'a'])
  expect(nextInSession(['a'], 'remembered')).toEqual([])
})
