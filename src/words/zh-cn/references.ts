/** The page of references, and citations in the text. */
export const references = {
  title: '参考文献',
  description: '本书依据的文献，以及引用它们的地方。',
  lead: '本书依据的文献。每篇之后，是引用它的各节。',
  /** by the families' names */
  citation: (names: string[], year: number) => {
    const [first = '', second] = names
    const who =
      names.length === 1 ? first : names.length === 2 ? `${first}和${second}` : `${first}等`
    return `${who}，${year}`
  },
  /** around a citation in the text */
  brackets: ['（', '）'],
  /** before the places */
  cited: '引用处：',
}
