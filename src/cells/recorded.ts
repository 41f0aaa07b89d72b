/** The recorded output of a cell that live ones are compared with, such as a long training; published as a file. */
import { session as words } from '#words/session'
import type { Output } from '../output/kind.ts'
import { once } from '../page/once.ts'

const fetched = new Map<string, () => Promise<Output>>()

/**
 * A function that fetches the cell's recorded output, once; undefined for a cell without one. It rejects where fetching
 * fails.
 */
export function recordedOf(cell: HTMLElement): (() => Promise<Output>) | undefined {
  const { cell: id, recordedTraining } = cell.dataset
  if (id === undefined || recordedTraining === undefined) return undefined
  let get = fetched.get(id)
  if (!get) {
    get = once(async () => {
      const response = await fetch(`${import.meta.env.BASE_URL}recordings/${id}.json`)
      if (!response.ok) throw new Error(words.noRecording(response.status))
      return (await response.json()) as Output
    })
    fetched.set(id, get)
  }
  return get
}
