/** What happens to every number in one step of training? */
import { glass as words } from '#book-words/figures/glass'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { BLOCK, drawGlass, type GlassPicture, PANEL, valueAt } from './draw.ts'
import { digitsOf, type Glass, largestTerm, type Place, type Step, unpackStep } from './model.ts'
import { stations } from './stations.ts'

const LAST = stations.length - 1

/** Units and rows are −1 until a reader chooses one: then the most telling one is shown. */
const start = {
  station: 1,
  digit: 0,
  layer: '1' as string,
  column: '0' as string,
  unit1: -1,
  unit2: -1,
  unit3: -1,
  row1: -1,
  row2: -1,
  row3: -1,
}
type State = typeof start

export const figure: Figure<State, Assets> = {
  start,
  needs: ['data'],
  controls(state, assets) {
    const glass = glassOf(assets)
    const { kind } = stations[state.station]!
    const layer = layerOf(state)
    const { units } = glass.kernels[layer - 1]!
    const isOfColumns = kind === 'gradient' || kind === 'mean' || kind === 'weight'
    return [
      { kind: 'button', press: 'back', label: words.back },
      { kind: 'button', press: 'on', label: words.on },
      {
        kind: 'slider',
        name: 'station',
        label: words.station,
        values: steps(0, LAST),
        text: (station) => words.stationName(stations[station]!.id),
      },
      ...(kind === 'mean' || kind === 'weight'
        ? [
            {
              kind: 'choice' as const,
              name: 'layer',
              label: words.layer,
              options: [1, 2, 3].map((each) => [String(each), words.kernel(each)] as const),
            },
          ]
        : []),
      ...(isOfColumns
        ? [
            {
              kind: 'choice' as const,
              name: 'column',
              label: words.unit,
              options: units.map((unit, i) => [String(i), words.unitName(unit, layer)] as const),
            },
          ]
        : []),
    ]
  },
  play: { name: 'station', perSecond: () => 0.6, last: () => LAST },
  check(state) {
    const whole = Object.entries(state).filter(([, value]) => typeof value === 'number')
    return {
      ...state,
      ...Object.fromEntries(whole.map(([name, value]) => [name, Math.max(-1, Math.floor(+value))])),
      station: clamp(state.station, LAST),
      digit: Math.max(0, Math.floor(state.digit)),
      column: String(clamp(Number(state.column), Number.MAX_SAFE_INTEGER)),
    }
  },
  draw: (state, assets) => drawGlass(pictureOf(state, assets)),
  describe(state, assets) {
    const picture = pictureOf(state, assets)
    return words.describe({
      at: picture.station + 1,
      of: stations.length,
      id: stations[picture.station]!.id,
      value: valueAt(picture),
    })
  },
  move(state, handle, { x, y }) {
    const { key, columns, count } = parse(handle)
    const { kind, layer } = stations[state.station]!
    const isBlock = kind === 'batch'
    const { x: left, y: top } = isBlock ? BLOCK : PANEL
    const width = !isBlock ? PANEL.width : layer === 0 ? BLOCK.pixelWidth : BLOCK.width
    const each = width / columns
    const column = clamp((x - left) / each, columns - 1)
    // Ten numbers stand in one row, however high.
    const row = columns === 10 ? 0 : Math.max(0, Math.floor((y - top) / each))
    return { ...state, [key]: clamp(row * columns + column, count - 1) }
  },
  nudge(state, handle, { x, y }) {
    const { key, columns, count, at } = parse(handle)
    return { ...state, [key]: clamp(at + x - (columns === 10 ? 0 : y * columns), count - 1) }
  },
  press(state, name) {
    const [what, at] = name.split(':')
    if (what === 'digit') return { ...state, digit: Number(at) }
    const station = what === 'station' ? Number(at) : state.station + (what === 'back' ? -1 : 1)
    return { ...state, station: clamp(station, LAST) }
  },
}

/** `pick:NAME:COLUMNS:COUNT:AT` */
function parse(handle: string) {
  const [, key, columns, count, at] = handle.split(':') as [string, string, string, string, string]
  return { key, columns: Number(columns), count: Number(count), at: Number(at) }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.floor(value) || 0))
}

function pictureOf(state: State, assets: Assets): GlassPicture {
  const glass = glassOf(assets)
  return { glass, station: state.station, place: placeOf(state, glass) }
}

/** The station's own, or the chosen one: 1, 2 or 3. */
function layerOf({ station, layer }: State): number {
  return stations[station]!.layer || clamp(Number(layer) - 1, 2) + 1
}

/**
 * Until a reader chooses others, the unit of the chosen column, and of its weights the one that adds most to its sum:
 * so one number is followed through the whole step.
 */
function placeOf(state: State, glass: Glass): Place {
  const layer = layerOf(state)
  const { units, rows } = glass.kernels[layer - 1]!
  const column = Math.min(Number(state.column), units.length - 1)
  const digit = Math.min(state.digit, digitsOf(glass) - 1)
  const key = String(layer) as '1' | '2' | '3'
  const row = state[`row${key}`]
  const unit = state[`unit${key}`]
  return {
    digit,
    layer,
    column,
    unit: unit < 0 ? units[column]! : Math.min(unit, glass.matrices[`Z${layer}`]!.columns - 1),
    row: row < 0 ? largestTerm(glass, `Z${layer}`, digit, units[column]!) : Math.min(row, rows - 1),
  }
}

const unpacked = new WeakMap<object, Glass>()

function glassOf({ data }: Assets): Glass {
  const step = data as Step
  let glass = unpacked.get(step)
  if (!glass) {
    glass = unpackStep(step)
    unpacked.set(step, glass)
  }
  return glass
}
