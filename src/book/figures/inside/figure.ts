/** What happens in the network while it learns? */
import { inside as words } from '#book-words/figures/inside'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { drawInside } from './draw.ts'
import { deviationOf, type Look, longestGradient } from './model.ts'

/** −1 follows the training: the latest moment. */
const start = { moment: -1 }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['data'],
  controls: (state, assets) => {
    const looks = looksOf(assets)
    const values = steps(0, looks.length - 1)
    return [
      {
        kind: 'slider',
        name: 'moment',
        label: words.moment,
        // The right end follows.
        values: [...values.slice(0, -1), state.moment === -1 ? -1 : values.length - 1],
        text: (moment) => words.after(looks.at(moment)!.at),
      },
      { kind: 'button', press: 'latest', label: words.latest },
    ]
  },
  play: { name: 'moment', perSecond: () => 4, last: (_, assets) => looksOf(assets).length - 1 },
  check: (state) => ({ moment: Math.max(-1, Math.round(state.moment)) }),
  draw(state, assets) {
    const looks = looksOf(assets)
    return drawInside(lookAt(state, looks), {
      mostGradient: longestGradient(looks),
      picture: assets.picture!,
    })
  },
  describe(state, assets) {
    const looks = looksOf(assets)
    const { at, layers, scale } = lookAt(state, looks)
    return words.describe({
      when: words.after(at),
      count: looks.length,
      scale: scale.toFixed(3),
      layers: layers.map((layer) => ({
        dead: layer.dead,
        units: layer.units,
        gradient: layer.gradient.toPrecision(2),
        deviation: deviationOf(layer).toFixed(3),
      })),
    })
  },
  press: () => ({ moment: -1 }),
}

function looksOf({ data }: Assets): Look[] {
  return (data as { looks: Look[] }).looks
}

function lookAt({ moment }: typeof start, looks: Look[]): Look {
  return looks[moment] ?? looks.at(-1)!
}
