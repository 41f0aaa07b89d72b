import { expect, test } from 'vitest'
import type { KeptAsked } from '../questions/kept-asked.ts'
import { type ChapterAsks, countKnown } from './progress.ts'

const chapter: ChapterAsks = {
  title: 'T',
  guesses: ['made', 'shown', 'open'],
  questions: ['right', 'mended', 'open'],
  cards: ['due', 'waits', 'new'],
  exercises: ['own', 'put-in', 'unsolved'],
}
const asked: Record<string, KeptAsked> = {
  made: { phase: 'told', first: 'wrong', given: 3, at: 1 },
  shown: { phase: 'told', first: 'unknown', at: 1 },
  right: { phase: 'right', first: 'right', given: [1], at: 1 },
  mended: { phase: 'right', first: 'wrong', given: [1], at: 1 },
}

test('only what the reader did counts: guessed, right at first, due today, solved alone', () => {
  const counts = countKnown(
    chapter,
    {
      asked: (id) => asked[id],
      card: (id) => ({ due: { step: 0, due: 10 }, waits: { step: 0, due: 11 } })[id],
      solved: (id) =>
        ({ own: { by: 'reader' as const, at: 1 }, 'put-in': { by: 'book' as const, at: 1 } })[id],
    },
    10,
  )
  expect(counts).toEqual({ guesses: 1, questions: 1, cards: 1, exercises: 1 })
})
