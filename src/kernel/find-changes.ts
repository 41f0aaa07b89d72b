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
 * something has changed, or late code may be at work anywhere, at all runs. One that goes on changing its own values, as
 * an animation does, is left alone until something that is made from it is asked for.
 */
export function findChanged(held: HeldRuns, from: Iterable<HeldRun>, look: Look): Changed[] {
  const near = reachable(from)
  const isAnyLate = [...held].some(([, { life }]) => life?.isAlive)
  const found = check(
    [...held].filter(([, run]) => isAnyLate || near.has(run)),
    look,
  )
  const all = found.length > 0 && !isAnyLate ? check(held, look) : found
  return all.filter((each) => near.has(each.run) || !changesOnlyItself(each, held))
}

/** Its own code is still at work on what no other holds, and that of no other that was given its values. */
function changesOnlyItself({ run, change }: Changed, held: HeldRuns): boolean {
  if (!run.life?.isAlive) return false
  for (const [, other] of held) {
    if (other === run) continue
    if (other.life?.isAlive && reachable([other]).has(run)) return false
    for (const object of change.objects) if (other.stamp?.hasPrintOf(object)) return false
  }
  return true
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
