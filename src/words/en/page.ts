/** The words of the pages' frame, put in when the site is built. */
export const page = {
  skip: 'Skip to the text',
  theme: 'Theme',
  footer: {
    licences: 'what else ships',
    stored: 'What this browser keeps',
  },
  editorHelp:
    'Esc leaves the text. Control or Command with Enter runs the cell; with I, it gives the type at the caret. F2 renames.',

  chapters: 'Chapters',
  /** the pages beside the chapters, by address */
  beside: {
    review: 'Review',
    progress: 'What I know',
    concepts: 'Concepts',
    formulas: 'Formulas',
    notation: 'Notation',
    references: 'References',
  },

  moved: 'This page has moved',

  notFound: {
    title: 'No such page',
    description: 'There is no page at this address.',
    heading: 'There is no page here',
    before: 'The address may have been mistyped. ',
    link: 'The first page',
    after: ' lists all chapters.',
  },

  notKept: {
    title: 'Not kept on this machine',
    description: 'What is shown for a page that is not kept on this machine, without the network.',
    heading: 'This page is not kept here yet',
    why: 'The network does not answer, and this page has not been read on this machine before. What you have written and trained is not touched.',
    tryAgain: 'Try again',
    kept: 'Kept here, to be read without the network; cells run if what they load was loaded before:',
  },

  chapter: (order: number) => `Chapter ${order}`,
  readingTime: (minutes: number) =>
    `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read.`,
  /** what the reader has at the chapter’s end */
  outcome: (outcome: string) =>
    `After this chapter, ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`,
  runAll: 'Run all on this page',
  stop: 'Stop',
  restart: 'Restart',
  commands: 'Commands',
  turn: 'Chapters before and after',
  contents: 'This chapter',
  inThisChapter: 'In this chapter',
  exports: 'Take it with you',
  exportOf: {
    chapter: 'This chapter to take with you:',
    book: 'The whole book to take with you:',
  },
  linkToSection: (title: string) => `Link to ${title}`,
  linkToEquation: (number: string) => `Link to equation ${number}`,
  equation: (number: string) => `Equation ${number}`,
  /** under the first equation of a chapter, until the reader has tried it */
  lettersAnswer: 'Each letter says what it means: point at it, or tap it.',
  equationMenu: (number: string) => `Equation ${number}: copy, read, look up`,
  /** the link to an equation that has no words of its own */
  figureReference: (number: string) => `Figure ${number}`,
  equationReference: (number: string) => `equation ${number}`,
  /** the language in which it reads formulas, of those that it knows */
  speechLocale: 'en',
  /** what Speech Rule Engine says of signs, and what a teacher would say */
  spoken: [
    [' raised to the normal down tack power', ' transposed'],
    [' transposed of ', ' transposed times '],
    ['eta of open', 'eta times open'],
    ['L times open', 'L of open'],
    ['row positive', 'row plus'],
    [/left ceiling (.*?) right ceiling/g, '$1, rounded up,'],
    ['double struck E of', 'the mean of'],
    ['normal script l', 'l'],
    ['the fraction with numerator', 'the fraction'],
    [' and denominator ', ' over '],
    ['H sub 1 of W', 'H sub 1 W'],
    ['H sub 2 of W', 'H sub 2 W'],
    [
      /the fraction partial differential over partial differential (.*?) end fraction/g,
      'the derivative with respect to $1 of',
    ],
    [
      /the fraction partial differential (.*?) over partial differential (.*?) end fraction/g,
      'the derivative of $1 with respect to $2',
    ],
    ['left arrow', 'becomes'],
    ['right arrow from bar', 'becomes'],
    ['l n', 'the natural logarithm of'],
    ['asterisk', 'times, entry by entry,'],
    ['open paren', 'open parenthesis'],
    ['close paren', 'close parenthesis'],
    ['upper E', 'the mean of'],
  ] as [sign: string | RegExp, said: string][],
}

/** On and under a cell. */
export const cell = {
  name: (id: string) => `Cell ${id}`,
  codeOf: (id: string) => `Code of ${id}`,
  buttons: {
    format: 'Format',
    save: 'Save',
    edit: 'Edit',
    compare: 'Compare',
    'undo-reset': 'Undo reset',
    reset: 'Reset',
    pause: 'Pause',
    resume: 'Continue',
    'go-on': 'Continue',
    lend: 'Use the book’s trained network',
    stop: 'Stop',
    run: 'Run',
    check: 'Check',
  },
  goOnTitle: 'Train on from where training stopped',
  expensive: 'takes a while',
  exercise: (number: string) => `Exercise ${number}`,
  checks: (number: string) => `Check of exercise ${number}`,
  howChecked: 'How it is checked',
  folded: (lines: number) => `The code, ${lines} ${lines === 1 ? 'line' : 'lines'}`,
  arrange: 'Arrange lines instead of writing',
  local: 'a variation: its names stay here',
  /** what opens, in a cell, the lines of another program that it stands for */
  beside: (from: number, to: number) =>
    `Beside ${from === to ? `line ${from}` : `lines ${from}–${to}`} of the original`,
  /** the switch in the chapter's head for all cells that stand for lines of the original */
  original: (language: string) => `${language} beside`,
  originalTitle: (cells: number) =>
    cells === 1
      ? 'Shows beside one cell the lines of the original that it stands for'
      : `Shows beside ${cells} cells the lines of the original that they stand for`,
  expectError: 'fails on purpose',
  solutionOf: (id: string) => `Solution of ${id}`,
  putIn: 'Put it into the cell',
  recorded: 'Recorded',
  stamp: ({ on, machine, seed, time }: Record<'on' | 'machine' | 'seed' | 'time', string>) =>
    `${on}, with ${machine}, seed “${seed}”, in ${time}.`,
  /** above the output of a larger version of the cell */
  recordedFor: (values: string[]) => `Recorded for ${values.join(', ')}, not for the text above.`,
  runThat: 'Run that version',
  largerTook: (time: string) => `It took ${time} on the machine that recorded it.`,
  machine: (tensorflow: string, backend: string, browser: string) =>
    `TensorFlow.js ${tensorflow} on ${backend}, ${browser}`,
}
