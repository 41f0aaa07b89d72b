/**
 * The reader's texts, kept on this machine: a key for each cell, so that tabs that write different cells cannot
 * overwrite each other's. Of the same cell the last written text stays.
 * Storage may be denied, full, or hold anything at all: reading never throws, and saving says what became of it.
 */
import { type BookStorage, bookStorage, NAME_START } from './book-storage.ts'
import {
  isSameCell,
  joinOld,
  type OwnValue,
  printOfOld,
  readOwn,
  type StoredCell,
  writeOwn,
} from './stored-text.ts'
import { oldTexts, ownTexts } from './stored-texts.ts'
import { OLD_TEXTS_KEY, TEXT_PREFIX } from './text-keys.ts'

export type { StoredCell } from './stored-text.ts'

/** What cannot be read is put aside under this and the cell's id, not thrown away. */
export const UNREADABLE_PREFIX = 'edit-unreadable:'

/** Why a text was not stored: there is no storage, no room in it, or a later version of the book wrote the cell. */
export type Refusal = 'denied' | 'full' | 'later-version'

/** What of the page {@link TextStore.watch} listens to; tests have others. */
export interface Surroundings {
  window: EventTarget
  document: EventTarget & { readonly visibilityState: DocumentVisibilityState }
}

/** One tab's view of the texts that all tabs share. */
export class TextStore {
  private readonly storage: BookStorage
  /** the texts as this tab last knew them: as it read them, was told of them, or wrote them itself */
  private known = new Map<string, StoredCell>()
  private own = new Map<string, OwnValue>()
  private old = new Map<string, StoredCell>()
  /** texts that could not be stored, by cell */
  private readonly refused = new Map<string, { why: Refusal; cell: StoredCell }>()
  private isFirstRead = true

  constructor(storage: BookStorage = bookStorage) {
    this.storage = storage
  }

  /**
   * All that is stored, by cell. Nothing is stored by this, except that the first read gives each cell of the old
   * value a key of its own: from then on what tabs of an older build do to each other does no harm to it.
   */
  read(): Map<string, StoredCell> {
    this.news()
    if (this.isFirstRead) this.migrate()
    this.isFirstRead = false
    return new Map(this.known)
  }

  /** Keeps what there is to keep of a cell, in place of what was kept of it before. After the first `read`. */
  save(id: string, cell: StoredCell): 'saved' | Refusal {
    const outcome = this.write(id, cell)
    if (outcome === 'saved') {
      this.refused.delete(id)
      this.know(id, cell)
    } else this.refused.set(id, { why: outcome, cell })
    return outcome
  }

  /** Why the newest text of some cell is not stored. */
  get problem(): Refusal | undefined {
    const all = new Set([...this.refused.values()].map(({ why }) => why))
    return (['denied', 'full', 'later-version'] as const).find((refusal) => all.has(refusal))
  }

  /**
   * Tells `listener` of cells that others have changed since this tab last knew; a cell of which nothing is kept any
   * more has neither text. A tab that was frozen or in the cache of pages is not told of what was written meanwhile, so
   * it looks when it comes back; nor is it told of what a page of its own wrote, such as the one that shows what is
   * stored, so it looks at each new page. What could not be stored is tried again then, too: where that comes to
   * something, and nothing else has changed, the listener is told of no cells.
   */
  watch(
    listener: (changed: Map<string, StoredCell>) => void,
    stop?: AbortSignal,
    { window, document }: Surroundings = globalThis,
  ): void {
    const look = () => {
      const changed = this.news()
      if (this.tryAgain() || changed.size > 0) listener(changed)
    }
    const options = stop ? { signal: stop } : {}
    window.addEventListener(
      'storage',
      (event) => {
        const { key } = event as StorageEvent
        // The event only says where to look. What it carries may be older than what this tab has written since.
        const name = key?.replace(NAME_START, '')
        const isText = !name || name === OLD_TEXTS_KEY || name.startsWith(TEXT_PREFIX)
        // Where something was refused, whatever went may have made room.
        if (isText || this.refused.size > 0) look()
      },
      options,
    )
    window.addEventListener(
      'pageshow',
      (event) => {
        if ((event as PageTransitionEvent).persisted) look()
      },
      options,
    )
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') look()
      },
      options,
    )
    document.addEventListener('resume', look, options)
    document.addEventListener('astro:after-swap', look, options)
  }

  /** Whether something that had been refused is stored now. */
  private tryAgain(): boolean {
    const before = this.refused.size
    for (const [id, { cell }] of [...this.refused]) this.save(id, cell)
    return this.refused.size < before
  }

  /** Takes note of what is stored now. Returns the cells that are not as this tab knew them. */
  news(): Map<string, StoredCell> {
    const changed = new Map<string, StoredCell>()
    let now: Map<string, StoredCell>
    try {
      now = this.readAll(this.storage())
    } catch {
      return changed
    }
    for (const id of new Set([...this.known.keys(), ...now.keys()])) {
      const cell = now.get(id) ?? {}
      if (isSameCell(cell, this.known.get(id))) continue
      changed.set(id, cell)
      // A text that could not be stored is older than this one, and not to be put over it.
      this.refused.delete(id)
    }
    this.known = now
    return changed
  }

  private readAll(storage: Storage): Map<string, StoredCell> {
    const old = oldTexts(this.storage)
    // Of a later version: what it says is not for us, and what we had of it stays.
    if (old !== 'later-version') this.old = old
    const { own, later } = ownTexts(storage)
    this.own = own
    const cells = new Map<string, StoredCell>()
    for (const id of new Set([...own.keys(), ...this.old.keys(), ...later])) {
      const cell = later.has(id) ? this.known.get(id) : joinOld(own.get(id), this.old.get(id))
      if (cell?.edit || cell?.removed) cells.set(id, cell)
    }
    return cells
  }

  private migrate(): void {
    for (const [id, old] of this.old)
      if (this.own.get(id)?.taken !== printOfOld(old)) this.write(id, this.known.get(id) ?? {})
  }

  private write(id: string, cell: StoredCell): 'saved' | Refusal {
    let storage: Storage
    let before: string | null
    try {
      storage = this.storage()
      before = storage.getItem(TEXT_PREFIX + id)
    } catch {
      return 'denied'
    }
    const stored = readOwn(before)
    if (stored === 'later-version') return stored
    // Of the old value, what this tab was told: what came since is news yet, and not to be passed over.
    const taken = printOfOld(this.old.get(id)) ?? this.own.get(id)?.taken
    const value = writeOwn(cell, taken)
    try {
      if (stored?.isDamaged) storage.setItem(UNREADABLE_PREFIX + id, before!)
      if (value === undefined) storage.removeItem(TEXT_PREFIX + id)
      else storage.setItem(TEXT_PREFIX + id, value)
    } catch {
      return 'full'
    }
    this.own.set(id, { ...cell, taken, isDamaged: false })
    return 'saved'
  }

  private know(id: string, { edit, removed }: StoredCell): void {
    if (edit || removed) this.known.set(id, { edit, removed })
    else this.known.delete(id)
  }
}
