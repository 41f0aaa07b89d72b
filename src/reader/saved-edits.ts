/**
 * The reader's texts, kept on this machine: for each changed cell its text and the book's text it began from.
 * Storage may be denied, full, or hold anything at all: reading never throws, and saving says whether it worked.
 */

const KEY = 'edits'

/** The format; a later one reads and rewrites this one. */
interface Stored {
  version: 1
  edits: Record<string, SavedEdit>
}

export interface SavedEdit {
  code: string
  /** the book's text of the cell when the reader began to change it */
  base: string
}

export function readEdits(storage: () => Storage = () => localStorage): Map<string, SavedEdit> {
  try {
    const stored = JSON.parse(storage().getItem(KEY) ?? '{}') as Partial<Stored>
    if (stored.version !== 1) return new Map()
    return new Map(Object.entries(stored.edits ?? {}).filter(([, edit]) => isEdit(edit)))
  } catch {
    return new Map()
  }
}

/** Keeps the text of one cell, or forgets it; other cells' texts, perhaps of another tab, stay. */
export function saveEdit(
  id: string,
  edit: SavedEdit | undefined,
  storage: () => Storage = () => localStorage,
): boolean {
  const edits = readEdits(storage)
  if (edit) edits.set(id, edit)
  else edits.delete(id)
  try {
    const stored: Stored = { version: 1, edits: Object.fromEntries(edits) }
    storage().setItem(KEY, JSON.stringify(stored))
    return true
  } catch {
    return false
  }
}

function isEdit(value: unknown): value is SavedEdit {
  const edit = value as Partial<SavedEdit> | null
  return typeof edit?.code === 'string' && typeof edit.base === 'string'
}
