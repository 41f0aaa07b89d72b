/** What does one unit do with one digit, and what is one of its 784 multiplications? */
import { figures } from '#book-words/figures'
import { denseUnit as words } from '#book-words/figures/dense-unit'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { clamp } from '../clamp.ts'
import { signed } from '../describe-numbers.ts'
import { forward } from '../network.ts'
import { SIDE } from '../pixels.ts'
import { DIGIT, drawUnit, STRIP, type UnitPicture } from './draw.ts'
import { firstUnit } from './model.ts'

const UNITS = 512
const start = { digit: 0, unit: 170, pixel: 9 * SIDE + 16 }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['network', 'digits'],
  controls: (_, { digits }) => [
    {
      kind: 'slider',
      name: 'digit',
      label: words.digit,
      values: steps(0, 99),
      text: (value) => words.digitText(value, digits!.labels[value]!),
    },
    {
      kind: 'slider',
      name: 'unit',
      label: words.unit,
      values: steps(0, UNITS - 1),
      text: (value) => String(value + 1),
    },
  ],
  check: (state) => ({ ...state, pixel: clamp(Math.round(state.pixel), SIDE * SIDE - 1) }),
  draw: (state, assets) => drawUnit(pictureOf(state, assets)),
  describe(state, assets) {
    const s = pictureOf(state, assets)
    return words.describe({
      network: assets.isOwn ? figures.ownNetwork : figures.recordedNetwork,
      label: s.label,
      unit: s.unit + 1,
      units: s.answers.length,
      row: Math.floor(s.pixel / SIDE) + 1,
      column: (s.pixel % SIDE) + 1,
      x: s.x[s.pixel]!.toFixed(3),
      w: signed(s.w[s.pixel]!),
      product: signed(s.products[s.pixel]!),
      z: signed(s.z),
      a: s.a.toFixed(3),
      firing: Array.from(s.answers).filter((answer) => answer > 0).length,
      speaksFor: s.z > 0,
    })
  },
  move(state, handle, { x, y }) {
    if (handle === 'unit')
      return { ...state, unit: clamp(Math.floor(((x - STRIP.x) / STRIP.width) * UNITS), UNITS - 1) }
    const at = (value: number, from: number) =>
      clamp(Math.floor(((value - from) / DIGIT.size) * SIDE), SIDE - 1)
    return { ...state, pixel: at(y, DIGIT.y) * SIDE + at(x, DIGIT.x) }
  },
  nudge(state, handle, { x, y }) {
    if (handle === 'unit') return { ...state, unit: clamp(state.unit + x + y, UNITS - 1) }
    const row = clamp(Math.floor(state.pixel / SIDE) - y, SIDE - 1)
    const column = clamp((state.pixel % SIDE) + x, SIDE - 1)
    return { ...state, pixel: row * SIDE + column }
  },
}

/** A reader's network may have fewer units. */
function pictureOf({ digit, unit, pixel }: typeof start, assets: Assets): UnitPicture {
  const { network, digits } = assets as Required<Assets>
  const image = digits.images.subarray(digit * 784, (digit + 1) * 784)
  const work = firstUnit(network, image, Math.min(unit, network.layers[0]!.units - 1))
  const [answers] = forward(network, work.x).outputs
  return {
    ...work,
    label: digits.labels[digit]!,
    unit: Math.min(unit, answers!.length - 1),
    pixel,
    answers: answers!,
  }
}
