/** All texts that lie in a storage, cell by cell. */
import { type BookStorage, namesIn } from './book-storage.ts'
import { joinOld, type OwnValue, readOld, readOwn, type StoredCell } from './stored-text.ts'
import { OLD_TEXTS_KEY, TEXT_PREFIX } from './text-keys.ts'

export interface OwnTexts {
  own: Map<string, OwnValue>
  /** cells whose value is of a later version */
  later: Set<string>
}

/**
 * The texts stored cell by cell, by id, and the ids of those that a later version wrote. What cannot be read is left
 * out; throws where storage is denied.
 */
export function ownTexts(storage: Storage): OwnTexts {
  const own = new Map<string, OwnValue>()
  const later = new Set<string>()
  for (const key of namesIn(storage)) {
    if (!key.startsWith(TEXT_PREFIX)) continue
    const id = key.slice(TEXT_PREFIX.length)
    const value = readOwn(storage.getItem(key))
    if (value === 'later-version') later.add(id)
    else if (value) own.set(id, value)
  }
  return { own, later }
}

/**
 * What older builds have, which a tab of theirs may still change: the value of versions 1 and 2; and, joined with it by
 * their own rule, what lay under names without the book's id. So one rule, `joinOld`, takes over both.
 */
export function oldTexts(storage: BookStorage): Map<string, StoredCell> | 'later-version' {
  const before = (storage.earlier ?? storage)()
  const inOne = readOld(before.getItem(OLD_TEXTS_KEY))
  if (!storage.earlier) return inOne
  const old = inOne === 'later-version' ? new Map<string, StoredCell>() : inOne
  const { own, later } = ownTexts(before)
  const cells = new Map<string, StoredCell>()
  for (const id of new Set([...own.keys(), ...old.keys()])) {
    const cell = joinOld(own.get(id), old.get(id))
    if (!later.has(id) && (cell.edit || cell.removed)) cells.set(id, cell)
  }
  return cells
}
