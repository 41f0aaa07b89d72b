/** Around a training. */
const inEpochs = (epochs: number) => `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`

export const training = {
  progress: (epoch: number, epochs: number) => `training, epoch ${epoch} of ${epochs}`,
  epoch: (epoch: number, epochs: number) => `Epoch ${epoch} of ${epochs}`,
  step: (step: number, steps: number) => `step ${step} of ${steps}`,
  digits: (count: string) => `${count} digits`,
  loss: (value: string) => `loss ${value}`,
  accuracy: (value: string) => `accuracy ${value}`,
  metric: (name: string, value: string) => `${name} ${value}`,
  inAll: (time: string) => `${time} in all`,
  left: (time: string) => `${time} left`,
  /** stopped, or failed */
  endedAfter: (time: string) => `ended after ${time}`,
  readsTest: (accuracy: string) => `your network reads ${accuracy} of the test digits right`,
  readsTraining: (accuracy: string) =>
    `your network reads ${accuracy} of its training digits right`,
  lossOver: (epochs: number, last: string) => `Loss over ${inEpochs(epochs)}: ${last}`,
  accuracyOver: (epochs: number, last: string) => `Accuracy over ${inEpochs(epochs)}: ${last}`,
  metricOver: (name: string, epochs: number, last: string) =>
    `${name} over ${inEpochs(epochs)}: ${last}`,
  noneFinished: 'no epoch has finished yet.',
  after: (epoch: number, training: string, test: string | undefined) =>
    `after epoch ${epoch}, training ${training}${test === undefined ? '' : `, test ${test}`}.`,
  axes: { epoch: 'epoch', loss: 'loss, logarithmic', accuracy: 'accuracy' },
  series: { training: 'training', test: 'test', recorded: 'recorded' },
  byEpoch: 'Results by epoch',
  columns: {
    epoch: 'Epoch',
    loss: 'Loss',
    accuracy: 'Accuracy',
    testLoss: 'Test loss',
    testAccuracy: 'Test accuracy',
    test: (metric: string) => `Test ${metric}`,
    time: 'Time',
  },
  /** to whoever hears the page */
  announced: (percent: string, epoch: number, epochs: number, accuracy: string) =>
    `${percent} percent, epoch ${epoch} of ${epochs}, accuracy ${accuracy} percent`,
  announcedLoss: (percent: string, epoch: number, epochs: number, loss: string) =>
    `${percent} percent, epoch ${epoch} of ${epochs}, loss ${loss}`,
  yours: 'Your training',
  recorded: 'The recorded training, 20 epochs',
  byEpochFile: 'by epoch, CSV',
  curveFile: 'the curve, CSV',
}
