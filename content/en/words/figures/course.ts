export const course = {
  picture:
    'A training run, epoch by epoch: four curves, filters, mistakes and how sure it was of them',
  measure: 'Curves of the',
  measures: { loss: 'loss', accuracy: 'accuracy' },
  epoch: 'Epoch',
  epochs: 'epoch',
  after: (epoch: number) => (epoch === 0 ? 'before the first step' : `after epoch ${epoch}`),
  lines: {
    mean: 'training, epoch mean',
    last: 'training, last batches',
    known: 'training, dropout off',
    test: 'test digits',
  },
  filters: 'weights of six units, as pictures',
  sureness: (wrong: string) => `how sure it was of its ${wrong} mistakes`,
  misread: (shown: number, wrong: number) =>
    shown < wrong ? `the first ${shown} of them: what it is → what was read` : 'what it is → read',
  percent: (value: number) => `${value}%`,
  describe(s: {
    when: string
    measure: string
    numbers: { mean?: string; last?: string; known?: string; test?: string }
    wrong: string
    sure: number
    best: number | undefined
  }): string {
    const { mean, last, known, test } = s.numbers
    const training =
      mean === undefined
        ? `${known} on digits it will learn from`
        : `${mean} as a mean over the epoch, ${last} over its last batches, ${known} on digits it has learned from, with dropout off`
    const best =
      s.best === undefined ? '' : ` So far the test loss was lowest after epoch ${s.best}.`
    return `The ${s.measure} ${s.when}: ${training}; ${test} on the test digits. Of 10,000 ${s.wrong} are misread, ${s.sure}% of them with more than 90% for the wrong digit.${best}`
  },
}
