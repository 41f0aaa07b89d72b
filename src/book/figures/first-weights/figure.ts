/** How large should the first weights be, and why must they differ? */

import { firstWeights as words } from '#book-words/figures/first-weights'
import type { Figure } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { drawSpreads } from './draw.ts'
import { type RuleName, type Spread, spreads } from './model.ts'

const start = { rule: 'he' as string, times: 1 }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['digits'],
  controls: () => [
    { kind: 'choice', name: 'rule', label: words.rule, options: Object.entries(words.rules) },
    {
      kind: 'slider',
      name: 'times',
      label: words.times,
      values: [0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 2, 3, 5],
    },
  ],
  draw: (state, assets) => drawSpreads(spreadsOf(state, assets)),
  describe(state, assets) {
    const all = spreadsOf(state, assets)
    return words.describe({
      rule: state.rule,
      times: state.times,
      first: words.number(all[0]!.size),
      last: words.number(all.at(-1)!.size),
      layers: all.length,
      way: wayOf(all.at(-1)!.size / all[0]!.size),
    })
  },
}

/** `change` is the last layer's size by the first's. */
function wayOf(change: number): 'fades' | 'grows' | 'stays' {
  if (change < 0.5) return 'fades'
  return change > 2 ? 'grows' : 'stays'
}

function spreadsOf({ rule, times }: typeof start, assets: Assets): Spread[] {
  return spreads(assets.digits!.images.subarray(0, 784), rule as RuleName, times)
}
