/** How far does the mean of a batch lie from the mean of all? */

import { batchMeans as words } from '#book-words/figures/batch-means'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { drawBatchMeans, type Row } from './draw.ts'
import { batchMeans, deviation, inkOf, mean } from './model.ts'

const MOST_DRAWS = 200
const start = { draws: MOST_DRAWS, own: 256 }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['digits'],
  controls: () => [
    { kind: 'button', press: 'draw', label: words.draw },
    { kind: 'slider', name: 'draws', label: words.draws, values: steps(0, MOST_DRAWS) },
    { kind: 'slider', name: 'own', label: words.own, values: [2, 8, 32, 128, 256, 512, 1024] },
  ],
  play: { name: 'draws', perSecond: () => 40, last: () => MOST_DRAWS },
  press: (state) => ({ ...state, draws: state.draws < MOST_DRAWS ? state.draws + 1 : 1 }),
  draw: (state, assets) => {
    const ink = inkOf(assets.digits!.images)
    return drawBatchMeans(rowsOf(state, ink), mean(ink))
  },
  describe(state, assets) {
    const ink = inkOf(assets.digits!.images)
    const rows = rowsOf(state, ink)
    return words.describe({
      draws: state.draws,
      sigma: deviation(ink).toFixed(4),
      middle: mean(ink).toFixed(3),
      rows: rows.map(({ size, measured }) => ({ size, measured: measured?.toFixed(4) })),
    })
  },
}

function rowsOf({ draws, own }: typeof start, ink: number[]): Row[] {
  const sigma = deviation(ink)
  return [1, 4, 16, 64, own]
    .sort((a, b) => a - b)
    .map((size) => {
      const means = batchMeans(ink, size, draws)
      return {
        size,
        means,
        measured: draws < 2 ? undefined : deviation(means),
        expected: sigma / Math.sqrt(size),
      }
    })
}
