import { formatNumber } from '#words/language'
import { aDigit } from '../figures.ts'

export const window = {
  picture:
    'An image with a window of three by three pixels on it, and what the window gives everywhere',
  image: 'the image, and the window',
  digit: (label: number) => `${aDigit(label)}`,
  answers: 'what it gives at each place',
  under: 'pixels under it',
  weights: 'its weights',
  products: 'products',
  sum: 'sum',
  relu: 'after ReLU',
  move: 'Move the window',
  at: (row: number, column: number, sum: string) => `row ${row}, column ${column}: ${sum}`,
  window: 'The nine weights',
  windows: { left: 'left edges', top: 'upper edges', mean: 'the mean' },
  test: 'Test digit',
  testDigit: (number: number, label: number) => `${number}, ${aDigit(label)}`,
  shuffle: 'Shuffle the pixels',
  describe(s: {
    label: number
    shuffled: boolean
    row: number
    column: number
    sum: string
    isCut: boolean
    places: number
    lit: number
    dense: number
  }): string {
    const digit = s.shuffled
      ? `The pixels of ${aDigit(s.label)}, in another order.`
      : `The image of ${aDigit(s.label)}.`
    const sum = s.isCut ? `${s.sum}, of which ReLU makes 0` : s.sum
    return `${digit} With its corner in row ${s.row}, column ${s.column}, the window adds up to ${sum}. At ${s.lit} of ${s.places} places it gives more than 0. It has nine weights for all of them; a Dense layer of as many units has ${formatNumber(s.dense)}.`
  },
}
