/** What the book is called, and what all its pages say of it. */
export const book = {
  title: 'Keras’s first sample, cell by cell',
  shortTitle: 'Keras’s first sample',
  description:
    'A tutorial in which everything runs: build and train a neural network on the MNIST digits, in TypeScript, in your browser.',
  /** what stands between backticks is code; the link to the licences of others follows */
  footer:
    'After Waynehfut’s post of 2018 on Keras’s `mnist_mlp.py`. Everything runs in your browser; nothing you do here leaves it. Text CC BY 4.0, code MIT, and',
  /** pages of the book's own, by address */
  beside: {
    costs: 'What training costs',
    network: 'The network, large',
    record: '98% in your browser',
  },
  /** the link from a cell to the lines it stands for */
  kerasLines: (lines: string) => `Keras: ${lines.includes('–') ? 'lines' : 'line'} ${lines}`,
  /** words within a formula */
  inFormulas: (words: string) => words,
}
