/** Of the notation: cards in equations, and the page. */
export const symbols = {
  title: 'Notation',
  description: 'Every letter in the equations of the book: meaning, shape, name in code.',
  lead: 'Every letter in the book’s equations. In a chapter, point at a letter or tap it; with the keyboard, focus an equation and press the right arrow, then Enter for the line of code.',
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
  filter: 'Filter by words',
  found: (count: number, all: number) => `${count}\u00a0of\u00a0${all} equations`,
  cell: (cell: string) => `computed in ${cell}`,
}

export const equations = {
  copyLink: 'Copy link',
  copyTex: 'Copy LaTeX',
  copyCode: 'Copy TypeScript',
  copied: 'Copied.',
  notCopied: 'The browser does not let this page write to the clipboard.',
  from: (cell: string) => `From the cell ${cell}.`,
}
