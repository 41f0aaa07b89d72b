import { formatNumber } from '#words/language'
import { aDigit } from '../figures.ts'

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
/** Counted from 1, but the last ten are known by their digits. */
const unitName = (layer: number, unit: number) =>
  layer === 2 ? `the unit for ${unit - 1}` : `unit ${unit}`

const NAMES = ['the first layer', 'the second layer', 'the last layer']

export const zoom = {
  picture: 'The network, one of its layers, one unit, one multiplication',
  digit: 'Test digit',
  level: 'Look at',
  out: 'Zoom out',
  levels: {
    network: 'the network',
    layer: 'a layer',
    unit: 'a unit',
    product: 'one multiplication',
  },
  layer: 'Layer',
  layerText: (layer: number) => ['first', 'second', 'last'][layer]!,
  openLayer: (layer: number) => `Zoom to ${NAMES[layer]}`,
  chooseUnit: 'The unit looked at; Enter zooms to it',
  chooseInput: 'The weight looked at; Enter zooms to it',
  inputs: (count: number) => (count === 784 ? 'x: 784 pixels' : `x: ${count} answers`),
  matrix: (inputs: number, units: number) => `W: ${inputs} × ${units}`,
  column: (layer: number, unit: number) => `w: weights of ${unitName(layer, unit)}`,
  products: 'x · w, one by one',
  outputs: (count: number) => (count === 10 ? 'y: ten answers' : `a: ${count} units`),
  sum: (count: number) => `sum of ${count} products`,
  bias: 'bias',
  relu: 'after ReLU',
  softmax: 'after softmax',
  x: (input: number, isPixel: boolean) =>
    isPixel
      ? `pixel in row ${Math.floor(input / 28) + 1}, column ${(input % 28) + 1}`
      : `answer of unit ${input + 1}`,
  w: 'weight',
  product: 'product',
  times: '×',
  equals: '=',
  describe(s: {
    level: 'network' | 'layer' | 'unit' | 'product'
    layer: number
    inputs: number
    units: number
    unit: number
    input: number
    label: number
    best: number
    p: string
    x: string
    w: string
    product: string
    sum: string
    bias: string
    z: string
    a: string
    lit: number
    multiplications: number
  }): string {
    const { inputs, units } = s
    const count = (value: number) => formatNumber(value)
    switch (s.level) {
      case 'network':
        return `${capital(aDigit(s.label))} of the test digits, and what the book’s trained network makes of it: ${s.best}, with a probability of ${s.p}. Three layers, ${count(s.multiplications)} multiplications. Open one of the layers.`
      case 'layer':
        return `${capital(NAMES[s.layer]!)} takes ${inputs} numbers and gives ${units}, ${s.layer === 2 ? 'which add up to 1' : `of which ${s.lit} are above zero`} for this ${s.label}. Its matrix W has a column of ${inputs} weights for each unit; with ${units} biases that makes ${count(inputs * units + units)} parameters. Choose a unit.`
      case 'unit':
        return `${capital(unitName(s.layer, s.unit))} of ${NAMES[s.layer]}: each of ${inputs} numbers times its weight, all added up, is ${s.sum}; with the bias of ${s.bias} that is ${s.z}, and ${s.layer === 2 ? 'softmax makes it a probability of' : 'ReLU makes it'} ${s.a}. Choose a weight.`
      case 'product':
        return `${s.x} × ${s.w} = ${s.product}. It is one of ${inputs} products that ${unitName(s.layer, s.unit)} of ${NAMES[s.layer]} adds up, and one of ${count(s.multiplications)} in the whole network. There is nothing smaller inside.`
    }
  },
}
