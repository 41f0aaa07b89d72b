/**
 * Which trainings are kept on this machine: a key in `localStorage` for each, so that tabs that train at once cannot
 * overwrite each other's. What writes it is in `kept-trainings.ts`.
 */
import type { KeptTraining } from '../notebook/notebook.ts'
import { type BookStorage, bookStorage, namesIn } from './book-storage.ts'
import { KEPT_PREFIX, OLD_LIST_KEY } from './kept-keys.ts'

/** Where the data of trainings lies in IndexedDB, and where it lay before its name was the book's. */
export const DATABASE = import.meta.env.PUBLIC_BOOK
export const EARLIER_DATABASE = 'book'
export const DATABASE_STORE = 'trainings'

/** The newest first. Reading never throws, whatever is stored. */
export function keptList(storage: BookStorage = bookStorage): KeptTraining[] {
  try {
    const found = listIn(storage())
    if (storage.earlier) found.push(...listIn(storage.earlier()))
    const newestFirst = found.sort((a, b) => b.savedAt - a.savedAt)
    return newestFirst.filter(
      ({ key }, at) => newestFirst.findIndex((each) => each.key === key) === at,
    )
  } catch {
    return []
  }
}

function listIn(from: Storage): KeptTraining[] {
  const found = readOldList(from)
  for (const key of namesIn(from))
    if (key.startsWith(KEPT_PREFIX))
      found.push(...keptIn(from.getItem(key)).filter((kept) => KEPT_PREFIX + kept.key === key))
  return found
}

/** The list that an earlier build kept in one value; a tab of it that is still open may go on writing it. */
export function readOldList(storage: Storage): KeptTraining[] {
  return keptIn(storage.getItem(OLD_LIST_KEY))
}

/** One training, or a list of them, in a value of version 1. */
function keptIn(value: string | null): KeptTraining[] {
  try {
    const stored = JSON.parse(value ?? '{}')
    return stored.version === 1 ? [stored.kept].flat().filter(isKept) : []
  } catch {
    return []
  }
}

/** Whether an unknown value says what is kept of a training. */
export function isKept(value: unknown): value is KeptTraining {
  const kept = value as Partial<KeptTraining> | null
  return (
    typeof kept?.key === 'string' &&
    typeof kept.cell === 'string' &&
    [kept.round, kept.epochs, kept.epoch, kept.step, kept.savedAt].every(Number.isFinite)
  )
}
