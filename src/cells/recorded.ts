/** The recorded output of a cell that live ones are compared with, such as a long training; published as a file. */
import { session as words } from '#words/session'
import type { Output } from '../output/kind.ts'
import { once } from '../page/once.ts'

interface Recorded {
  fetch: () => Promise<Output>
  /** what came of fetching it for a live output, once and for all: a training is redrawn many times a second */
  shown?: Promise<Output | undefined>
}

const known = new Map<string, Recorded>()

/**
 * A function that fetches the cell's recorded output, once; undefined for a cell without one. It rejects where fetching
 * fails.
 */
export function recordedOf(cell: HTMLElement): (() => Promise<Output>) | undefined {
  return entryOf(cell)?.fetch
}

/** The cell's recorded output; undefined where there is none, or it could not be fetched when it was first asked for. */
export function recordedIfFetched(cell: HTMLElement): Promise<Output | undefined> | undefined {
  const entry = entryOf(cell)
  if (entry) entry.shown ??= entry.fetch().catch(() => undefined)
  return entry?.shown
}

function entryOf(cell: HTMLElement): Recorded | undefined {
  const { cell: id, recordedTraining } = cell.dataset
  if (id === undefined || recordedTraining === undefined) return undefined
  let entry = known.get(id)
  if (!entry) {
    const fetch = once(() => fetchRecorded(id))
    known.set(id, (entry = { fetch }))
  }
  return entry
}

async function fetchRecorded(id: string): Promise<Output> {
  const response = await fetch(`${import.meta.env.BASE_URL}recordings/${id}.json`)
  if (!response.ok) throw new Error(words.noRecording(response.status))
  return (await response.json()) as Output
}
