import { expect, test } from 'vitest'
import { type ClassNote, noteText } from './class-note.ts'

const note: ClassNote = {
  book: 'Sorting',
  chapter: 'Inserting',
  name: ' Ada ',
  at: new Date(2026, 10, 26),
  build: 'abc',
  questions: [
    { text: 'How many?', isGuess: true, kept: { phase: 'told', first: 'wrong', given: 36, at: 1 } },
    { text: 'How often?', isGuess: true, kept: { phase: 'told', first: 'unknown', at: 1 } },
    {
      text: 'Why\nso?',
      isGuess: false,
      kept: { phase: 'right', first: 'wrong', given: [1], at: 1 },
    },
    { text: 'x'.repeat(200), isGuess: false, kept: undefined },
  ],
  exercises: [
    { id: 'a', solved: { by: 'reader', at: 1 } },
    { id: 'b', solved: { by: 'book', at: 1 } },
    { id: 'c', solved: undefined },
  ],
  changed: ['a', 'deal'],
}

test('says what was answered at first try, what was solved, what was changed, and that it proves nothing', () => {
  expect(noteText(note)).toBe(`Sorting
Chapter “Inserting”
Name: Ada
Made on 26 November 2026, from build abc

Predictions: 1 of 2 made
- How many?: guessed, and was surprised
- How often?: looked without a guess

Questions: 0 of 2 right at first try
- Why so?: right in the end, not at first
- ${'x'.repeat(90)} …: not answered

Exercises: 1 of 3 solved
- a: solved
- b: the book’s solution was put in
- c: not solved

Cells changed: a, deal

Written by the student’s own browser, and signed by nobody: anyone can write such a text by hand. It is something to talk about, not a proof.
`)
})

test('a name is not asked for', () => {
  expect(noteText({ ...note, name: '', changed: [] })).not.toMatch(/Name|changed:/)
})
