/** How does a weight find the lowest place of a curve of which it sees only the slope? */

import { oneWeight as words } from '#book-words/figures/one-weight'
import type { Figure } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { lossOf, readRightly } from '../inks.ts'
import { signed, walkControls } from '../walk-controls.ts'
import { clampWeight, drawOneWeight, weightAt } from './draw.ts'
import { walk } from './model.ts'

const MOST_STEPS = 20
const start = { w: 0, rate: 1, steps: 0 }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['inks'],
  controls: () => walkControls(words, MOST_STEPS),
  play: { name: 'steps', perSecond: () => 3, last: () => MOST_STEPS },
  check: (state) => ({ ...state, w: clampWeight(state.w) }),
  draw: (state, assets) => {
    const { inks, loss, walked } = pictureOf(state, assets)
    return drawOneWeight(inks, loss, walked, state.rate)
  },
  describe(state, assets) {
    const { inks, loss, walked } = pictureOf(state, assets)
    const { w, slope } = walked
    return words.describe({
      steps: state.steps,
      w: signed(w),
      loss: signed(walked.loss, 3),
      before: signed(loss.at(state.w, 0), 3),
      start: signed(state.w),
      slope: signed(slope, 3),
      change: signed(slope / 100, 4),
      isLow: Math.abs(slope) < 0.0005,
      right: readRightly(inks, w, 0),
      count: inks.length,
      isGrowing: walked.loss > loss.at(state.w, 0) + 1e-9,
      isBeyond:
        walked.weights.length > 1 && slope * loss.gradient(walked.weights.at(-2)!, 0)[0] < 0,
    })
  },
  press: (state) => ({ ...state, steps: Math.min(MOST_STEPS, state.steps + 1) }),
  move: (state, _, { x }) => ({ ...state, w: weightAt(x), steps: 0 }),
  nudge: (state, _, { x, y }) => ({
    ...state,
    w: clampWeight(state.w + (x + y) / 20),
    steps: 0,
  }),
}

function pictureOf(state: typeof start, assets: Assets) {
  const inks = assets.inks!
  const loss = lossOf(inks)
  return { inks, loss, walked: walk(loss, state.w, state.rate, state.steps) }
}
