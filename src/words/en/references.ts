/** The page of references, and citations in the text. */
export const references = {
  title: 'References',
  description: 'What the book rests on, and where it is cited.',
  lead: 'What the book rests on. Each work is followed by the sections that cite it.',
  /** by the families' names */
  citation: (names: string[], year: number) => {
    const [first = '', second] = names
    const who =
      names.length === 1 ? first : names.length === 2 ? `${first} and ${second}` : `${first} et al.`
    return `${who}, ${year}`
  },
  /** around a citation in the text */
  brackets: ['(', ')'],
  /** before the places */
  cited: 'Cited in ',
}
