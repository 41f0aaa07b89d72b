/** What is kept of a figure, as text; apart, so that the element can ask without loading what reads it. */
import { bookStorage } from '../session/book-storage.ts'

/** The name under which the state of the figure with this id is stored. */
export const keptKey = (id: string) => `figure:${id}`

/** null where nothing is kept, or storage is denied. */
export function keptText(id: string): string | null {
  try {
    // Writing removes the value under the earlier name, so one that is there was written later, by an older build.
    return bookStorage.earlier?.().getItem(keptKey(id)) ?? bookStorage().getItem(keptKey(id))
  } catch {
    return null
  }
}
