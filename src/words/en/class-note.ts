/** What a reader can hand in: the form at the end of a chapter, and the note that it makes. */
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

export const classForm = {
  title: 'For your teacher',
  about:
    'This makes a short text of what you have answered, solved and changed in this chapter. It appears here for you to read first; nothing is sent. Copy it, or save it, and hand it in as you were told.',
  name: 'Your name, if you want it in the text',
  make: 'Make the text',
  text: 'The text to hand in',
  copy: 'Copy',
  save: 'Save to a file',
  copied: 'Copied.',
  notCopied: 'It could not be copied: select the text and copy it yourself.',
  fileName: (chapter: string) => `${chapter}.txt`,
}

export const classNote = {
  head: (book: string, chapter: string) => `${book}\nChapter “${chapter}”`,
  name: (name: string) => `Name: ${name}`,
  made: (on: Date, build: string) => `Made on ${date.format(on)}, from build ${build}`,
  predictions: (made: number, all: number) => `Predictions: ${made} of ${all} made`,
  questions: (right: number, all: number) => `Questions: ${right} of ${all} right at first try`,
  exercises: (solved: number, all: number) => `Exercises: ${solved} of ${all} solved`,
  changed: (cells: string[]) =>
    cells.length === 0 ? 'No cell was changed.' : `Cells changed: ${cells.join(', ')}`,
  asked: {
    right: 'right at first try',
    mended: 'right in the end, not at first',
    wrong: 'not right',
    unknown: 'asked for the answer',
    none: 'not answered',
  },
  guessed: {
    right: 'guessed right, or close',
    wrong: 'guessed, and was surprised',
    unknown: 'looked without a guess',
    none: 'not guessed',
  },
  solved: { reader: 'solved', book: 'the book’s solution was put in', none: 'not solved' },
  honest:
    'Written by the student’s own browser, and signed by nobody: anyone can write such a text by hand. It is something to talk about, not a proof.',
}
