/** Which held runs no longer hold what they made. */
import type { HeldRun, HeldRuns } from './held-runs.ts'
import type { Change, Look } from './stamps.ts'

export interface Changed {
  cell: string
  run: HeldRun
  change: Change
}

/**
 * Looks at what can be reached from these runs: a function that one was given may change what another gave to it. Where
 * something has changed, or late code may be at work anywhere, at all runs.
 */
export function findChanged(held: HeldRuns, from: Iterable<HeldRun>, look: Look): Changed[] {
  const near = reachable(from)
  const isAnyLate = [...held].some(([, { life }]) => life?.isAlive)
  const found = check(
    [...held].filter(([, run]) => isAnyLate || near.has(run)),
    look,
  )
  return found.length > 0 && !isAnyLate ? check(held, look) : found
}

function check(runs: Iterable<[cell: string, run: HeldRun]>, look: Look): Changed[] {
  const found: Changed[] = []
  for (const [cell, run] of runs) {
    const change = run.stamp?.check({ ...run.values, ...run.read() }, look)
    if (change) found.push({ cell, run, change })
  }
  return found
}

function reachable(from: Iterable<HeldRun>): Set<HeldRun> {
  const reached = new Set(from)
  for (const run of reached) for (const source of run.sources) reached.add(source)
  return reached
}
