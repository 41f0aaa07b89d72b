/** Finding something in the book. */
export const search = {
  title: 'Search the book',
  input: 'Words to find',
  button: 'Search',
  hint: 'Words from the text or the code, formulas as they are read aloud, or a letter’s meaning. ↑ ↓ to choose, Enter to go there, Esc to leave.',
  results: 'Places found',
  found: (count: number) => (count === 1 ? '1 place' : `${count} places`),
  none: (text: string) =>
    `Nothing found for “${text}”. Try fewer words, or look among the concepts.`,
  failed: 'The index could not be loaded. Are you offline, and have you not searched here before?',
  cell: (id: string) => `Cell ${id}`,
  equation: (number: string) => `Equation ${number}`,
}
