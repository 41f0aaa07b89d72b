export const ensemble = {
  picture: 'What a network says to one digit through a hundred masks, and without any',
  digit: 'Digit',
  rate: 'Rate',
  masks: 'Masks',
  label: (label: number) => `its label: ${label}`,
  dots: (masks: number) => (masks === 1 ? 'one mask' : `each of ${masks} masks`),
  mean: 'their mean',
  test: 'test, none',
  axis: 'probability that it gives to each digit',
  percent: (p: number) => `${Math.round(p * 100)}%`,
  describe(s: {
    label: number
    masks: number
    best: { digit: number; count: number; mean: string; test: string }
    other: { digit: number; count: number; mean: string; test: string }
  }): string {
    const told = ({ digit, count, mean, test }: typeof s.best) =>
      `${digit} comes first with ${count} of ${s.masks} masks; their mean gives it ${mean}, the test ${test}`
    return `The label is ${s.label}. ${told(s.best)}. ${told(s.other)}. With the book’s trained network.`
  },
}
