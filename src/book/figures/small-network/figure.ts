/** How does each of twelve weights learn how the loss reacts to it, in one way there and one way back? */

import { smallNetwork as words } from '#book-words/figures/small-network'
import { type Figure, steps } from '../../../figures/figure.ts'
import { clampMoved, drawSmallNetwork, movedAt, nameOf, type Shown, signed } from './draw.ts'
import { EDGES, gradientOf, lossWith, PASS, pathsOf, weightOf } from './model.ts'
import { factorText, STATIONS } from './stations.ts'

const NONE = 'none'
const start = { at: 0, shown: false as boolean, weight: NONE as string, moved: 0 }

export const figure: Figure<typeof start> = {
  start,
  controls: (state) => [
    {
      kind: 'slider',
      name: 'at',
      label: words.node,
      values: steps(0, STATIONS.length - 1),
      text: (at) => String(at + 1),
    },
    { kind: 'button', press: 'next', label: state.shown ? words.next : words.show },
    {
      kind: 'choice',
      name: 'weight',
      label: words.lookAt,
      options: [[NONE, words.none], ...EDGES.map((edge, i) => [String(i), nameOf(edge)] as const)],
    },
  ],
  check: (state) => ({ ...state, moved: clampMoved(state.moved) }),
  draw: (state) => drawSmallNetwork(shownOf(state)),
  describe(state) {
    const { edge, moved } = shownOf(state)
    // The sum itself stands in the picture.
    if (!edge) return state.shown ? words.rule(STATIONS[state.at]!.kind) : words.guess
    const slope = gradientOf(edge)
    const paths = pathsOf(edge)
    const rounded = (value: number) => Math.round(value * 1000)
    return words.describeWeight({
      name: nameOf(edge),
      paths: paths.map(({ factors, product, output }) => ({
        output: words.output(output),
        factors: factors.map(factorText),
        product: signed(product, 3),
      })),
      slope: signed(slope, 3),
      moved: signed(moved),
      predicted: signed(slope * moved, 3),
      real: signed(lossWith(edge, weightOf(edge) + moved) - PASS.loss, 3),
      isRounded: paths.reduce((sum, { product }) => sum + rounded(product), 0) !== rounded(slope),
      isMoved: moved !== 0,
      isSilent: PASS.h[edge.layer === 'first' ? edge.to : edge.from] === 0,
    })
  },
  press(state, name) {
    if (name.startsWith('edge-')) {
      const weight = name.slice('edge-'.length)
      return { ...state, weight: weight === state.weight ? NONE : weight, moved: 0 }
    }
    if (!state.shown) return { ...state, shown: true, weight: NONE }
    const isLast = state.at === STATIONS.length - 1
    return { ...state, at: isLast ? 0 : state.at + 1, shown: false, weight: NONE }
  },
  move: (state, _, { x }) => ({ ...state, moved: movedAt(x) }),
  nudge: (state, _, { x, y }) => ({ ...state, moved: clampMoved(state.moved + (x + y) / 20) }),
}

function shownOf({ at, shown, weight, moved }: typeof start): Shown {
  const edge = weight === NONE ? undefined : EDGES[Number(weight)]
  return { at, isShown: shown, edge, moved }
}
