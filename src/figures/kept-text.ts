/** What is kept of a figure, as text; apart, so that the element can ask without loading what reads it. */
import { storedValue } from '../session/book-storage.ts'

/** The name under which the state of the figure with this id is stored. */
export const keptKey = (id: string) => `figure:${id}`

/** The stored state of a figure, as text; null where none is stored, or storage is denied. */
export function keptText(id: string): string | null {
  try {
    return storedValue(keptKey(id))
  } catch {
    return null
  }
}
