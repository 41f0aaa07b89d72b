/** The points of one training at which its network was recorded: the book's `fit`, from the first weights to the last. */
import type { NetworkAfter } from './assets.ts'

/** One recorded network of the training. */
export interface TrainedPoint {
  /** steps taken; 469 of them are an epoch */
  steps: number
  /** passes over the training digits, where it is a whole number of them */
  epochs?: number
}

/** The last is the network of `content/network.json`, the others are in `content/networks`. */
export const POINTS: readonly TrainedPoint[] = [
  { steps: 0 },
  { steps: 1 },
  { steps: 10 },
  { steps: 100 },
  { steps: 469, epochs: 1 },
  { steps: 1407, epochs: 3 },
  { steps: 9380, epochs: 20 },
]

/** The steps of the last point. */
export const FULLY = POINTS.at(-1)!.steps

/** The steps of the book's training as it stands in the text, which is short; the other ends at `FULLY`. */
export const SHORT = 1407

/** Among the points of a handle, behind those of the recorded training: the reader's own. */
export const OWN = POINTS.length

/** The asset that is the network after so many steps. */
export function assetAfter(steps: number): NetworkAfter {
  return `network-${steps}`
}

/** The steps of such an asset; undefined for any other. */
export function stepsOf(asset: string): number | undefined {
  const steps = /^network-(\d+)$/.exec(asset)?.[1]
  return steps === undefined ? undefined : Number(steps)
}
