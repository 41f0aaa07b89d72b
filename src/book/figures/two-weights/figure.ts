/** What is a gradient, where two weights share one loss? */

import { twoWeights as words } from '#book-words/figures/two-weights'
import type { Figure } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { lossOf, readRightly } from '../inks.ts'
import { signed, walkControls } from '../walk-controls.ts'
import { drawTwoWeights, inside, pointAt } from './draw.ts'
import { contoursOf, type Point, walk } from './model.ts'

const MOST_STEPS = 40
const start = { w: 2.6, v: 1.6, rate: 1, steps: 0 }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['inks'],
  controls: () => walkControls(words, MOST_STEPS),
  play: { name: 'steps', perSecond: () => 5, last: () => MOST_STEPS },
  check: (state) => at(state, [state.w, state.v]),
  draw: (state, assets) => {
    const { loss, way, right } = pictureOf(state, assets)
    return drawTwoWeights(loss, way, state.rate, right)
  },
  describe(state, assets) {
    const { loss, way, right } = pictureOf(state, assets)
    const [w, v] = way.at(-1)!
    const [slopeOfW, slopeOfV] = loss.gradient(w, v)
    return words.describe({
      steps: state.steps,
      w: signed(w),
      v: signed(v),
      loss: signed(loss.at(w, v), 3),
      least: signed(contoursOf(loss).least, 3),
      right,
      slopeOfW: signed(slopeOfW, 3),
      slopeOfV: signed(slopeOfV, 3),
      isLow: Math.hypot(slopeOfW, slopeOfV) < 0.001,
      isLost: loss.at(w, v) > loss.at(state.w, state.v),
    })
  },
  press: (state) => ({ ...state, steps: Math.min(MOST_STEPS, state.steps + 1) }),
  move: (state, _, to) => ({ ...at(state, pointAt(to)), steps: 0 }),
  nudge: (state, _, { x, y }) => ({
    ...at(state, [state.w + x / 20, state.v + y / 20]),
    steps: 0,
  }),
}

function at(state: typeof start, point: Point): typeof start {
  const [w, v] = inside(point)
  return { ...state, w, v }
}

function pictureOf(state: typeof start, assets: Assets) {
  const inks = assets.inks!
  const loss = lossOf(inks)
  const way = walk(loss, [state.w, state.v], state.rate, state.steps)
  return { loss, way, right: words.count(readRightly(inks, ...way.at(-1)!), inks.length) }
}
