/** Under the figure of an exam's answers. */
export const caption =
  'All predictions of the exam. Notice the strongest orange squares: there one digit is most often taken for another. On the diagonal, blue, they are right. Choose a square to see its digits.'
