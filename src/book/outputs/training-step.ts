/** How fast a training went that a cell has shown. */
import type { Output } from '../../output/kind.ts'
import './training.ts'

/**
 * Milliseconds of a step in the last epoch that is finished, without the test after it; undefined where none is, or the
 * output is no training.
 */
export function stepOf(shown: Output): number | undefined {
  if (shown.kind !== 'training') return undefined
  const epoch = shown.finished.at(-1)
  return epoch && (1000 * epoch.seconds) / shown.steps
}
