/** Under the figure of an exam's answers. */
export const caption = 'All answers of the exam. Choose a square to see the digits behind it.'
