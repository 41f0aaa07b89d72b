/** The page that says what a reader has done and knows. */
export const progress = {
  title: 'What I know',
  description: 'Predictions, questions, cards and exercises, chapter by chapter.',
  lead: 'What you have tried in this book, chapter by chapter. Nobody else sees it: it is kept in this browser, until you clear it or take it to another.',
  needsScript: 'What you have answered can only be shown with JavaScript.',
  columns: {
    chapter: 'Chapter',
    guesses: 'Predictions made',
    questions: 'Right at first try',
    cards: 'Cards due',
    exercises: 'Exercises solved',
  },
  all: 'All',
  part: (n: number, of: number) => `${n}\u00a0of\u00a0${of}`,
  due: (n: number) => (n === 0 ? 'none' : String(n)),
  solvedAlone:
    'An exercise counts once its check has passed on a text of your own, not on the book’s solution.',
  review: 'Review the cards that are due',
  take: 'Take it with you, or clear it',
  clear: 'Clear what I know',
  askClear: 'Clear what you know?',
  askClearText:
    'Your answers, your cards, the exercises you solved and the marks of what you have read. What you wrote into cells stays, and so do trainings; “What this browser keeps” clears those. It cannot be undone. Save first what you want to keep.',
  cleared: 'Cleared.',
  notCleared: 'Not all of it could be cleared. See “What this browser keeps”.',
}
