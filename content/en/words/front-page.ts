/** The first page. */
export const frontPage = {
  lead: 'A small network learns to read handwritten digits. You read how, change the code, and train it yourself, in this browser, on all 60,000 digits. School mathematics and a little programming are enough.',
  start: 'Start with the whole program',
  train: 'Train it now',
  witness: (accuracy: string) =>
    `Until you draw, the pad shows a digit that the network never learned from. After 20 passes over the training digits, the network reads ${accuracy} of the 10,000 test digits right.`,
  hero: 'Draw a digit, and the network lights up: the bluer a unit, the more it puts out; the lines are the products that add most to the winning digit. Then give it a letter, or noise, and notice how sure it is.',
  record: 'How many seconds does your machine take to 98%?',
  costs: {
    before: 'And, measured: ',
    link: 'what training costs',
    after: ', in this page and elsewhere. ',
  },
}
