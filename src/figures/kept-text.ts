/** What is kept of a figure, as text; apart, so that the element can ask without loading what reads it. */

export const keptKey = (id: string) => `figure:${id}`

/** null where nothing is kept, or storage is denied. */
export function keptText(id: string): string | null {
  try {
    return localStorage.getItem(keptKey(id))
  } catch {
    return null
  }
}
