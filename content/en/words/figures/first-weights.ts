const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

export const firstWeights = {
  picture: 'How large the outputs of five fresh layers are, a histogram for each',
  outputs: 'what the units put out, in powers of ten',
  size: 'size ▴',
  silent: 'zero',
  layer: (number: number) => `layer ${number}`,
  power: (power: number) => `10${power < 0 ? '⁻' : ''}${SUPERSCRIPTS[Math.abs(power)]}`,
  number: (value: number) =>
    value === 0 || (value >= 0.001 && value < 1000)
      ? String(Number(value.toPrecision(2)))
      : value.toExponential(0).replace('e+', 'e').replace('-', '−'),
  share: (share: number) => `${Math.round(share * 100)}%`,
  rule: 'Weights drawn as by',
  rules: {
    he: 'He and others, for ReLU',
    glorot: 'Glorot and Bengio, as here',
    alike: 'nobody: all alike',
  },
  times: 'Times as wide',
  describe(s: {
    rule: string
    times: number
    first: string
    last: string
    layers: number
    way: 'fades' | 'grows' | 'stays'
  }): string {
    if (s.rule === 'alike')
      return `All weights of a layer have one value, so all its units put out one and the same number: the histogram is a single bar. They also get the same gradient, and so they stay alike. 512 units do the work of one.`
    const sizes = `The size, the root of the mean square, is ${s.first} in the first layer and ${s.last} in layer ${s.layers}.`
    const told = {
      fades:
        'Layer after layer the numbers fade. What reaches the end hardly tells digits apart, and the gradients that come back fade likewise.',
      grows:
        'Layer after layer the numbers grow, until softmax is sure of a digit before anything has been learned.',
      stays: 'The numbers keep about the same size. Each layer gets what the one before it got.',
    }[s.way]
    const wide =
      s.times === 1
        ? ''
        : ` Weights ${s.times} times as wide make each layer’s factor ${s.times} times as large, and the factors multiply.`
    return `${sizes} ${told}${wide}`
  },
}
