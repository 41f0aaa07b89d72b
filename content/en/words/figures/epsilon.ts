export const epsilon = {
  picture: 'The size of a step, by the size of the gradient',
  epsilon: 'ε',
  steps: 'Steps with this gradient',
  handle: 'The gradient looked at',
  gradient: 'gradient',
  step: 'step',
  outside: 'outside the root (Keras)',
  inside: 'inside (TensorFlow.js)',
  describe(s: {
    g: string
    epsilon: string
    outside: string
    inside: string
    ratio: number
    root: string
  }): string {
    const compared =
      s.ratio < 1.05
        ? 'the two are all but equal'
        : `the one inside is ${s.ratio < 10 ? s.ratio.toFixed(1) : Math.round(s.ratio)} times smaller`
    return `A gradient of ${s.g} gives a step of ${s.outside} with ε = ${s.epsilon} outside the root, and of ${s.inside} inside: ${compared}. Outside, ε matters for gradients about as small as ε itself; inside, for those about as small as its root, ${s.root}.`
  },
}
