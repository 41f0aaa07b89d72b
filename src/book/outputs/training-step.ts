/** How fast a training went that a cell has shown. */
import type { CellRun } from '../../notebook/notebook.ts'
import type { Output } from '../../output/kind.ts'
import type { StepTime } from '../../session/page-book.ts'
import { BOOK_SCHEDULE } from '../record/record.ts'
import './training.ts'

/** The first steps of a training are slow; in an epoch of so many they hardly count. */
const LEAST_STEPS = 100

/**
 * Milliseconds of a step in the last epoch that is finished, without the test after it; undefined where none is, or the
 * output is no training.
 */
export function stepOf(shown: Output): number | undefined {
  if (shown.kind !== 'training') return undefined
  const epoch = shown.finished.at(-1)
  return epoch && (1000 * epoch.seconds) / shown.steps
}

/**
 * The same of what a run has trained itself, and what computed it; undefined where the epoch was taken up from an
 * earlier visit or lent, or its batches are not the book's, or too few.
 */
export function stepTrained({ machine, outputs, milliseconds = 0 }: CellRun): StepTime | undefined {
  const shown = outputs.map(({ output }) => output).findLast(({ kind }) => kind === 'training')
  if (!machine || shown?.kind !== 'training') return undefined
  const { samples, steps } = shown
  const isLikeBooks = steps >= LEAST_STEPS && steps === Math.ceil(samples / BOOK_SCHEDULE.size)
  const step = stepOf(shown)
  // An epoch that took longer than all of the run is of another one.
  if (!isLikeBooks || step === undefined || step * steps > milliseconds) return undefined
  return { milliseconds: step, backend: machine.backend }
}
