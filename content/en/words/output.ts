/** Around the outputs of cells. */
export const output = {
  dropped: (count: string) => `… and ${count} more, not shown.`,
  more: (count: string) => `… and ${count} more`,
  moreRows: (count: string) => `… ${count} more rows`,
  moreColumns: (count: string) => `… ${count} more columns`,
  moreBars: (count: string) => `… ${count} more bars`,
  somePoints: (shown: string, all: string) => `${shown} of ${all} points are drawn.`,
  moreSeries: (count: string) => `… ${count} more curves, not drawn.`,
  whole: {
    all: 'Save the whole',
    beginning: (characters: string) => `Save the first ${characters} characters`,
    rest: 'Save what is not shown',
    restBeginning: (characters: string) =>
      `Save the first ${characters} characters of what is not shown`,
    saved: 'Saved.',
  },
  undrawable: (why: string) => `(an output that cannot be drawn: ${why})`,
  tensor: (dtype: string, shape: string) => `${dtype} tensor, shape (${shape})`,
  loading: (what: string, megabytes: string, of: string) => `${what}: ${megabytes} of ${of} MB`,
  /** in … (the cell's name), line … */
  frame: {
    before: 'in ',
    after: (line: number, column: number) => `, line ${line}, column ${column}`,
  },
  asTable: 'As a table',
  handwritten: (label: string | number) => `handwritten ${label}`,
}

export const training = {
  progress: (epoch: number, epochs: number) => `training, epoch ${epoch} of ${epochs}`,
  epoch: (epoch: number, epochs: number) => `Epoch ${epoch} of ${epochs}`,
  step: (step: number, steps: number) => `step ${step} of ${steps}`,
  digits: (count: string) => `${count} digits`,
  loss: (value: string) => `loss ${value}`,
  accuracy: (value: string) => `accuracy ${value}`,
  inAll: (time: string) => `${time} in all`,
  left: (time: string) => `${time} left`,
  lossOver: (epochs: number, last: string) => `Loss over ${epochs} epochs: ${last}`,
  accuracyOver: (epochs: number, last: string) => `Accuracy over ${epochs} epochs: ${last}`,
  noneFinished: 'no epoch is finished yet.',
  after: (epoch: number, training: string, test: string | undefined) =>
    `after epoch ${epoch}, training ${training}${test === undefined ? '' : `, test ${test}`}.`,
  axes: { epoch: 'epoch', loss: 'loss', accuracy: 'accuracy' },
  series: { training: 'training', test: 'test', recorded: 'recorded' },
  byEpoch: 'Results by epoch',
  columns: ['Epoch', 'Loss', 'Accuracy', 'Test loss', 'Test accuracy', 'Time'],
}
