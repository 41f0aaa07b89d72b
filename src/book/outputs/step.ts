/** One training step, every number of it; a figure shows it. */
import { caption } from '#book-words/outputs/step'
import {
  ELEMENT,
  finite,
  list,
  number,
  object,
  oneOf,
  type Read,
  record,
  uncut,
  whole,
} from '../../output/form.ts'
import type { OutputForm, OutputKind } from '../../output/kind.ts'
import type { Change, Kernel, Matrix, Step, Sums } from '../lesson/glass.ts'

declare module '../../output/kind.ts' {
  interface OutputKinds {
    step: Step
  }
}

const packed: Read<string> = uncut(100_000)

export const form: OutputForm<Step> = {
  kind: 'step',
  isForCells: true,
  read: object<Step>({
    kind: oneOf('step'),
    taken: whole,
    rule: object({ eta: finite, rho: finite, epsilon: finite }),
    labels: list(whole, 8),
    losses: list(number, 8),
    loss: number,
    lossAfter: number,
    changes: list(object<Change>({ share: finite, predicted: number, came: number }), 8),
    matrices: record(object<Matrix>({ columns: whole, packed }), 20),
    sums: record(
      object<Sums>({
        count: whole,
        told: whole,
        packedPlaces: packed,
        packedFactors: packed,
        packedTotals: packed,
      }),
      8,
    ),
    kernels: list(
      object<Kernel>({
        units: list(whole, 8),
        rows: whole,
        packedTheta: packed,
        packedGradient: packed,
        packedMean: packed,
        packedMeanAfter: packed,
        packedThetaAfter: packed,
      }),
      3,
    ),
  }),
  weigh: () => ELEMENT * 200,
}

export const kind: OutputKind<Step> = {
  kind: 'step',
  figure: { name: 'glass', caption },
  // Rounding moves the last letters of what is packed, and where sums are near each other, which units are shown.
  compare: {
    times: [
      'packed',
      'packedPlaces',
      'packedFactors',
      'packedTotals',
      'packedTheta',
      'packedGradient',
      'packedMean',
      'packedMeanAfter',
      'packedThetaAfter',
      'units',
    ],
  },
}

/** In an exported program. */
export function outside({ changes }: Step): void {
  for (const { share, predicted, came } of changes)
    console.log(
      `${share * 100}% of the step: predicted ${predicted.toFixed(4)}, came ${came.toFixed(4)}`,
    )
}
