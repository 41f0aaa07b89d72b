/** Looks into the network while it learns; a figure shows them. */
import { caption } from '#book-words/outputs/looks'
import { ELEMENT, list, number, object, oneOf, text, thinned } from '../../output/form.ts'
import type { OutputForm, OutputKind } from '../../output/kind.ts'
import type { LayerLook, Look, Looks } from '../lesson/look.ts'

declare module '../../output/kind.ts' {
  interface OutputKinds {
    looks: Looks
  }
}

export const form: OutputForm<Looks> = {
  kind: 'looks',
  isForCells: true,
  read: object<Looks>({
    kind: oneOf('looks'),
    looks: thinned(
      object<Look>({
        at: number,
        layers: list(
          object<LayerLook>({
            units: number,
            weights: list(number, 100),
            answers: list(number, 100),
            dead: number,
            gradient: number,
          }),
          20,
        ),
        packedFilters: list(text(6000), 24),
        scale: number,
      }),
      120,
    ),
  }),
  weigh: ({ looks }) => ELEMENT * (50 + looks.length),
}

export const kind: OutputKind<Looks> = {
  kind: 'looks',
  figure: { name: 'inside', caption },
  compare: { packed: ['packedFilters'] },
}

/** In an exported program. */
export function outside({ looks }: Looks): void {
  const { at, layers } = looks.at(-1)!
  const gradients = layers.map(({ gradient }) => gradient.toPrecision(3)).join(', ')
  console.log(`after ${at.toFixed(2)} epochs: gradients of length ${gradients}`)
}
