/** What a reader has answered, kept in this browser. */
import { bookStorage, storedValue } from '../session/book-storage.ts'
import type { Given } from './judge.ts'
import type { Asked, First } from './state.ts'

/** Begins the name under which a question's answer is stored; the question's id follows. */
export const ASKED_PREFIX = 'asked:'

/** What is stored of a question. */
export interface KeptAsked {
  phase: Asked['phase']
  first: First
  given?: Given | undefined
  /** when it was first answered, in milliseconds since 1970 */
  at: number
}

/** What was answered; undefined where nothing is stored, storage is denied, or it is not what is stored here. */
export function keptAsked(id: string): KeptAsked | undefined {
  try {
    return readAsked(storedValue(ASKED_PREFIX + id))
  } catch {
    return undefined
  }
}

/** Reads what is stored; undefined where it is none, whatever it holds. */
export function readAsked(text: string | null): KeptAsked | undefined {
  if (text === null) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const kept = (value ?? {}) as Record<string, unknown>
  const isKnown =
    ['open', 'tried', 'right', 'told'].includes(String(kept.phase)) &&
    ['right', 'wrong', 'unknown'].includes(String(kept.first)) &&
    Number.isFinite(kept.at) &&
    (kept.given === undefined || isGiven(kept.given))
  return isKnown ? (kept as unknown as KeptAsked) : undefined
}

/** Stores the state of a question. Where storing is denied or full, it lasts as long as the page. */
export function keepAsked(id: string, { phase, first, given }: Asked, now: number): void {
  if (first === undefined) return
  try {
    const at = keptAsked(id)?.at ?? now
    const kept: KeptAsked = { phase, first, given, at }
    bookStorage().setItem(ASKED_PREFIX + id, JSON.stringify(kept))
  } catch {
    // Storage is denied or full: the answer is not kept.
  }
}

function isGiven(value: unknown): value is Given {
  return (
    typeof value === 'string' ||
    Number.isFinite(value) ||
    (Array.isArray(value) && value.length < 100 && value.every((each) => Number.isFinite(each)))
  )
}
