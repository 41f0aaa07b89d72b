/** One training step, station by station. */
const SIDE = 28

const NAMES: Record<string, string> = {
  X: 'X, the pixels',
  Z1: 'Z₁, the sums of layer 1',
  A1: 'A₁, after ReLU',
  H1: 'H₁, after Dropout',
  Z2: 'Z₂, the sums of layer 2',
  A2: 'A₂, after ReLU',
  H2: 'H₂, after Dropout',
  Z3: 'Z₃, the logits',
  Y: 'Y, the probabilities',
  L: 'L, the loss',
  D3: 'D₃, what comes back to the logits',
  dW3: '∂W₃, the gradient of W₃',
  D2: 'D₂, what comes back to layer 2',
  dW2: '∂W₂, the gradient of W₂',
  D1: 'D₁, what comes back to layer 1',
  dW1: '∂W₁, the gradient of W₁',
  s: 's, the mean of squares',
  theta: 'θ, the weights',
  change: 'ΔL, what the step changed',
}

const MEANINGS: Record<string, string> = {
  X: 'Ink is 1, paper is 0.',
  Z1: 'Each unit multiplies every pixel by a weight and adds up.',
  A1: 'Sums below 0 have become 0.',
  H1: 'A fifth of the units are silenced at random; the others speak up by a quarter.',
  Z2: 'Each unit of the second layer adds up what the first layer says.',
  A2: 'Sums below 0 have become 0.',
  H2: 'Again a fifth is silenced, by another mask.',
  Z3: 'Ten sums, one for each digit it could be.',
  Y: 'Softmax makes ten probabilities of them.',
  L: 'The less the right digit was expected, the larger its loss.',
  D3: 'Below 0 at the right digit, which is to be raised, and above 0 at the others.',
  dW3: 'What came forward times what came back, added up over the digits.',
  D2: 'What came back to the logits, each times the weight on the way, added up for each unit.',
  dW2: 'What came forward times what came back, added up over the digits.',
  D1: 'Units that were silent on the way forward get nothing on the way back.',
  dW1: 'The gradient of a unit looks like the images laid over each other, each as strong as what came back for it, in blue or orange.',
  s: 'A running mean of squares; before the first step it is 0.',
  theta: 'Each weight goes against its gradient; the root of its own s decides how far.',
  change: 'The gradient predicts along a straight line; the loss bends.',
}

/** Where the equation of a station stands; those of the way forward stand together. */
const ADDRESSES: Record<string, string> = {
  X: '../data/#cell-prepare-inputs',
  L: '../loss/#eq-cross-entropy',
  D3: '../gradients/#eq-d3',
  dW3: '../gradients/#eq-weight-gradients',
  D2: '../gradients/#eq-d2-d1',
  dW2: '../gradients/#eq-weight-gradients',
  D1: '../gradients/#eq-d2-d1',
  dW1: '../gradients/#eq-weight-gradients',
  s: '../rmsprop/#eq-rmsprop',
  theta: '../rmsprop/#eq-rmsprop',
  change: '../gradients/#idea',
}

/** Of the inputs of a layer, counted from 0. */
function input(layer: number, at: number, inputs: number): string {
  if (at >= inputs) return 'the bias'
  if (layer > 1) return `unit ${at + 1} of layer ${layer - 1}`
  return `the pixel in row ${Math.floor(at / SIDE) + 1}, column ${(at % SIDE) + 1}`
}

/** The units of the last layer are digits. */
function unitName(unit: number, layer: number): string {
  return layer === 3 ? `digit ${unit}` : `unit ${unit + 1}`
}

export const glass = {
  picture: 'One step of training',
  station: 'Station',
  back: 'Step back',
  on: 'Step on',
  layer: 'Kernel',
  kernel: (layer: number) => `W${'₀₁₂₃'[layer]}`,
  unit: 'Column',
  unitName,
  update: 'the update',
  choose: 'The number looked at',
  addressOf: (id: string) => ADDRESSES[id] ?? '../gradients/#eq-forward-train',
  stationName: (id: string) => NAMES[id]!,
  digit: (at: number, label: number) => `digit ${at}, a ${label}`,
  shape: (digits: number, columns: number | undefined) =>
    columns === undefined
      ? `${digits} digits`
      : `${digits} × ${columns} numbers; the row of one digit:`,
  inkKey: 'ink is 1, paper is 0',
  tenKey: (id: string) =>
    id === 'Y' ? 'the probability of each digit' : 'a number for each digit',
  mean: 'mean',
  column: (name: string, unit: number, layer: number) =>
    `${name}: the column of ${layer === 3 ? `digit ${unit - 1}` : `unit ${unit}`}`,
  before: (name: string) => `${name} before`,
  after: (name: string) => `${name} after`,
  came: (name: string, label: number) => `${name} of the ${label}`,
  step: 'the step',
  bias: 'bias',
  full: (most: string) => `full colour: ${most}`,
  input,
  share: (share: string) => `${share} of the step`,
  predicted: 'predicted',
  cameTrue: 'came',
  equation: 'Equation',
  cell: 'This cell',
  keras: (file: string, line: number) => `Keras, ${file}, ${line}`,
  numberAt(
    station: { id: string; symbol: string; kind: string; layer: number },
    at: {
      digit: number
      label: number
      unit: number
      layer: number
      row: number
      column: number
      inputs: number
    },
    value: string,
  ): string {
    const digit = `digit ${at.digit + 1}, a ${at.label}`
    switch (station.kind) {
      case 'loss':
        return `L of ${digit}, is ${value}`
      case 'change':
        return `The loss changed by ${value}`
      case 'batch':
        return station.id === 'X'
          ? `X of ${digit}, ${input(1, at.row, 784)}, is ${value}`
          : `${station.symbol} of ${digit}, ${unitName(at.unit, station.layer)}, is ${value}`
      default:
        return `${station.symbol} of ${at.row >= at.inputs ? 'the bias' : `the weight of ${input(at.layer, at.row, at.inputs)}`} is ${value}`
    }
  },
  mask: (isKept: boolean) => (isKept ? 'kept, and raised by a quarter' : 'dropped'),
  meanLoss: (digits: number, mean: string) => `the mean over the ${digits} digits is ${mean}`,
  moved: (by: string, times: string) => `moved by ${by}, which is ${times} times η`,
  bound: (before: string, after: string) => `from ${before} to ${after}; a loss is never below 0`,
  term(station: string, at: number, label: number | undefined): string {
    if (station.startsWith('dW')) return `digit ${at + 1}, a ${label}`
    if (station === 'Z1') return `row ${Math.floor(at / SIDE) + 1}, column ${(at % SIDE) + 1}`
    return station === 'D2' ? `digit ${at}` : `unit ${at + 1}`
  },
  others: (count: number, sum: string) => `the other ${count} products together: ${sum}`,
  withBias: (bias: string) => `the bias: ${bias}`,
  gates: (mask: string, isActive: boolean) =>
    `times its mask, ${mask}, times ${isActive ? '1, as it was active' : '0, as it was silent'}`,
  describe: (s: { at: number; of: number; id: string; value: string }) =>
    `Station ${s.at} of ${s.of}: ${NAMES[s.id]}. ${MEANINGS[s.id]} ${s.value}.`,
}
