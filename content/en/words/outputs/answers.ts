/** Under the figure of an exam's answers. */
export const caption =
  'All answers of the exam: on the diagonal, blue, they are right; the stronger an orange square, the more often one digit is taken for another. Choose a square to see them.'
