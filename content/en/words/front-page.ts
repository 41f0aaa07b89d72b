/** The first page. */
export const frontPage = {
  lead: 'A small network learns to read handwritten digits. You read how, change the code, and train it yourself, in this browser, on all 60,000 digits. School mathematics and a little programming are enough.',
  start: 'Start with the whole program',
  witness: (accuracy: string) =>
    `In the picture: a digit the network never saw, and what it thinks of it, recorded from this book’s own cells. After 20 passes over the training digits it reads ${accuracy} of the 10,000 test digits right.`,
  reading: 'The trained network reads a digit',
  costs: {
    before: 'And, measured: ',
    link: 'what training costs',
    after: ', in this page and elsewhere.',
  },
}
