/**
 * What the kernel holds: for each cell its last finished run, with its values and the tensors it made. A run that
 * has been replaced is freed once every run that was given its values is freed, too: a model lives as long as
 * something made from it.
 */

import type { Life } from './leftovers.ts'
import type { Scope } from './plugin.ts'
import type { Stamp } from './stamps.ts'

export interface HeldRun {
  values: Record<string, unknown>
  /** what the cell's own names hold now; a function may have given one of them another value */
  read: () => Record<string, unknown>
  /** what its values were when it ended; undefined before */
  stamp: Stamp | undefined
  life: Life | undefined
  /** undefined for a run that began before any cell had imported the library */
  scope: Scope | undefined
  /** the runs whose values it was given */
  sources: HeldRun[]
  users: Set<HeldRun>
  replaced: boolean
  freed: boolean
}

/** A run that has made nothing yet and takes nothing from others. */
export function newRun(): HeldRun {
  return {
    values: {},
    read: () => ({}),
    stamp: undefined,
    life: undefined,
    scope: undefined,
    sources: [],
    users: new Set(),
    replaced: false,
    freed: false,
  }
}

/** The last finished run of each cell. It frees a run's memory when nothing that is held was made from it. */
export class HeldRuns {
  private readonly runs = new Map<string, HeldRun>()

  get(cell: string): HeldRun | undefined {
    return this.runs.get(cell)
  }

  [Symbol.iterator](): Iterator<[cell: string, run: HeldRun]> {
    return this.runs[Symbol.iterator]()
  }

  /** From now on no cell can take the run's values. What was made from them stays. */
  forget(cell: string): void {
    const run = this.runs.get(cell)
    this.runs.delete(cell)
    if (!run) return
    replace(run)
  }

  /** A finished run takes the place of the cell's last one; one that failed or was stopped only ends it. */
  keep(cell: string, run: HeldRun, isDone: boolean): void {
    const earlier = this.runs.get(cell)
    if (isDone) {
      this.runs.set(cell, run)
      for (const source of run.sources) source.users.add(run)
    } else {
      this.runs.delete(cell)
      replace(run)
    }
    if (earlier) replace(earlier)
  }
}

/** No cell can take its values any more, so what it left running ends. */
function replace(run: HeldRun): void {
  run.replaced = true
  run.life?.cancel()
  freeUnused(run)
}

/** Nothing leads to a freed run any more, nor from it: neither may keep the other in memory. */
function freeUnused(run: HeldRun): void {
  if (!run.replaced || run.freed || run.users.size > 0) return
  const { scope, sources } = run
  run.freed = true
  run.values = {}
  run.read = () => ({})
  run.stamp = undefined
  run.life = undefined
  run.scope = undefined
  run.sources = []
  scope?.free()
  for (const source of sources) {
    source.users.delete(run)
    freeUnused(source)
  }
}
