type Kind = 'unit' | 'out' | 'softmax' | 'loss' | 'back-out' | 'back-unit' | 'weights'

const input = (j: number) => `in ${j + 1}`
const unit = (i: number) => `unit ${i + 1}`
const output = (k: number) => `out ${k + 1}`

export const smallNetwork = {
  picture: 'A network of two inputs, three units and two outputs, with its numbers',
  input,
  unit,
  output,
  loss: 'loss',
  node: 'Node in turn',
  show: 'Show the number',
  next: 'Next',
  lookAt: 'Look at a weight',
  none: 'none',
  arrow: (from: string, to: string) => `${from} → ${to}`,
  edge: (name: string, value: string) => `the weight ${name}, ${value}`,
  handle: (name: string) => `The weight ${name}`,
  weight: (name: string, value: string) => `${name}: ${value}`,
  slope: (slope: string) => `slope ${slope}`,
  predicted: (change: string) => `slope predicts ${change}`,
  real: (change: string) => `loss changes by ${change}`,
  progress: (at: number, of: number, isBack: boolean) =>
    `${at} of ${of}, on the way ${isBack ? 'back' : 'forward'}`,
  question(kind: Kind, i: number): string {
    return {
      unit: `What does ${unit(i)} put out?`,
      out: `What is the logit of ${output(i)}?`,
      softmax: 'What does softmax make of the two logits?',
      loss: 'How large is the loss, if the second output is the right one?',
      'back-out': `How does the loss react to the logit of ${output(i)}?`,
      'back-unit': `How does the loss react to the sum z of ${unit(i)}?`,
      weights: 'And how does it react to each weight?',
    }[kind]
  },
  guess: 'Guess before you press “Show the number”.',
  relu: (z: string, h: string, isActive: boolean) =>
    isActive
      ? `above zero, so ReLU lets it through: ${h}`
      : `${z} is below zero, so ReLU makes it ${h}`,
  softmax: (k: number, z: string, all: string[], y: string) =>
    `${output(k)}: exp(${z}) / (${all.map((each) => `exp(${each})`).join(' + ')}) = ${y}`,
  answer: (y: string) => `y = ${y}`,
  target: (t: number) => `target ${t}`,
  difference: (y: string, t: number, back: string) => `prediction − target: ${y} − ${t} = ${back}`,
  lossIs: (y: string, loss: string) => `−ln ${y} = ${loss}`,
  gate: (back: string, isActive: boolean) =>
    isActive
      ? `the unit was active, so all of it goes back: ${back}`
      : `the unit was silent, so nothing goes back: ${back}`,
  weights: (x: string, back: string, product: string) =>
    `what came in times what came back: for ${input(0)} → ${unit(0)} ${x} × ${back} = ${product}`,
  rule(kind: Kind): string {
    return {
      unit: 'A unit adds up what comes in, each input times its weight. ReLU puts out the sum where it is above zero, and 0 elsewhere.',
      out: 'An output adds up what the units put out, each times the weight between them.',
      softmax:
        'Each probability is its own power of e, divided by the sum of both. Together they are 1.',
      loss: 'The loss looks only at the probability of the right output.',
      'back-out':
        'Where the loss and softmax meet, the slope is prediction minus target: a larger first logit would make the loss larger, a larger second one smaller.',
      'back-unit':
        'A unit asks the outputs it leads to. What each of them says is multiplied by the weight between them, and the two add.',
      weights:
        'Each edge now shows its gradient. Press one to see the paths that lead from it to the loss.',
    }[kind]
  },
  describeWeight(s: {
    name: string
    paths: { output: string; factors: string[]; product: string }[]
    slope: string
    moved: string
    predicted: string
    real: string
    isMoved: boolean
    isSilent: boolean
    /** whether the products, rounded, add up to something else than their sum, rounded */
    isRounded: boolean
  }): string {
    const ways = s.paths
      .map(
        ({ output, factors, product }) => `through ${output} ${factors.join(' × ')} = ${product}`,
      )
      .join('; ')
    const sum =
      s.paths.length > 1
        ? `Two paths lead from it to the loss: ${ways}. Their sum is its gradient, ${s.slope}${s.isRounded ? ', rounded at the end' : ''}.`
        : `One path leads from it to the loss: ${ways}.`
    const silent = s.isSilent ? ' The unit is silent, and closes the path.' : ''
    const moved = s.isMoved
      ? ` Moved by ${s.moved}, it should change the loss by ${s.predicted}, and changes it by ${s.real}.`
      : ' Drag it along its curve.'
    return `The weight ${s.name}. ${sum}${silent}${moved}`
  },
}
