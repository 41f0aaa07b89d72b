export const ensemble = {
  picture: 'What a network says of one image through a hundred masks, and without any',
  digit: 'Digit',
  rate: 'Rate',
  masks: 'Masks',
  label: (label: number) => `its label: ${label}`,
  dots: (masks: number) => (masks === 1 ? 'one mask' : `each of ${masks} masks`),
  mean: 'their mean',
  test: 'test, no mask',
  axis: 'probability of each digit',
  percent: (p: number) => `${Math.round(p * 100)}%`,
  describe(s: {
    label: number
    masks: number
    best: { digit: number; count: number; mean: string; test: string }
    other: { digit: number; count: number; mean: string; test: string }
  }): string {
    const told = ({ digit, count, mean, test }: typeof s.best) =>
      `${digit} comes first with ${count} of ${s.masks} masks; their mean gives it ${mean}, the whole network ${test}`
    return `The label is ${s.label}. ${told(s.best)}. ${told(s.other)}. With the book’s trained network.`
  },
}
