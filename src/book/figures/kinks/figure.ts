/** How can straight pieces follow any curve? Eight ReLUs, and a hand on each kink. */

import { kinks as words } from '#book-words/figures/kinks'
import { type Figure, steps } from '../../../figures/figure.ts'
import { minus } from '../../../output/format.ts'
import { drawKinks, placeAt } from './draw.ts'
import { bendsThrough, CURVES, type CurveName, largestGap, type Place } from './model.ts'

const COUNT = 8
/** between two kinks, and before the right edge */
const NARROWEST = 0.02

const start = { curve: 'wave' as string, ...laidOn('wave'), count: COUNT }

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    { kind: 'choice', name: 'curve', label: words.curve, options: Object.entries(words.curves) },
    { kind: 'slider', name: 'count', label: words.count, values: steps(0, COUNT) },
    { kind: 'button', press: 'lay', label: words.lay },
    { kind: 'button', press: 'flatten', label: words.flatten },
  ],
  play: { name: 'count', perSecond: () => 2, last: () => COUNT },
  check(state) {
    const kinks = kinksOf(state)
    const isWhole = kinks.length === COUNT && kinks.flat().every(Number.isFinite)
    const isInOrder = kinks.every(
      ([x], i) => x >= 0 && x <= (kinks[i + 1]?.[0] ?? 1) - NARROWEST / 2,
    )
    if (!isWhole || !isInOrder) return { ...state, kinks: start.kinks, end: start.end }
    return {
      ...state,
      kinks: textOf(kinks.map(([x, y]) => [x, within(y)])),
      end: within(state.end),
    }
  },
  draw: (state) => drawKinks(pictureOf(state)),
  describe(state) {
    const { bias, bends, curve } = pictureOf(state)
    return words.describe({
      count: bends.length,
      bias: minus(bias.toFixed(2)),
      slopes: bends.map(({ slope }) => minus(slope.toFixed(1))),
      gap: largestGap(bias, bends, curve).toFixed(2),
    })
  },
  press: (state, name) => ({
    ...state,
    ...(name === 'lay' ? laidOn(state.curve as CurveName) : flat()),
    count: COUNT,
  }),
  move: (state, handle, to) => placed(state, handle, placeAt(to)),
  nudge(state, handle, by) {
    const kink: Place = handle === 'end' ? [1, state.end] : kinksOf(state)[Number(handle)]!
    return placed(state, handle, [kink[0] + by.x * 0.01, kink[1] + by.y * 0.02])
  },
}

/** Kinks at equal distances, each on the curve. */
function laidOn(curve: CurveName) {
  const kinks = Array.from(
    { length: COUNT },
    (_, i): Place => [i / COUNT, CURVES[curve](i / COUNT)],
  )
  return { kinks: textOf(kinks), end: within(CURVES[curve](1)) }
}

function flat() {
  return { kinks: textOf(Array.from({ length: COUNT }, (_, i): Place => [i / COUNT, 0])), end: 0 }
}

/** As few letters as an address likes. */
function textOf(kinks: Place[]): string {
  return kinks.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(';')
}

function kinksOf({ kinks }: typeof start): Place[] {
  return kinks.split(';').map((kink) => {
    const [x, y] = kink.split(',')
    return [Number(x), Number(y)]
  })
}

/** A kink stays between its neighbours. */
function placed(state: typeof start, handle: string, [x, y]: Place): typeof start {
  if (handle === 'end') return { ...state, end: within(y) }
  const kinks = kinksOf(state)
  const i = Number(handle)
  const least = i === 0 ? 0 : kinks[i - 1]![0] + NARROWEST
  const most = (kinks[i + 1]?.[0] ?? 1) - NARROWEST
  const kink: Place = [Math.max(least, Math.min(most, x)), within(y)]
  return { ...state, kinks: textOf(kinks.with(i, kink)) }
}

function within(y: number): number {
  return rounded(Math.max(-1, Math.min(1, y)))
}

function rounded(value: number): number {
  // An address knows no negative zero.
  return Math.round(value * 1000) / 1000 + 0
}

function pictureOf(state: typeof start) {
  const kinks = kinksOf(state)
  const { bias, bends } = bendsThrough(kinks, state.end)
  const curve = CURVES[state.curve as CurveName]
  return { kinks, end: state.end, bias, bends: bends.slice(0, state.count), curve }
}
