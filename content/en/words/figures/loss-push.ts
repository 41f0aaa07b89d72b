const shown = (value: number) => String(Number(value.toFixed(3))).replace('-', '−')

export const lossPush = {
  picture: 'Three losses by the probability of the true digit, and how each pushes on the logits',
  loss: 'loss',
  probability: 'probability y of the true digit',
  pushes: 'push on each logit',
  handle: 'Probability of the true digit',
  slider: 'Probability of the true digit',
  classes: ['true', 'rival', 'other'],
  names: { log: '−ln y', linear: '1 − y', square: '(1 − y)²' },
  value: (name: string, loss: number) => `${name} = ${loss.toFixed(2)}`,
  chance: (y: number) => shown(y),
  describe(s: { y: number; loss: number; log: number; linear: number; square: number }): string {
    const others = `With 1 − y it would be ${shown(s.linear)}, with the square ${shown(s.square)}`
    const told =
      s.y <= 0.2
        ? 'The network is sure and wrong; only the logarithm makes up for the softmax, which hardly moves there.'
        : s.y >= 0.9
          ? 'The prediction is right and nearly sure: all three let go.'
          : 'In the middle all three push.'
    return `The true digit has the probability ${shown(s.y)}. −ln y pushes its logit up by ${shown(s.log)}, which is 1 − ${shown(s.y)}. ${others}. ${told} In each row the pushes add up to 0.`
  },
}
