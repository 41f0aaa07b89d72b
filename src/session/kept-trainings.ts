/**
 * Trainings kept on this machine: their data, some megabytes each, in IndexedDB, and a list of them in
 * `localStorage`, so that a page knows at once whether there is anything to go on with. Storage may be denied or
 * full: what cannot be stored is kept for as long as the tab.
 */

import { del, get, promisifyRequest, set, type UseStore } from 'idb-keyval'
import { session as words } from '#words/session'
import { bytesOf, isCheckpoint } from '../kernel/checkpoint-form.ts'
import type { Checkpoint, OutputChange } from '../kernel/protocol.ts'
import type { KeptTraining } from '../notebook/notebook.ts'
import { isSameTraining } from '../notebook/trainings.ts'
import { fit } from '../output/forms.ts'
import { type BookStorage, bookStorage } from './book-storage.ts'
import { KEPT_PREFIX, OLD_LIST_KEY } from './kept-keys.ts'
import {
  DATABASE,
  DATABASE_STORE,
  EARLIER_DATABASE,
  isKept,
  keptList,
  readOldList,
} from './kept-list.ts'

/** Of a cell that are stored; older ones go. */
const MOST_OF_A_CELL = 3

/** Held where they cannot be stored: the last of each cell, and no more than this of all but the newest. */
const MOST_BYTES_HELD = 64_000_000

const MOST_SHOWN = 500

const VERSION = 1

/** There is nothing to take up: not now, and not when asked again. */
export class TrainingGone extends Error {
  override name = 'TrainingGone'

  constructor(why: keyof typeof words.trainingGone) {
    super(words.trainingGone[why])
  }
}

/** Another tab has trained under the same key since what is kept of it was read. */
export class TrainingReplaced extends Error {
  override name = 'TrainingReplaced'
  /** what is kept now */
  readonly kept: KeptTraining

  constructor(kept: KeptTraining) {
    super(kept.key)
    this.kept = kept
  }
}

/** Where the data lies. */
export interface TrainingData {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  /** puts what `change` makes of the value in its place, unless that is undefined; nothing can come between */
  update(key: string, change: (value: unknown) => unknown): Promise<void>
  del(key: string): Promise<void>
}

interface Held {
  cell: string
  checkpoint: Checkpoint
  shown: readonly OutputChange[]
}

/** Stores, loads and forgets trainings by key, at most three for each cell. */
export class KeptTrainings {
  /** by key, the newest last; one that is being stored is held until it is */
  private readonly held = new Map<string, Held>()
  private readonly storage: BookStorage
  private readonly data: TrainingData
  /** where the data lies of what `storage.earlier` lists */
  private readonly earlierData: TrainingData

  constructor(
    storage: BookStorage = bookStorage,
    data = inIndexedDb(DATABASE, true),
    earlierData = inIndexedDb(EARLIER_DATABASE, false),
  ) {
    this.storage = storage
    this.data = data
    this.earlierData = earlierData
  }

  /** Stores it with what its cell showed. Resolves to false where it is kept for this tab only. */
  async keep(
    kept: KeptTraining,
    checkpoint: Checkpoint,
    shown: readonly OutputChange[] = [],
  ): Promise<boolean> {
    this.hold(kept, checkpoint, shown)
    try {
      await this.data.set(kept.key, { version: VERSION, kept, checkpoint, shown })
    } catch {
      this.makeRoom()
      return false
    }
    let isListed = true
    try {
      this.list(kept)
    } catch {
      isListed = false
    }
    // Meanwhile there may be a later one, which is not stored yet; and by the lists, an older one may seem the newest.
    const isNewest = this.held.get(kept.key)?.checkpoint === checkpoint
    if (isNewest && (isListed || !this.isEarlier(kept.key))) this.held.delete(kept.key)
    if (!isListed) return false
    await this.forgetEarlier(kept.key)
    const ofCell = keptList(this.storage).filter(({ cell }) => cell === kept.cell)
    for (const { key } of ofCell.slice(MOST_OF_A_CELL)) await this.forget(key)
    return true
  }

  /**
   * Rejects with `TrainingGone` when it is not there or not what it should be, with `TrainingReplaced` when what is
   * there is another than `asked`.
   */
  async load(asked: KeptTraining): Promise<Checkpoint> {
    const { key } = asked
    const held = this.held.get(key)
    if (held) return held.checkpoint
    const stored = await this.read(key)
    if (stored === undefined || stored === null) throw new TrainingGone('missing')
    const { version, checkpoint, kept } = stored as Record<string, unknown>
    if (version !== VERSION) throw new TrainingGone('version')
    if (!isCheckpoint(checkpoint)) throw new TrainingGone('damaged')
    const now = isKept(kept) ? kept : this.keptBefore(asked, checkpoint)
    if (!isSameTraining(now, asked)) throw new TrainingReplaced({ ...now, key, cell: asked.cell })
    return checkpoint
  }

  /** Stores what the cell of a kept training shows in the end; where that cannot be, what was stored before stays. */
  async keepShown(kept: KeptTraining, shown: readonly OutputChange[]): Promise<void> {
    const { key } = kept
    const held = this.held.get(key)
    if (held) held.shown = shown
    try {
      await this.data.update(key, (value) => {
        const stored = value as { kept?: unknown } | undefined
        const isStored = isKept(stored?.kept) && isSameTraining(stored.kept, kept)
        return isStored ? { ...stored, shown } : undefined
      })
    } catch {
      // The training itself is what counts.
    }
  }

  /**
   * What its cell showed; empty where that is not stored, is another training's, or is not what a kernel may show.
   * Never rejects.
   */
  async loadShown(asked: KeptTraining): Promise<OutputChange[]> {
    try {
      const { version, kept, shown } = (await this.read(asked.key)) as Record<string, unknown>
      const isAsked = !isKept(kept) || isSameTraining(kept, asked)
      return version === VERSION && isAsked ? readShown(shown) : []
    } catch {
      return []
    }
  }

  /** Takes it from the list and from the store, as far as that can be done. */
  async forget(key: string): Promise<void> {
    this.held.delete(key)
    try {
      this.storage().removeItem(KEPT_PREFIX + key)
      this.takeOldListApart(this.storage, key)
    } catch {
      // There is no list, then.
    }
    await this.data.del(key).catch(() => {})
    await this.forgetEarlier(key)
  }

  /** What a tab of an older build keeps later is listed again. */
  private async forgetEarlier(key: string): Promise<void> {
    const { earlier } = this.storage
    if (!earlier) return
    try {
      if (!keptList(earlier).some((kept) => kept.key === key)) return
      earlier().removeItem(KEPT_PREFIX + key)
      this.takeOldListApart(earlier, key)
    } catch {
      // There is no list, then.
    }
    await this.earlierData.del(key).catch(() => {})
  }

  /** Whether the newest state of this training is one that an older build kept. */
  private isEarlier(key: string): boolean {
    const of = (storage: () => Storage) => keptList(storage).find((kept) => kept.key === key)
    const [own, earlier] = [
      of(() => this.storage()),
      this.storage.earlier && of(this.storage.earlier),
    ]
    return earlier !== undefined && (own === undefined || own.savedAt < earlier.savedAt)
  }

  private async read(key: string): Promise<unknown> {
    try {
      return await (this.isEarlier(key) ? this.earlierData : this.data).get(key)
    } catch (error) {
      // A store that fails may answer another time; of what was only held, nothing will come back.
      if (keptList(this.storage).some((kept) => kept.key === key)) throw error
      return undefined
    }
  }

  /** Of data in which an older build has said no more than how far it is. */
  private keptBefore(asked: KeptTraining, { state }: Checkpoint): KeptTraining {
    const { epochs, epoch, step } = state
    const listed = keptList(this.storage).find(({ key }) => key === asked.key)
    return { ...(listed ?? asked), epochs, epoch, step }
  }

  private hold(
    { key, cell }: KeptTraining,
    checkpoint: Checkpoint,
    shown: readonly OutputChange[],
  ): void {
    for (const [other, held] of this.held) if (held.cell === cell) this.held.delete(other)
    this.held.set(key, { cell, checkpoint, shown })
  }

  private makeRoom(): void {
    let bytes = 0
    for (const [at, [key, { checkpoint }]] of [...this.held].reverse().entries()) {
      bytes += bytesOf(checkpoint)
      if (at > 0 && bytes > MOST_BYTES_HELD) this.held.delete(key)
    }
  }

  private list(kept: KeptTraining): void {
    this.takeOldListApart(this.storage)
    this.storage().setItem(KEPT_PREFIX + kept.key, JSON.stringify({ version: 1, kept }))
  }

  /** A tab of an older build reads its list only when it opens, so the list can go; if it makes another, that too. */
  private takeOldListApart(within: () => Storage, without?: string): void {
    const storage = within()
    const old = readOldList(storage)
    if (old.length === 0) return
    const listed = keptList(within)
    for (const { key } of old) {
      if (key === without) continue
      const newest = listed.find((kept) => kept.key === key)
      storage.setItem(KEPT_PREFIX + key, JSON.stringify({ version: 1, kept: newest }))
    }
    storage.removeItem(OLD_LIST_KEY)
  }
}

/** What is stored may be anything: what the kernel could not have shown is left out, and nothing of it can be saved. */
function readShown(value: unknown): OutputChange[] {
  return (Array.isArray(value) ? value : [])
    .slice(0, MOST_SHOWN)
    .flatMap((each: { output?: unknown } | null) => fit(each?.output) ?? [])
    .map((output) => ({ output }))
}

/** Without `isMade` a database that is not there has nothing in it, and is not made. */
function inIndexedDb(name: string, isMade: boolean): TrainingData {
  let opened: UseStore | undefined
  const store = () => (opened ??= openStore(name, isMade))
  return {
    get: async (key) =>
      get(key, store()).catch((error: DOMException) => {
        if (!isMade && error.name === 'AbortError') return undefined
        throw error
      }),
    set: async (key, value) => set(key, value, store()),
    update: async (key, change) =>
      store()('readwrite', (values) => {
        const request: IDBRequest<unknown> = values.get(key)
        request.onsuccess = () => {
          const changed = change(request.result)
          if (changed !== undefined) values.put(changed, key)
        }
        return promisifyRequest(values.transaction)
      }),
    del: async (key) => del(key, store()),
  }
}

/** As idb-keyval's own, but that it lets go of the database when another tab is to delete it. */
function openStore(name: string, isMade: boolean): UseStore {
  let opening: Promise<IDBDatabase> | undefined
  const open = () => {
    if (opening) return opening
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => {
      if (isMade) request.result.createObjectStore(DATABASE_STORE)
      else request.transaction!.abort()
    }
    opening = promisifyRequest(request)
    const forget = () => {
      opening = undefined
    }
    opening.then((database) => {
      database.onclose = forget
      database.onversionchange = () => {
        database.close()
        forget()
      }
    }, forget)
    return opening
  }
  return async (mode, work) =>
    work((await open()).transaction(DATABASE_STORE, mode).objectStore(DATABASE_STORE))
}
