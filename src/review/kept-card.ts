/** What a reader has rated, kept in this browser. */
import { bookStorage, storedUnder } from '../session/book-storage.ts'
import { afterRating, dayOf, INTERVALS, type Rating, type Schedule } from './schedule.ts'

/** Begins the name under which a card's schedule is stored; the card's id follows. */
export const CARD_PREFIX = 'card:'

/** What is stored of a card. */
export interface KeptCard extends Schedule {
  /** when it was rated last, in milliseconds since 1970 */
  at: number
}

/** When a card comes back; undefined where it was not rated, storage is denied, or it is not what is stored here. */
export function keptCard(id: string): KeptCard | undefined {
  try {
    return readCard(bookStorage().getItem(CARD_PREFIX + id))
  } catch {
    return undefined
  }
}

/** Of all cards that have been rated, by id; none where storage is denied. */
export function allKeptCards(): Map<string, KeptCard> {
  return storedUnder(CARD_PREFIX, readCard)
}

/** Reads what is stored; undefined where it is none, whatever it holds. */
export function readCard(text: string | null): KeptCard | undefined {
  if (text === null) return undefined
  try {
    const { step, due, at } = (JSON.parse(text) ?? {}) as Record<string, unknown>
    const isKnown =
      typeof step === 'number' &&
      INTERVALS[step] !== undefined &&
      Number.isInteger(due) &&
      Number.isFinite(at)
    return isKnown ? { step, due: due as number, at: at as number } : undefined
  } catch {
    return undefined
  }
}

/** Rates a card and gives when it comes back. Where storing is denied or full, that is not kept. */
export function rateCard(id: string, rating: Rating, now: Date): KeptCard {
  const schedule = afterRating(keptCard(id), rating, dayOf(now))
  const card: KeptCard = { step: schedule.step, due: schedule.due, at: now.getTime() }
  try {
    bookStorage().setItem(CARD_PREFIX + id, JSON.stringify(card))
  } catch {
    // Storage is denied or full: the rating is not kept.
  }
  return card
}
