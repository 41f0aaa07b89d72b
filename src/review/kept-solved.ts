/** Which exercises a reader has solved, kept in this browser. */
import { bookStorage, storedUnder } from '../session/book-storage.ts'

/** Begins the name under which it is stored that an exercise is solved; its cell's id follows. */
export const SOLVED_PREFIX = 'solved:'

/** What is stored of an exercise. */
export interface KeptSolved {
  /** whose text passed the check: the reader's own, or the book's solution put in */
  by: 'reader' | 'book'
  /** when it passed first, in milliseconds since 1970 */
  at: number
}

/** Of all exercises whose check has passed, by their cells; none where storage is denied. */
export function allSolved(): Map<string, KeptSolved> {
  return storedUnder(SOLVED_PREFIX, readSolved)
}

/** Reads what is stored; undefined where it is none, whatever it holds. */
export function readSolved(text: string | null): KeptSolved | undefined {
  if (text === null) return undefined
  try {
    const { by, at } = (JSON.parse(text) ?? {}) as Record<string, unknown>
    const isKnown = (by === 'reader' || by === 'book') && Number.isFinite(at)
    return isKnown ? { by, at: at as number } : undefined
  } catch {
    return undefined
  }
}

/** Keeps that an exercise's check has passed. The first time stands; a text of the reader's own, above the book's. */
export function keepSolved(cell: string, by: KeptSolved['by'], now: number): void {
  try {
    const storage = bookStorage()
    const before = readSolved(storage.getItem(SOLVED_PREFIX + cell))
    if (before && (before.by === 'reader' || by === 'book')) return
    storage.setItem(SOLVED_PREFIX + cell, JSON.stringify({ by, at: now } satisfies KeptSolved))
  } catch {
    // Storage is denied or full: it is not kept.
  }
}
