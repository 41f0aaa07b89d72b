/** What several figures of the book say. What one of them says stands in `figures/NAME.ts`. */
export const figures = {
  captions: {
    looks: 'The network inside. Move the moment to see it as it was.',
    answers: 'All answers of the exam. Choose a square to see the digits behind it.',
  },
  ownNetwork: 'With your own trained network.',
  recordedNetwork: 'With the book’s trained network.',
}
