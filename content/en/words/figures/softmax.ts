export const softmax = {
  picture: 'Ten logits, their exponentials, and the probabilities',
  logits: (times: number) => (times === 1 ? 'logits z' : `logits z, times ${times}`),
  powers: (isShifted: boolean) =>
    isShifted ? 'e to the power of z − max z' : 'e to the power of z',
  probabilities: 'probabilities: each divided by their sum',
  handle: (digit: number) => `Logit of ${digit}`,
  right: 'The digit is a',
  scale: 'Logits times',
  subtract: 'Subtract the largest first',
  infinite: '∞',
  describe(s: {
    right: number
    p: string
    loss: string
    best: number
    bestP: string
    sum: string
  }): string {
    const says =
      s.best === s.right
        ? `The most probable digit is the right one, ${s.right}, with ${s.p}.`
        : `The most probable digit is ${s.best}, with ${s.bestP}; the right one, ${s.right}, has ${s.p}.`
    return `${says} The exponentials add up to ${s.sum}. The cross-entropy is −ln ${s.p} = ${s.loss}.`
  },
  overflow: (z: string) =>
    `e to the power of ${z} is beyond the largest 32-bit number, 3.4 × 10³⁸: it becomes infinity, and infinity divided by infinity is not a number. Subtract the largest logit first: then the largest exponential is 1.`,
  vanished: (right: number) =>
    `The probability of ${right} is too small for a 32-bit number and has become 0; its logarithm, and so the loss, is infinite. Libraries cut probabilities off at 10⁻⁷, which caps the loss at 16.1.`,
}
