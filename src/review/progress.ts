/** What a reader has answered, rated and solved, counted by chapter. Pure. */
import type { KeptAsked } from '../questions/kept-asked.ts'
import type { KeptSolved } from './kept-solved.ts'
import { isDue, type Schedule } from './schedule.ts'

/** What a chapter asks: ids of its guesses, questions and cards, and of the cells of its exercises. */
export interface ChapterAsks {
  title: string
  guesses: string[]
  questions: string[]
  cards: string[]
  exercises: string[]
}

/** What is stored of each, by id. */
export interface Known {
  asked(id: string): KeptAsked | undefined
  card(id: string): Schedule | undefined
  solved(id: string): KeptSolved | undefined
}

/** How many of each; the exercises into which the book's solution was put are not among those that are solved. */
export interface Counts {
  guesses: number
  questions: number
  cards: number
  exercises: number
}

/** Of a chapter: guesses made, questions right at first try, cards that are due, exercises solved. */
export function countKnown(chapter: ChapterAsks, known: Known, today: number): Counts {
  const count = (ids: string[], holds: (id: string) => boolean) => ids.filter(holds).length
  return {
    guesses: count(chapter.guesses, (id) => known.asked(id)?.given !== undefined),
    questions: count(chapter.questions, (id) => known.asked(id)?.first === 'right'),
    cards: count(chapter.cards, (id) => {
      const schedule = known.card(id)
      return schedule !== undefined && isDue(schedule, today)
    }),
    exercises: count(chapter.exercises, (id) => known.solved(id)?.by === 'reader'),
  }
}
