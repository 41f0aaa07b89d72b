/** Watches over what cells hold of each other: who changed what, whether a result can be trusted, what has to be copied. */

import { copyValues } from './copy.ts'
import { findChanged } from './find-changes.ts'
import type { HeldRun, HeldRuns } from './held-runs.ts'
import type { Life } from './leftovers.ts'
import type { PluginValues } from './plugin.ts'
import type { Spoiled } from './protocol.ts'
import type { Shared } from './shared.ts'
import { Look } from './stamps.ts'

type Take = [name: string, maker: string]

/** Compares what runs hold with their stamps, and finds who changed it. */
export class Watch {
  private readonly held: HeldRuns
  private readonly shared: Shared
  private readonly values: PluginValues

  constructor(held: HeldRuns, shared: Shared, values: PluginValues) {
    this.held = held
    this.shared = shared
    this.values = values
  }

  newLook(): Look {
    return new Look(this.shared.isShared, this.values)
  }

  /** Forgets the runs whose values late code has changed since they were made, before these are taken. */
  forgetChanged(makers: string[]): Spoiled[] {
    const runs = makers.flatMap((maker) => this.held.get(maker) ?? [])
    const found = findChanged(this.held, runs, this.newLook())
    const spoiled = found.map(({ cell, run, change }): Spoiled => {
      const { names, how } = change
      const by = run.life?.isAlive ? cell : this.suspects(change.objects)[0]?.cell
      return { cell, names, how, ...(by !== undefined && { by }) }
    })
    for (const { cell } of spoiled) this.held.forget(cell)
    return spoiled
  }

  /** What was changed while a run took its turn, by whom, and whether the run's own result is in doubt for it. */
  judge(
    held: HeldRun,
    takes: Take[],
    changes: string[],
    look: Look,
  ): { spoiled: Spoiled[]; doubt: { name: string; cell: string } | undefined } {
    const cell = held.life!.cell
    const found = findChanged(this.held, [held], look).filter((each) => each.cell !== cell)
    let doubt: { name: string; cell: string } | undefined
    const spoiled = found.map(({ cell: maker, change: { names, objects, how } }): Spoiled => {
      const suspect = this.suspects(objects).find((each) => each !== held.life)
      const taken = takes.find(
        ([name, from]) => from === maker && names.includes(name) && !changes.includes(name),
      )
      if (taken && suspect) doubt ??= { name: taken[0], cell: suspect.cell }
      return { cell: maker, names, how, by: suspect?.cell ?? cell }
    })
    return { spoiled, doubt }
  }

  /** Ended runs that have left something running and can reach one of these objects. */
  private suspects(objects: ReadonlySet<object>): Life[] {
    const suspects: Life[] = []
    for (const [, { stamp, life, sources }] of this.held) {
      if (!life?.isAlive) continue
      const stamps = [stamp, ...sources.map((source) => source.stamp)]
      if ([...objects].some((object) => stamps.some((each) => each?.hasPrintOf(object))))
        suspects.push(life)
    }
    return suspects
  }

  /** The values that a cell changes, and what shares something with them, as copies. */
  async copy(
    takes: Take[],
    changes: string[],
    inputs: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    const reach = ([name, maker]: Take) => this.held.get(maker)!.stamp!.reach(name)
    const changed = takes.filter(([name]) => changes.includes(name))
    if (changed.length === 0) return {}
    const reached = new Set(changed.flatMap((each) => [...reach(each)].filter(isData)))
    const names = takes.filter(
      (each) =>
        changes.includes(each[0]) ||
        (typeof inputs[each[0]] !== 'function' && [...reach(each)].some((one) => reached.has(one))),
    )
    const values = Object.fromEntries(names.map(([name]) => [name, inputs[name]]))
    return copyValues(values, { isShared: this.shared.isShared, values: this.values })
  }
}

/** Not a function, nor the prototype of a class: what cells share without changing it. */
function isData(value: object): boolean {
  if (typeof value === 'function') return false
  const maker = Object.getOwnPropertyDescriptor(value, 'constructor')?.value as unknown
  return !(typeof maker === 'function' && maker.prototype === value)
}
