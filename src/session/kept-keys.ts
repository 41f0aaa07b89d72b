/**
 * Where `localStorage` lists the trainings that are kept, and whether there may be one of a cell. Every page asks that
 * of each of its cells before anything is loaded, so it is short; the rest is in `kept-list.ts`.
 */

import { type BookStorage, bookStorage, namesIn } from './book-storage.ts'

/** What is known of a training has this and the training's key as its key. */
export const KEPT_PREFIX = 'training:'

/** Earlier, the whole list lay here. */
export const OLD_LIST_KEY = 'trainings'

/** Whether a training of the cell may be kept in this browser; false where storage cannot be read. */
export function hasKept(cell: string, storage: BookStorage = bookStorage): boolean {
  try {
    return [storage, storage.earlier].some(
      (get) =>
        namesIn(get?.()).some((name) => name.startsWith(`${KEPT_PREFIX}${cell} `)) ||
        get?.()
          .getItem(OLD_LIST_KEY)
          ?.includes(`"cell":${JSON.stringify(cell)}`),
    )
  } catch {
    return false
  }
}
