/** The glossary's pages. */
export const concepts = {
  title: '概念',
  description: '书里的术语，每个用一句话说明，并指出在哪一节讲解。',
  lead: '每个术语一句话，附上讲解它的那一节，以及用到它的每一处。',
  explained: '讲解',
  related: '相关',
  used: '用到的地方',
  opening: '开头',
  /** other names of it, which the text does not use */
  others: '又称',
  /** two of a list */
  between: '、',
  /** lists of terms follow */
  lists: '见于',
}
