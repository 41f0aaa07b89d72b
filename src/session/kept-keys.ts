/**
 * Where `localStorage` lists the trainings that are kept, and whether there may be one of a cell. Every page asks that
 * of each of its cells before anything is loaded, so it is short; the rest is in `kept-list.ts`.
 */

/** What is known of a training has this and the training's key as its key. */
export const KEPT_PREFIX = 'training:'

/** Earlier, the whole list lay here. */
export const OLD_LIST_KEY = 'trainings'

export function hasKept(cell: string, storage: () => Storage = () => localStorage): boolean {
  try {
    const from = storage()
    return (
      Object.keys(from).some((key) => key.startsWith(`${KEPT_PREFIX}${cell} `)) ||
      `${from.getItem(OLD_LIST_KEY)}`.includes(`"cell":${JSON.stringify(cell)}`)
    )
  } catch {
    return false
  }
}
