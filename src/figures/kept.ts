/** A figure's state that is the reader's own work, such as a drawing, kept in this browser. */
import type { Assets } from './assets.ts'
import { decodeState, encodeState, type Figure, type State } from './figure.ts'

const key = (id: string) => `figure:${id}`

export function readKept(id: string, figure: Figure, assets: Assets): State | undefined {
  const kept = read(id)
  return kept === null ? undefined : decodeState(kept, figure, assets)
}

/** Where storing is denied or full, the state lasts as long as the page. */
export function keep(id: string, state: State, figure: Figure): void {
  try {
    const text = encodeState(state, figure.start)
    if (text === '') localStorage.removeItem(key(id))
    else localStorage.setItem(key(id), text)
  } catch {
    // As said above.
  }
}

function read(id: string): string | null {
  try {
    return localStorage.getItem(key(id))
  } catch {
    return null
  }
}
