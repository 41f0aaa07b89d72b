/** What several runs of the same setting say together. */
import type { Trial } from './trials.ts'

/** The middle one of the values; of an even number, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** For each epoch, the median of the runs: one that goes astray does not move it. */
export function medianByEpoch(trials: Trial[], what: (epoch: Trial['epochs'][number]) => number) {
  return trials[0]!.epochs.map((_, i) => median(trials.map(({ epochs }) => what(epochs[i]!))))
}
