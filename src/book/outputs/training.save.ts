/** A training as files: its numbers as CSV, its charts as pictures. */
import { training as words } from '#book-words/outputs/training'
import type { Savable, ShownOutputs } from '../../output/kind.ts'
import { chartFiles } from '../../output/save-chart.ts'
import type { EpochResult, TrainingProgress } from '../lesson/progress.ts'

export function filesOf(shown: ShownOutputs<TrainingProgress>): Savable[] {
  const { cell, place, live, recorded } = shown
  const last = live.at(-1)
  return [
    ...(last ? [tables(words.yours, cell, async () => last)] : []),
    ...(recorded ? [tables(words.recorded, `${cell}-recorded`, recorded)] : []),
    ...chartFiles(cell, place, '.out-training'),
  ]
}

function tables(what: string, name: string, get: () => Promise<TrainingProgress>): Savable {
  const table = (label: string, part: string, content: (training: TrainingProgress) => string) => ({
    label,
    name: `${name}-${part}.csv`,
    type: 'text/csv',
    content: async () => content(await get()),
  })
  return {
    what,
    files: [
      table(words.byEpochFile, 'epochs', ({ finished }) => epochsCsv(finished)),
      table(words.curveFile, 'curve', ({ curve }) => {
        const names = metricNames(curve)
        return csv(
          ['epoch', 'loss', 'accuracy', ...names],
          curve.map(({ at, loss, accuracy, metrics }) => [
            at,
            loss,
            accuracy,
            ...names.map((name) => metrics?.[name]),
          ]),
        )
      }),
    ],
  }
}

function epochsCsv(finished: readonly EpochResult[]): string {
  const names = metricNames(finished)
  return csv(
    [
      ...['epoch', 'loss', 'accuracy', ...names],
      ...['test_loss', 'test_accuracy', ...names.map((name) => `test_${name}`), 'seconds'],
    ],
    finished.map((result) => [
      result.epoch,
      result.loss,
      result.accuracy,
      ...names.map((name) => result.metrics?.[name]),
      result.validationLoss,
      result.validationAccuracy,
      ...names.map((name) => result.validationMetrics?.[name]),
      result.seconds,
    ]),
  )
}

function metricNames(all: readonly { metrics?: Record<string, number> }[]): string[] {
  return Object.keys(all.at(-1)?.metrics ?? {})
}

function csv(columns: string[], rows: (number | undefined)[][]): string {
  return [columns, ...rows].map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('')
}
