/**
 * Trainings kept on this machine: their data, some megabytes each, in IndexedDB, and a list of them in
 * `localStorage`, so that a page knows at once whether there is anything to go on with. Storage may be denied or
 * full: what cannot be stored is kept for as long as the tab.
 */
import { createStore, del, get, set, type UseStore } from 'idb-keyval'
import type { Checkpoint } from '../kernel/protocol.ts'
import type { KeptTraining } from '../notebook/notebook.ts'
import { keptList, saveKeptList } from './kept-list.ts'

/** Of one cell; older ones go. */
const MOST_OF_A_CELL = 3

const VERSION = 1

export class KeptTrainings {
  private readonly inMemory = new Map<string, Checkpoint>()
  private store: UseStore | undefined

  /** Resolves to false where it is kept for this tab only. */
  async keep(kept: KeptTraining, checkpoint: Checkpoint): Promise<boolean> {
    this.inMemory.clear()
    this.inMemory.set(kept.key, checkpoint)
    try {
      await set(kept.key, { version: VERSION, checkpoint }, this.open())
      const list = [kept, ...keptList().filter(({ key }) => key !== kept.key)]
      const ofCell = list.filter(({ cell }) => cell === kept.cell)
      const old = new Set(ofCell.slice(MOST_OF_A_CELL).map(({ key }) => key))
      saveKeptList(list.filter(({ key }) => !old.has(key)))
      for (const key of old) await del(key, this.open())
      return true
    } catch {
      return false
    }
  }

  /** Rejects when it is not there or not what it should be. */
  async load({ key }: KeptTraining): Promise<Checkpoint> {
    const held = this.inMemory.get(key)
    if (held) return held
    const stored = await get<{ version: number; checkpoint: Checkpoint }>(key, this.open())
    if (stored?.version !== VERSION || !Array.isArray(stored.checkpoint?.weights))
      throw new Error('unknown version')
    return stored.checkpoint
  }

  private open(): UseStore {
    this.store ??= createStore('book', 'trainings')
    return this.store
  }
}
