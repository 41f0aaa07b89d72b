/** What shape has a batch on its way through the network, and what does it weigh? */
import { bytes, shapes as words } from '#book-words/figures/shapes'
import type { Figure } from '../../../figures/figure.ts'
import { drawStations, shapeText } from './draw.ts'
import { stationsOf } from './model.ts'

const start = { batchSize: 128, training: true, station: 1 }

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    {
      kind: 'slider',
      name: 'batchSize',
      label: words.batchSize,
      values: [1, 2, 4, 8, 16, 32, 64, 96, 128, 256, 512, 1000, 1024, 4096, 10_000, 60_000],
    },
    { kind: 'switch', name: 'training', label: words.training },
  ],
  check: (state) => ({ ...state, station: within(state) }),
  draw: (state) => drawStations(stationsOf(state.batchSize, state.training), state.station),
  describe(state) {
    const stations = stationsOf(state.batchSize, state.training)
    const { name, shape, type, bytes: size, parameters } = stations[state.station]!
    const [station, what] = words.stations[name]
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
    return words.describe({
      batch: state.batchSize,
      station,
      what,
      shape: shapeText(shape),
      type,
      memory: bytes(size),
      total: bytes(sum(stations.map((each) => each.bytes))),
      weights: bytes(4 * sum(stations.map((each) => each.parameters))),
      parameters,
    })
  },
  press: (state, name) => ({ ...state, station: within({ ...state, station: Number(name) }) }),
}

function within({ batchSize, training, station }: typeof start): number {
  const last = stationsOf(batchSize, training).length - 1
  return Math.max(0, Math.min(last, Math.round(station)))
}
