/** Finding something in the book. */
export const search = {
  title: 'Search the book',
  input: 'Words to find',
  button: 'Search',
  hint: 'Words, a question, a number, a letter of a formula (η or eta), a name in code.',
  /** for who has a keyboard */
  keys: '↑ ↓ to choose, Enter to go there, Esc to leave.',
  results: 'Places found',
  found: (count: number) => (count === 1 ? '1 place' : `${count} places`),
  none: (text: string) =>
    `Nothing found for “${text}”. Try fewer words, or look among the concepts.`,
  /** said of a word that the book has not */
  without: (word: string) => `without “${word}”, which the book does not have`,
  instead: (typed: string, word: string) => `“${word}” instead of “${typed}”`,
  failed: 'The index could not be loaded. Are you offline, and have you not searched here before?',
  kinds: {
    chapter: 'Chapter',
    concept: 'Concept',
    section: 'Section',
    symbol: 'Letter',
    equation: 'Equation',
    figure: 'Figure',
    cell: 'Cell',
    work: 'Source',
    page: 'Page',
  },
}

/** What the search knows of English. */
export const searchLanguage = {
  signs: new Map([
    ['∂', 'derivative'],
    ['∇', 'gradient'],
  ]),
  small: new Set(
    'a about an and are as at be by can do does for from has have how i if in into is it its many much my of on or so than that the their them there these they this to was what when where which while who why will with you your'.split(
      ' ',
    ),
  ),
  stem(word: string): string {
    if (word.length < 4) return word
    for (const [ending, rest] of ENDINGS)
      if (word.endsWith(ending) && word.length - ending.length + rest.length > 2)
        return undouble(word.slice(0, -ending.length) + rest)
    return word
  },
}

/** Ending -> what stays; the first that fits. */
const ENDINGS = [
  ['ations', ''],
  ['ation', ''],
  ['isers', 'is'],
  ['iser', 'is'],
  ['ising', 'is'],
  ['ions', ''],
  ['ion', ''],
  ['ies', 'y'],
  ['ings', ''],
  ['ing', ''],
  ['ied', 'y'],
  ['ed', ''],
  ['sses', 'ss'],
  ['ss', 'ss'],
  ['us', 'us'],
  ['es', ''],
  ['s', ''],
  ['e', ''],
] as const

/** `dropp` of `dropped` is `drop`. */
function undouble(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem
}
