export const inside = {
  picture: 'The network inside: filters, weights, activations, gradients',
  moment: 'Moment',
  latest: 'Latest',
  after: (epochs: number) =>
    epochs === 0 ? 'before the first step' : `after ${epochs.toFixed(2)} epochs`,
  filters: 'weights of the first 12 units of layer 1, as pictures',
  layer: (number: number) => `layer ${number}`,
  weights: 'weights',
  answers: 'activations above 0',
  gradient: 'gradient’s length',
  dead: (dead: number, units: number) => `${dead} of ${units} silent`,
  reach: (value: number) => String(value).replace('-', '−'),
  describe(s: {
    when: string
    count: number
    layers: { dead: number; units: number; gradient: string; deviation: string }[]
    scale: string
  }): string {
    const gradients = s.layers.map(({ gradient }) => gradient).join(', ')
    const deviations = s.layers.map(({ deviation }) => deviation).join(', ')
    const dead = s.layers
      .slice(0, -1)
      .map(({ dead, units }, i) => `${dead} of ${units} units of layer ${i + 1}`)
      .join(' and ')
    return `The network ${s.when}, one of ${s.count} moments kept. ${dead} are silent for every digit looked at. The weights have deviations of ${deviations} in the three layers, the largest in the pictures is ${s.scale}; the gradients have lengths of ${gradients}.`
  },
}
