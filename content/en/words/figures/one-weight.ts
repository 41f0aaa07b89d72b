export const oneWeight = {
  picture:
    'On the left the predictions for zeros and ones, on the right their loss for each weight',
  rate: 'Learning rate η',
  steps: 'Steps',
  takeStep: 'Take a step',
  handle: 'The weight',
  weight: (w: string) => `w = ${w}`,
  weightAxis: 'weight w',
  answer: 'prediction y = w x',
  ink: 'ink x',
  zeros: 'zeros',
  ones: 'ones',
  loss: 'loss',
  slope: 'slope',
  nextStep: 'next step',
  describe(s: {
    steps: number
    start: string
    w: string
    before: string
    loss: string
    slope: string
    change: string
    right: number
    count: number
    isLow: boolean
    isGrowing: boolean
    isBeyond: boolean
  }): string {
    const where = `With w = ${s.w} the loss is ${s.loss}, and ${s.right} of ${s.count} digits are read right.`
    const feels = s.isLow
      ? 'The slope is 0: this is the lowest place, and steps end here.'
      : `The slope is ${s.slope}: raising w by 0.01 would change the loss by about ${s.change}.`
    if (s.steps === 0) return `${where} ${feels}`
    const steps = s.steps === 1 ? 'One step' : `${s.steps} steps`
    const way = s.isGrowing
      ? 'each lands further up on the other side. The learning rate is too large.'
      : s.isBeyond
        ? 'the last went past the lowest place.'
        : 'each shorter than the one before, since the slope gets smaller.'
    return `${steps} from w = ${s.start}, where the loss was ${s.before}; ${s.steps === 1 && !s.isGrowing && !s.isBeyond ? 'downhill.' : way} ${where} ${feels}`
  },
}
