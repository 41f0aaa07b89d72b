/** What is said around cards, on the page where they come back, and on the one that says what a reader knows. */
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** A day, counted from 1 January 1970, as people write it. */
const dayName = (day: number) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(day * 86_400_000))

/** On a card. */
export const card = {
  name: 'Card',
  turn: 'Turn',
  see: 'Where this is explained',
  forgot: 'Forgot',
  remembered: 'Remembered',
  comesBack: (days: number) =>
    days <= 1 ? 'It comes back tomorrow.' : `It comes back in ${days} days.`,
  notKept: 'This browser does not let the page keep it.',
}

/** The page where cards come back. */
export const review = {
  title: 'Review',
  description: 'Cards from all chapters, which come back when they are about to be forgotten.',
  lead: 'There are cards between the sections: answer in your head, turn the card, and say whether you knew it. A card that you have rated comes back here after 1 day, then after 3, 7, 21 and 60; one that you forgot begins again.',
  notSent: 'When a card comes back is kept in this browser and nowhere else.',
  needsScript:
    'Rating cards needs JavaScript. Without it, all of them are here with their answers.',
  all: 'All cards, by chapter',
  chapter: (title: string, cards: number) => `${title}: ${count(cards, 'card')}`,
  goThrough: 'Go through these',
  met: (met: number, due: number) => (due === 0 ? `, ${met} rated` : `, ${met} rated, ${due} due`),
  due: (due: number) =>
    due === 0 ? 'No card is due.' : due === 1 ? 'One card is due.' : `${due} cards are due.`,
  next: (day: number) => `The next one comes back on ${dayName(day)}.`,
  noneRated:
    'You have not rated any yet. Turn some while you read, or go through those of a chapter below.',
  left: (left: number) => (left === 1 ? 'The last card' : `${left} cards to go`),
  done: 'That was the last card.',
  again: 'You are asked again at the end of this round, and tomorrow.',
  stop: 'Stop here',
  anki: {
    before: 'All cards ',
    link: 'as text for Anki',
    after:
      ' (tab-separated: question, answer, chapter). Import it there; formulas are set by MathJax.',
  },
}

/** Of the first page: how many wait. */
export const cardsDue = {
  link: 'Review what you have read',
  due: (due: number) =>
    due === 0 ? '' : due === 1 ? ': one card is due' : `: ${due} cards are due`,
}
