export const twoWeights = {
  picture: 'A map of the loss over two weights, with lines of equal loss',
  rate: 'Learning rate η',
  steps: 'Steps',
  takeStep: 'Take a step',
  handle: 'The two weights',
  middle: 'w, of the ink in the middle',
  beside: 'v, of the ink beside it',
  loss: 'loss',
  right: 'read right',
  slopeOf: (weight: string) => `slope ∂L/∂${weight}`,
  step: 'next step: both',
  count: (right: number, count: number) => `${right} of ${count}`,
  describe(s: {
    steps: number
    w: string
    v: string
    loss: string
    least: string
    right: string
    slopeOfW: string
    slopeOfV: string
    isLow: boolean
    isLost: boolean
  }): string {
    const after =
      s.steps === 0 ? 'Here' : s.steps === 1 ? 'After one step' : `After ${s.steps} steps`
    const where = `${after} w is ${s.w} and v is ${s.v}; the loss is ${s.loss}, and ${s.right} digits are read right.`
    if (s.isLow)
      return `${where} Both slopes are practically 0: this is the lowest place on the map, marked by a cross.`
    if (s.isLost)
      return `${where} That is more than where it began: the learning rate is too large. The lowest loss is ${s.least}.`
    return `${where} The slope with respect to w is ${s.slopeOfW}, with respect to v ${s.slopeOfV}. A step goes against both at once, across the lines of equal loss, towards the cross where the loss is ${s.least}.`
  },
}
