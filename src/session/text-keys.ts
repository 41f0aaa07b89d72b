/**
 * Where the reader's texts lie in `localStorage`, and whether there is one of a cell. Every page asks that of each of
 * its cells before anything is loaded, so it is short; the rest is in `text-store.ts`.
 */

import { type BookStorage, bookStorage, storedValue } from './book-storage.ts'

/** A cell's text has this and the cell's id as its key. */
export const TEXT_PREFIX = 'edit:'

/** Up to version 2 all texts lay here, in one value. */
export const OLD_TEXTS_KEY = 'edits'

/** Whether there is anything of a cell to come back to. A key of its own decides, if there is one. */
export function hasSaved(id: string, storage: BookStorage = bookStorage): boolean {
  try {
    const own = storedValue(TEXT_PREFIX + id, storage)
    if (own !== null) return own.includes('"code":')
    return storedValue(OLD_TEXTS_KEY, storage)?.includes(`${JSON.stringify(id)}:{`) ?? false
  } catch {
    return false
  }
}
