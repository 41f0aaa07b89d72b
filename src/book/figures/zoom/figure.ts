/** What is inside? From the network to a layer, to a unit, to one multiplication. */
import { zoom as words } from '#book-words/figures/zoom'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { signed } from '../describe-numbers.ts'
import { indexOfLargest } from '../network.ts'
import { lightUp } from '../whole-network/model.ts'
import { cellAt, drawZoom, type Level, neighbour, type ZoomPicture } from './draw.ts'
import { multiplications, unitOf } from './model.ts'

const start = {
  level: 'network' as string,
  /** a test digit, a layer, a unit and one of its weights, counted from 0 */
  digit: 0,
  layer: '0' as string,
  unit: 170,
  input: 268,
}
type State = typeof start

const LEVELS = Object.keys(words.levels)
/** What comes into each layer, and what goes out. */
const INPUTS = [784, 512, 512]
const UNITS = [512, 512, 10]

export const figure: Figure<State, Assets> = {
  start,
  needs: ['network', 'digits'],
  controls: () => [
    {
      kind: 'choice',
      name: 'level',
      label: words.level,
      options: Object.entries(words.levels),
    },
    {
      kind: 'choice',
      name: 'layer',
      label: words.layer,
      options: INPUTS.map((_, layer) => [String(layer), words.layerText(layer)] as const),
    },
    {
      kind: 'slider',
      name: 'digit',
      label: words.digit,
      values: steps(0, 99),
      text: (value) => String(value + 1),
    },
    { kind: 'button', press: 'out', label: words.out },
  ],
  check: (state) => {
    const layer = layerOf(state)
    return {
      ...state,
      layer: String(layer),
      unit: whole(state.unit, UNITS[layer]!),
      input: whole(state.input, INPUTS[layer]!),
    }
  },
  draw: (state, assets) => drawZoom(pictureOf(state, assets)),
  describe(state, assets) {
    const s = pictureOf(state, assets)
    const { lit, work, layer, unit, input } = s
    return words.describe({
      level: s.level,
      layer,
      inputs: INPUTS[layer]!,
      units: UNITS[layer]!,
      unit: unit + 1,
      input: input + 1,
      label: assets.digits!.labels[state.digit]!,
      best: lit.best,
      p: lit.probabilities[lit.best]!.toFixed(3),
      x: signed(work.x[input]!),
      w: signed(work.w[input]!),
      product: signed(work.products[input]!),
      sum: signed(work.sum),
      bias: signed(work.bias),
      z: signed(work.z),
      a: work.a.toFixed(3),
      lit: lit.outputs[layer]!.filter((answer) => answer > 0).length,
      multiplications: multiplications(assets.network!),
    })
  },
  move(state, handle, to) {
    const count = (handle === 'unit' ? UNITS : INPUTS)[layerOf(state)]!
    return { ...state, [handle]: cellAt(handle, count, to) }
  },
  nudge(state, handle, by) {
    const name = handle as 'unit' | 'input'
    const count = (name === 'unit' ? UNITS : INPUTS)[layerOf(state)]!
    return { ...state, [name]: neighbour(count, state[name], by) }
  },
  press(state, name, assets) {
    if (name === 'out')
      return { ...state, level: LEVELS[LEVELS.indexOf(state.level) - 1] ?? LEVELS[0]! }
    if (name === 'input') return { ...state, level: 'product' }
    if (name === 'unit') {
      // The product that matters most is looked at first.
      const { work } = pictureOf(state, assets)
      return { ...state, level: 'unit', input: indexOfLargest(work.products.map(Math.abs)) }
    }
    const opened = figure.check!({ ...state, layer: name.replace('layer-', ''), level: 'layer' })
    const { lit } = pictureOf(opened, assets)
    return { ...opened, unit: indexOfLargest(lit.outputs[layerOf(opened)]!) }
  },
}

function layerOf({ layer }: Pick<State, 'layer'>): number {
  return whole(Number(layer) || 0, INPUTS.length)
}

/** The nearest whole number from 0 up to, not including, `count`. */
function whole(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(value)))
}

function pictureOf(state: State, { network, digits }: Assets): ZoomPicture {
  const picture = digits!.images.subarray(state.digit * 784, (state.digit + 1) * 784)
  const lit = lightUp(network!, picture)
  const { unit, input } = state
  const layer = layerOf(state)
  const work = unitOf(network!, lit.x, lit, layer, unit)
  return { level: state.level as Level, layer, unit, input, picture, lit, work }
}
