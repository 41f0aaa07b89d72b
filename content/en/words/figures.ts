/** What several figures of the book say. What one of them says stands in `figures/NAME.ts`. */
export const figures = {
  ownNetwork: 'With your own trained network.',
  recordedNetwork: 'With the book’s trained network.',
}

/** A digit with its article. */
export const aDigit = (digit: number) => (digit === 8 ? 'an 8' : `a ${digit}`)
