/** What several runs of the same setting say together: each of them, their median, and the band they lie in. */
import { type Table, table } from './show.ts'
import type { Trial, Trials } from './trials.ts'

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

/** A row for each setting: the median of what is asked of its runs, their band, and each of them, in order of size. */
export function eachRun(
  caption: string,
  results: Trials,
  what: (trial: Trial) => number,
  decimals = 2,
): Table {
  return table(
    caption,
    ['', 'median', 'least and most', 'each run'],
    Object.entries(results).map(([name, trials]) => {
      const values = trials.map(what).sort((a, b) => a - b)
      const texts = values.map((value) => value.toFixed(decimals))
      const band = texts.length > 1 ? `${texts[0]} to ${texts.at(-1)}` : ''
      return [name, median(values).toFixed(decimals), band, texts.join(' ')]
    }),
  )
}
