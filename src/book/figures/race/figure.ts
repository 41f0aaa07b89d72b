/** Which rule gets down which surface, from where, and why does one not? */

import { race as words } from '#book-words/figures/race'
import { signs } from '#words/language'
import { type Figure, steps } from '../../../figures/figure.ts'
import { minus } from '../../../output/format.ts'
import { drawRace, lossText, pointAt } from './draw.ts'
import { type Point, type Race, runRace, SURFACES, type SurfaceName, steepest } from './model.ts'

const MOST_STEPS = 600
const start = {
  surface: 'valley' as string,
  x: -1.2,
  y: 0.9,
  steps: 400,
  rate: 0.01,
  decay: 0,
  noise: false as boolean,
}

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    {
      kind: 'choice',
      name: 'surface',
      label: words.surface,
      options: Object.entries(words.surfaces),
    },
    {
      kind: 'slider',
      name: 'rate',
      label: words.rate,
      values: [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.015, 0.02, 0.03, 0.1, 0.3],
      text: (rate) => (rate === 0 ? words.own : String(rate)),
    },
    { kind: 'slider', name: 'decay', label: words.decay, values: [0, 0.001, 0.003, 0.01, 0.03] },
    { kind: 'slider', name: 'steps', label: words.steps, values: steps(0, MOST_STEPS) },
    { kind: 'switch', name: 'noise', label: words.noise },
  ],
  play: { name: 'steps', perSecond: () => 100, last: () => MOST_STEPS },
  // Another surface has another start, unless one was given for it.
  check(state) {
    const { x, y } = SURFACES[state.surface as SurfaceName]
    const isInside = state.x >= x[0] && state.x <= x[1] && state.y >= y[0] && state.y <= y[1]
    const isOfAnother = Object.entries(SURFACES).some(
      ([name, other]) =>
        name !== state.surface && other.start[0] === state.x && other.start[1] === state.y,
    )
    return at(
      state,
      isInside && !isOfAnother ? [state.x, state.y] : SURFACES[state.surface as SurfaceName].start,
    )
  },
  draw: (state) => {
    const { surface, start, ...race } = raceOf(state)
    return drawRace(surface, start, runRace({ surface, start, ...race }))
  },
  describe(state) {
    const race = raceOf(state)
    const runners = runRace(race)
    const ranking = runners
      .filter(({ lostAt }) => lostAt === undefined)
      .sort((a, b) => a.loss - b.loss)
      .map(({ name, loss, rate }) => ({ name, loss: lossText(loss), rate: String(rate) }))
    const lost = runners.filter(({ lostAt }) => lostAt !== undefined)
    const told = words.describe({
      steps: race.steps,
      x: minus(state.x.toFixed(2)),
      y: minus(state.y.toFixed(2)),
      ranking,
      decay: race.decay,
      noise: race.noise,
    })
    if (lost.length === 0) return told
    const curvature = steepest(race.surface, race.start)
    const { rate } = lost[0]!
    const product = rate * curvature
    const lostText = words.explainLost({
      names: lost.map(({ name }) => name).join(signs.list),
      rate: String(rate),
      curvature: curvature.toPrecision(3),
      product: product.toPrecision(2),
      isSteep: product > 2,
    })
    return lostText + signs.blank + told
  },
  move: (state, _, to) => at(state, pointAt(state.surface as SurfaceName, to)),
  nudge(state, _, by) {
    const { x, y } = SURFACES[state.surface as SurfaceName]
    const within = (value: number, [least, most]: Point) => Math.max(least, Math.min(most, value))
    return at(state, [
      within(state.x + (by.x * (x[1] - x[0])) / 50, x),
      within(state.y + (by.y * (y[1] - y[0])) / 50, y),
    ])
  },
}

function at(state: typeof start, [x, y]: Point): typeof start {
  // An address knows no negative zero.
  const rounded = (value: number) => Math.round(value * 1000) / 1000 + 0
  return { ...state, x: rounded(x), y: rounded(y) }
}

function raceOf({ surface, x, y, steps, rate, decay, noise }: typeof start): Race {
  return { surface: surface as SurfaceName, start: [x, y], steps, rate, decay, noise }
}
