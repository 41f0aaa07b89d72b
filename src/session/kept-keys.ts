/**
 * Where `localStorage` lists the trainings that are kept, and whether there may be one of a cell. Every page asks that
 * of each of its cells before anything is loaded, so it is short; the rest is in `kept-list.ts`.
 */

import { type BookStorage, bookStorage } from './book-storage.ts'

/** What is known of a training has this and the training's key as its key. */
export const KEPT_PREFIX = 'training:'

/** Where the data of trainings lies in IndexedDB, and where it lay before its name was the book's. */
export const DATABASE = import.meta.env.PUBLIC_BOOK
export const EARLIER_DATABASE = 'book'
export const DATABASE_STORE = 'trainings'

/** Earlier, the whole list lay here. */
export const OLD_LIST_KEY = 'trainings'

/** Whether a training of the cell may be kept in this browser; false where storage cannot be read. */
export function hasKept(cell: string, storage: BookStorage = bookStorage): boolean {
  try {
    return [storage, storage.earlier].some((get) => {
      const from = get?.()
      if (!from) return false
      for (let i = 0; i < from.length; i++)
        if (from.key(i)?.startsWith(`${KEPT_PREFIX}${cell} `)) return true
      return `${from.getItem(OLD_LIST_KEY)}`.includes(`"cell":${JSON.stringify(cell)}`)
    })
  } catch {
    return false
  }
}
