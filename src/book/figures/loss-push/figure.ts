/** Which loss still pushes when the network is sure and wrong? */

import { lossPush as words } from '#book-words/figures/loss-push'
import type { Figure } from '../../../figures/figure.ts'
import { CHANCES, chanceAt, clamped, drawLosses } from './draw.ts'
import { LOSSES, pushes, sharedOut } from './model.ts'

const start = { y: 0.05 }

export const figure: Figure<typeof start> = {
  start,
  controls: () => [
    {
      kind: 'slider',
      name: 'y',
      label: words.slider,
      values: CHANCES,
    },
  ],
  draw: ({ y }) => drawLosses(y),
  describe({ y }) {
    const [log, linear, square] = (['log', 'linear', 'square'] as const).map(
      (name) => pushes(name, sharedOut(y), 0)[0]!,
    ) as [number, number, number]
    return words.describe({ y, log, linear, square, loss: LOSSES.log(y) })
  },
  move: (_, __, { x }) => ({ y: chanceAt(x) }),
  nudge: ({ y }, _, by) => {
    const at = CHANCES.indexOf(clamped(y)) + by.x + by.y
    return { y: CHANCES[Math.max(0, Math.min(CHANCES.length - 1, at))]! }
  },
}
