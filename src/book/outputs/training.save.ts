/** A training as files: its numbers as CSV, its charts as pictures. */
import { training as words } from '#book-words/outputs/training'
import type { Savable, ShownOutputs } from '../../output/kind.ts'
import { chartFiles } from '../../output/save-chart.ts'
import type { EpochResult, TrainingProgress } from '../lesson/training.ts'

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
      table(words.curveFile, 'curve', ({ curve }) =>
        csv(
          ['epoch', 'loss', 'accuracy'],
          curve.map(({ at, loss, accuracy }) => [at, loss, accuracy]),
        ),
      ),
    ],
  }
}

function epochsCsv(finished: readonly EpochResult[]): string {
  return csv(
    ['epoch', 'loss', 'accuracy', 'test_loss', 'test_accuracy', 'seconds'],
    finished.map((result) => [
      result.epoch,
      result.loss,
      result.accuracy,
      result.validationLoss,
      result.validationAccuracy,
      result.seconds,
    ]),
  )
}

function csv(columns: string[], rows: (number | undefined)[][]): string {
  return [columns, ...rows].map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('')
}
