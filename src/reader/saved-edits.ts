/**
 * The reader's texts, kept on this machine: for each changed cell its text and the book's text it began from, and
 * for each cell that was reset the text that was given up, so that Reset can be undone.
 * Storage may be denied, full, or hold anything at all: reading never throws, and saving says whether it worked.
 */
import type { ReaderText } from '../notebook/notebook.ts'

export const EDITS_KEY = 'edits'

/** What cannot be read is put aside here, not thrown away. */
const UNREADABLE_KEY = 'edits-unreadable'

type Texts = Record<string, ReaderText>

interface Stored {
  version: typeof VERSION
  edits: Texts
  removed: Texts
}

const VERSION = 2

/** From each version to the next; the first one makes 2 of 1. */
const MIGRATIONS: ((stored: Record<string, unknown>) => Record<string, unknown>)[] = [
  (stored) => ({ ...stored, removed: {} }),
]

export interface SavedEdits {
  edits: Map<string, ReaderText>
  removed: Map<string, ReaderText>
}

export function readEdits(storage: () => Storage = () => localStorage): SavedEdits {
  try {
    const saved = parse(storage().getItem(EDITS_KEY))
    return typeof saved === 'object' ? saved : nothing()
  } catch {
    return nothing()
  }
}

/** Whether there is anything of a cell to come back to. */
export function hasSaved(id: string): boolean {
  const { edits, removed } = readEdits()
  return edits.has(id) || removed.has(id)
}

/** Keeps what there is to keep of one cell; other cells' texts, perhaps of another tab, stay. */
export function saveEdit(
  id: string,
  edit: ReaderText | undefined,
  removed: ReaderText | undefined,
  storage: () => Storage = () => localStorage,
): boolean {
  try {
    const text = storage().getItem(EDITS_KEY)
    const saved = parse(text)
    // A later version of the book wrote this: leave it alone.
    if (saved === 'too new') return false
    if (text !== null && saved === undefined) storage().setItem(UNREADABLE_KEY, text)
    const { edits, removed: givenUp } = saved ?? nothing()
    put(edits, id, edit)
    put(givenUp, id, removed)
    const stored: Stored = {
      version: VERSION,
      edits: Object.fromEntries(edits),
      removed: Object.fromEntries(givenUp),
    }
    storage().setItem(EDITS_KEY, JSON.stringify(stored))
    return true
  } catch {
    return false
  }
}

function put(texts: Map<string, ReaderText>, id: string, text: ReaderText | undefined): void {
  if (text) texts.set(id, text)
  else texts.delete(id)
}

function nothing(): SavedEdits {
  return { edits: new Map(), removed: new Map() }
}

/** Undefined when there is nothing that can be read. */
function parse(text: string | null): SavedEdits | 'too new' | undefined {
  let stored: Record<string, unknown> & Partial<Stored>
  try {
    stored = JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
  const version = (stored as { version?: number } | null)?.version
  if (!Number.isInteger(version) || version! < 1) return undefined
  if (version! > VERSION) return 'too new'
  for (const migrate of MIGRATIONS.slice(version! - 1)) stored = migrate(stored)
  return { edits: texts(stored.edits), removed: texts(stored.removed) }
}

function texts(stored: Texts | undefined): Map<string, ReaderText> {
  return new Map(Object.entries(stored ?? {}).filter(([, text]) => isText(text)))
}

function isText(value: unknown): value is ReaderText {
  const text = value as Partial<ReaderText> | null
  return typeof text?.code === 'string' && typeof text.base === 'string'
}
