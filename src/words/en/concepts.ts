/** The glossary's pages. */
export const concepts = {
  title: 'Concepts',
  description: 'The terms of the book in one sentence each, with the section that explains them.',
  lead: 'Each term in one sentence, with the section that explains it and every place that uses it.',
  explained: 'Explained in',
  related: 'Related',
  used: 'Used in',
  opening: 'the opening',
  /** other names of it, which the text does not use */
  others: 'Also called',
  /** two of a list */
  between: ', ',
  /** lists of terms follow */
  lists: 'as in',
}
