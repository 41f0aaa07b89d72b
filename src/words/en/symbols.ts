/** Of the notation: cards in equations, and the page. */
export const symbols = {
  title: 'Notation',
  description: 'Every letter in the equations of the book: meaning, shape, name in code.',
  lead: 'Every letter in the book’s equations. In a chapter, point at a letter or tap it.',
  /** said where there is a keyboard */
  byKeyboard:
    'With the keyboard, focus an equation and press the right arrow, then Enter for the line of code. For a letter in a sentence, press F1 and choose “Explain a letter on this page”.',
  /** the list of the letters on a page */
  letters: 'Letters on this page',
  findLetter: 'Find a letter by its name or meaning',
  letterKeys:
    'Enter goes to the letter and shows its card. There the left and right arrows go to the letters beside it, and Enter goes to the line of code.',
  noLetters: 'No letter on this page has a card.',
  columns: {
    symbol: 'Symbol',
    meaning: 'Meaning',
    shape: 'Shape or range',
    code: 'In code',
    equations: 'In equations',
  },
  line: (line: number) => `line ${line}`,
  only: (chapters: string) => `in ${chapters}`,
  defined: 'defined here',
  shape: (shape: string) => `Shape ${shape}.`,
  range: (range: string) => `Range: ${range}.`,
  now: (value: string) => `Now, in your notebook: ${value}.`,
  recorded: (value: string) => `As recorded: ${value}.`,
  code: (name: string, cell: string, line: number) => `In code ${name}, line ${line} of ${cell}.`,
}

export const formulas = {
  title: 'Formulas',
  description: 'All equations of the book in order, each with its place and its code.',
  lead: 'All equations of the book, in order. Each number leads to its place in the text.',
  cell: (cell: string) => `computed in ${cell}`,
}

/** Above a list that can be filtered: by what it is of. */
export const filter = {
  label: 'Filter by words',
  found: {
    equations: (count: number, all: number) => `${count} of ${all} equations`,
    terms: (count: number, all: number) => `${count} of ${all} terms`,
    letters: (count: number, all: number) => `${count} of ${all} letters`,
  },
}

export const equations = {
  copyLink: 'Copy link',
  copyTex: 'Copy LaTeX',
  copyCode: 'Copy TypeScript',
  copied: 'Copied.',
  notCopied: 'The browser does not let this page write to the clipboard.',
  from: (cell: string) => `From the cell ${cell}.`,
}
