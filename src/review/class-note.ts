/** The text that a student can hand in, from what is kept of a chapter. Pure. */
import { classNote as words } from '#words/class-note'
import { signs } from '#words/language'
import type { KeptAsked } from '../questions/kept-asked.ts'
import type { KeptSolved } from './kept-solved.ts'

export interface ClassNote {
  book: string
  chapter: string
  /** empty where the student gives none */
  name: string
  at: Date
  build: string
  /** in the chapter's order; `text` is what was asked */
  questions: { text: string; isGuess: boolean; kept: KeptAsked | undefined }[]
  exercises: { id: string; solved: KeptSolved | undefined }[]
  /** ids of cells whose text is not the book's */
  changed: string[]
}

/** The most of a question that is quoted. */
const MOST_LETTERS = 90

/** The note as plain text. */
export function noteText(note: ClassNote): string {
  const guesses = note.questions.filter(({ isGuess }) => isGuess)
  const questions = note.questions.filter(({ isGuess }) => !isGuess)
  const { exercises } = note
  const made = guesses.filter(({ kept }) => kept?.given !== undefined).length
  const right = questions.filter(({ kept }) => kept?.first === 'right').length
  const solved = exercises.filter((each) => each.solved?.by === 'reader').length
  const part = (head: string, lines: string[]) => [head, ...lines.map((line) => `- ${line}`)]
  const parts = [
    [
      words.head(note.book, note.chapter),
      ...(note.name.trim() === '' ? [] : [words.name(note.name.trim())]),
      words.made(note.at, note.build),
    ],
    part(
      words.predictions(made, guesses.length),
      guesses.map(
        ({ text, kept }) => short(text) + signs.colon + words.guessed[kept?.first ?? 'none'],
      ),
    ),
    part(
      words.questions(right, questions.length),
      questions.map(({ text, kept }) => short(text) + signs.colon + words.asked[outcome(kept)]),
    ),
    part(
      words.exercises(solved, exercises.length),
      exercises.map(({ id, solved }) => id + signs.colon + words.solved[solved?.by ?? 'none']),
    ),
    [words.changed(note.changed)],
    [words.honest],
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function outcome(kept: KeptAsked | undefined): keyof typeof words.asked {
  if (!kept) return 'none'
  if (kept.first === 'wrong' && kept.phase === 'right') return 'mended'
  return kept.first
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS).trimEnd()} …` : line
}
