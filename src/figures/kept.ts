/** A figure's state that is the reader's own work, such as a drawing, kept in this browser. */
import { bookStorage } from '../session/book-storage.ts'
import { type Assets, decodeState, encodeState, type Figure, type State } from './figure.ts'
import { keptKey, keptText } from './kept-text.ts'

/** The stored state of the figure with this id; undefined where there is none. */
export function readKept(id: string, figure: Figure, assets: Assets): State | undefined {
  const kept = keptText(id)
  return kept === null ? undefined : decodeState(kept, figure, assets)
}

/** Stores the state of a figure. Where storing is denied or full, the state lasts as long as the page. */
export function keep(id: string, state: State, figure: Figure): void {
  try {
    const text = encodeState(state, figure.start)
    if (text !== '') return bookStorage().setItem(keptKey(id), text)
    bookStorage().removeItem(keptKey(id))
    bookStorage.earlier?.().removeItem(keptKey(id))
  } catch {
    // Storage is denied or full: the state is not kept.
  }
}
