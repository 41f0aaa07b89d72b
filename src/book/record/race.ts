/** How a race stands, from what the notebook was when its button was pressed and what it is now. Pure. */
import type { CellState, Notebook } from '../../notebook/notebook.ts'

/**
 * `on` until the run that the button began has ended. `done`: it came to its end, and what ran is what stands there now;
 * `changed`: it did, but what stands there now is something else. All others end without a result; `again`: the cell
 * was pressed once more, so that what runs is another run, or will be.
 */
export type RaceStanding = 'on' | 'done' | 'changed' | 'again' | 'stopped' | 'restarted' | 'failed'

/** What has to be known of the notebook as it was before the cell was run. */
export type RaceBegin = Pick<Notebook, 'runCount' | 'kernelEnd'>

/**
 * How the race of a cell stands that was begun by running it. To be asked after each change of the notebook, until it
 * is no longer `on`. `state` is what the cell shows.
 */
export function standingOf(
  begun: RaceBegin,
  now: Notebook,
  cell: string,
  state: CellState,
): RaceStanding {
  const running = now.running?.id === cell ? now.running : undefined
  const wanted = now.wanted.find(({ id }) => id === cell)
  if (running?.stopping) return 'stopped'
  if (running) return wanted ? 'again' : 'on'
  // One that goes on begins from what was trained before.
  if (wanted) return wanted.start === 'anew' ? 'on' : 'again'
  const run = now.runs.get(cell)
  const outcome =
    run && run.run > begun.runCount ? run.outcome : now.notRun.has(cell) ? 'failed' : 'stopped'
  if (outcome === 'done') return state === 'done' ? 'done' : 'changed'
  if (outcome === 'failed') return 'failed'
  const isRestarted = now.kernelEnd !== begun.kernelEnd && now.kernelEnd?.why === 'restarted'
  return isRestarted ? 'restarted' : 'stopped'
}
