const whole = (n: number) => n.toLocaleString('en')

/** Bytes as readers read them. */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`
  if (n < 1e6) return `${(n / 1e3).toFixed(n < 1e4 ? 1 : 0)} kB`
  return `${(n / 1e6).toFixed(n < 1e7 ? 1 : 0)} MB`
}

export const shapes = {
  picture: 'A batch on its way from bytes to the loss',
  batchSize: 'Batch size',
  training: 'In training (with dropout and loss)',
  columns: { station: 'station', shape: 'shape', type: 'type', memory: 'memory' },
  stations: {
    bytes: ['the images', 'Bytes as they come from the file, 0 for paper and 255 for ink.'],
    inputs: ['X', 'The same divided by 255, each image one row: four bytes for each pixel now.'],
    z1: ['Z₁ = X W₁ + b₁', 'A sum of 784 products for each image and each of 512 units.'],
    a1: ['A₁ = relu(Z₁)', 'Negative sums become 0; the shape stays.'],
    h1: [
      'H₁ = A₁ * M₁',
      'Dropout: a fifth becomes 0, the rest grows by a quarter; the shape stays.',
    ],
    z2: ['Z₂ = H₁ W₂ + b₂', 'Sums of 512 products, for 512 units again.'],
    a2: ['A₂ = relu(Z₂)', 'As before.'],
    h2: ['H₂ = A₂ * M₂', 'As before, with a mask of its own.'],
    z3: ['Z₃ = H₂ W₃ + b₃', 'Ten logits for each image.'],
    y: ['Y = softmax(Z₃)', 'Ten probabilities for each image; each row adds up to 1.'],
    t: ['T', 'The targets: a 1 in the right one of ten places.'],
    losses: ['Lᵢ', 'The cross-entropy of each image.'],
    loss: ['L', 'Their mean: one number, from which every gradient starts.'],
  } satisfies Record<string, [string, string]>,
  parameters: (count: number) => `${whole(count)} parameters`,
  describe(s: {
    batch: number
    station: string
    what: string
    shape: string
    type: string
    memory: string
    total: string
    weights: string
    parameters: number
  }): string {
    const own = s.parameters > 0 ? ` This layer has ${whole(s.parameters)} parameters.` : ''
    return `${s.station}: shape ${s.shape}, ${s.type}, ${s.memory}. ${s.what}${own} All stations of a batch of ${whole(s.batch)} together hold ${s.total}; the weights hold ${s.weights}, whatever the batch.`
  },
}
