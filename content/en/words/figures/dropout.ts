export const dropout = {
  picture: 'The first hidden layer under dropout, and what a unit of the next layer receives',
  rate: 'Rate',
  mask: 'Mask no.',
  masks: 'Masks drawn',
  digit: 'Digit',
  training: 'Training (drop)',
  another: 'Another mask',
  layer: (kept: number, all: number) => `The 512 activations of layer 1: ${kept} of ${all} kept`,
  sums: (unit: number) => `What unit ${unit} of layer 2 receives from them, mask after mask`,
  without: 'without dropout',
  thisMask: 'this mask',
  mean: (masks: number) => (masks === 1 ? 'mean of 1 mask' : `mean of ${masks} masks`),
  describe(s: {
    network: string
    rate: string
    factor: string
    kept: number
    all: number
    sum: string
    exact: string
    mean: string
    masks: number
    deviation: string
  }): string {
    return `${s.network} At a rate of ${s.rate} this mask keeps ${s.kept} of ${s.all} units and multiplies their activations by ${s.factor}. The next unit then receives ${s.sum} instead of ${s.exact}. Over ${s.masks} ${s.masks === 1 ? 'mask' : 'masks'} it receives ${s.mean} on average; by calculation the mean over all masks is ${s.exact}, with a deviation of ${s.deviation}.`
  },
  describeTest: (network: string, exact: string) =>
    `${network} In the test nothing is dropped and nothing is scaled: the next unit receives ${exact}, the mean of what it received in training.`,
}
