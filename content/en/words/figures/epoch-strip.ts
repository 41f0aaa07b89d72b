const whole = (n: number) => n.toLocaleString('en')

export const epochStrip = {
  batchSize: 'Batch size',
  epochs: 'Epochs',
  step: 'Steps taken',
  shuffle: 'Shuffle before each epoch',
  dropRemainder: 'Drop the remainder',
  digit: 'Follow image',
  row: (epoch: number) => `epoch ${epoch}`,
  batch: (step: number) => `batch ${whole(step)}`,
  left: 'left out',
  last: (count: number) => (count === 1 ? 'The only piece' : `The last ${count} pieces, larger`),
  here: (digit: number) => `image ${whole(digit)} is in here`,
  batches: (steps: number) => `${whole(steps)} batches in each epoch`,
  updates: (updates: number, all: number) => `${whole(updates)} of ${whole(all)} updates`,
  describe(s: {
    batchSize: number
    steps: number
    lastBatch: number
    dropped: number
    epochs: number
    updates: number
    all: number
    samples: number
    digit: number
    places: number[]
    shuffle: boolean
  }): string {
    const last =
      s.dropped > 0
        ? `Each epoch leaves out ${whole(s.dropped)} images, different ones each time if they are shuffled.`
        : s.lastBatch === s.batchSize
          ? 'The last batch is as large as the others.'
          : `The last batch holds only ${whole(s.lastBatch)}.`
    const follows = s.places.map((place) => (place === 0 ? 'none' : whole(place))).join(', ')
    const where = s.shuffle
      ? `Image ${whole(s.digit)} is in batch ${follows} of the epochs shown.`
      : `Without shuffling, image ${whole(s.digit)} is in batch ${s.places[0] === 0 ? 'none' : whole(s.places[0]!)} every time.`
    return `60,000 images in batches of ${whole(s.batchSize)} take ${whole(s.steps)} steps an epoch, one update each. ${last} After ${whole(s.updates)} steps the network has had ${whole(s.updates)} updates and has seen ${whole(s.samples)} images; ${s.epochs} epochs take ${whole(s.all)} updates. ${where}`
  },
}
