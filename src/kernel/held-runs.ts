/**
 * What the kernel holds: for each cell its last finished run, with its values and the tensors it made. A run that
 * has been replaced is freed once every run that was given its values is freed, too: a model lives as long as
 * something made from it.
 */
import type { TensorScope } from './tensor-scope.ts'

export interface HeldRun {
  values: Record<string, unknown>
  /** undefined for a run that began before any cell had imported TensorFlow.js */
  scope: TensorScope | undefined
  /** the runs whose values it was given */
  sources: HeldRun[]
  users: Set<HeldRun>
  replaced: boolean
  freed: boolean
}

export function newRun(): HeldRun {
  return {
    values: {},
    scope: undefined,
    sources: [],
    users: new Set(),
    replaced: false,
    freed: false,
  }
}

export class HeldRuns {
  private readonly runs = new Map<string, HeldRun>()

  get(cell: string): HeldRun | undefined {
    return this.runs.get(cell)
  }

  /** A finished run takes the place of the cell's last one; one that failed or was stopped only ends it. */
  keep(cell: string, run: HeldRun, isDone: boolean): void {
    const earlier = this.runs.get(cell)
    if (isDone) {
      this.runs.set(cell, run)
      for (const source of run.sources) source.users.add(run)
    } else {
      this.runs.delete(cell)
      run.replaced = true
      freeUnused(run)
    }
    if (earlier) {
      earlier.replaced = true
      freeUnused(earlier)
    }
  }
}

function freeUnused(run: HeldRun): void {
  if (!run.replaced || run.freed || [...run.users].some((user) => !user.freed)) return
  run.freed = true
  run.scope?.free()
  run.values = {}
  for (const source of run.sources) freeUnused(source)
}
