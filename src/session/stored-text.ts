/**
 * What is stored of the reader's texts, as data: format version 3, a value for each cell; versions 1 and 2, one value
 * for all cells, which a tab of an older build may still write; and the rule by which the two become one.
 */
import { digest } from '../notebook/fingerprint.ts'
import type { ReaderText } from '../notebook/notebook.ts'

/** What is kept of a cell: the reader's text, and the text that was given up last. */
export interface StoredCell {
  edit?: ReaderText | undefined
  removed?: ReaderText | undefined
}

/** A cell's own value. */
export interface OwnValue extends StoredCell {
  /** which of the old value's texts is accounted for */
  taken?: string | undefined
  /** some of it could not be read */
  isDamaged: boolean
}

const VERSION = 3
const LAST_VERSION_IN_ONE = 2

/** Reads a cell's stored value; undefined where nothing is stored. Parts that cannot be read are left out. */
export function readOwn(value: string | null): OwnValue | 'later-version' | undefined {
  if (value === null) return undefined
  const stored = parse(value)
  if (isVersion(stored?.version) && stored.version > VERSION) return 'later-version'
  if (stored?.version !== VERSION) return { isDamaged: true }
  const { edit, removed, taken } = stored
  const isDamaged = [edit, removed].some((each) => each !== undefined && !isText(each))
  return {
    ...cellOf(edit, removed),
    taken: typeof taken === 'string' ? taken : undefined,
    isDamaged,
  }
}

/** The value to store for a cell; undefined where there is nothing to store. */
export function writeOwn({ edit, removed }: StoredCell, taken?: string): string | undefined {
  if (!edit && !removed && taken === undefined) return undefined
  return JSON.stringify({ version: VERSION, edit: bare(edit), removed: bare(removed), taken })
}

/** The one value of versions 1 and 2, cell by cell. What cannot be read counts as nothing. */
export function readOld(value: string | null): Map<string, StoredCell> | 'later-version' {
  const stored = parse(value)
  if (!isVersion(stored?.version) || stored.version < 1) return new Map()
  if (stored.version > LAST_VERSION_IN_ONE) return 'later-version'
  const edits = new Map(Object.entries(stored.edits ?? {}))
  // Version 1 knew no removed texts.
  const removed = new Map(Object.entries(stored.removed ?? {}))
  const cells = new Map<string, StoredCell>()
  for (const id of new Set([...edits.keys(), ...removed.keys()])) {
    const cell = cellOf(edits.get(id), removed.get(id))
    if (cell.edit || cell.removed) cells.set(id, cell)
  }
  return cells
}

/** Tells one state of a cell in the old value from another; undefined where the old value has nothing of it. */
export function printOfOld({ edit, removed }: StoredCell = {}): string | undefined {
  if (edit) return digest(`edit ${edit.code}`)
  return removed && digest(`removed ${removed.code}`)
}

/**
 * What a cell has, by its own value and by the old one. Nothing may take the old value away, since a tab of an older
 * build lives on it; and what such a tab writes there is news. So a cell's own value remembers which state of the old
 * one it accounts for, and
 * - that state again changes nothing: a text that was reset since does not come back;
 * - another text there is the newest, and the text it replaces is kept as the removed one;
 * - a reset there counts if what it gave up is the text we have;
 * - nothing there says nothing: older builds lose each other's texts.
 */
export function joinOld(own: OwnValue | undefined, old: StoredCell | undefined): StoredCell {
  const { edit, removed } = own ?? {}
  const ours = cellOf(edit, removed)
  const print = printOfOld(old)
  if (!old || print === undefined || own?.taken === print) return ours
  if (!edit && !removed && own?.taken === undefined) return old
  if (!old.edit) return edit?.code === old.removed?.code ? { removed: old.removed } : ours
  if (edit?.code === old.edit.code) return ours
  return cellOf(old.edit, edit ?? removed ?? old.removed)
}

/** Whether the same is stored of two cells: the same text and the same removed text, each with the same base. */
export function isSameCell(one: StoredCell = {}, other: StoredCell = {}): boolean {
  return isSameText(one.edit, other.edit) && isSameText(one.removed, other.removed)
}

function isSameText(one: ReaderText | undefined, other: ReaderText | undefined): boolean {
  return one?.code === other?.code && one?.base === other?.base
}

function cellOf(edit: unknown, removed: unknown): StoredCell {
  return {
    ...(isText(edit) && { edit: bare(edit) }),
    ...(isText(removed) && { removed: bare(removed) }),
  }
}

/** A text of the notebook has more to it than is stored. */
function bare(text: ReaderText): ReaderText
function bare(text: ReaderText | undefined): ReaderText | undefined
function bare(text: ReaderText | undefined): ReaderText | undefined {
  if (!text) return text
  const { code, base, isPutIn } = text
  return { code, base, ...(isPutIn === true && { isPutIn }) }
}

function parse(value: string | null): Record<string, unknown> | undefined {
  try {
    const stored: unknown = JSON.parse(value ?? 'null')
    return typeof stored === 'object' && stored !== null ? { ...stored } : undefined
  } catch {
    return undefined
  }
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value)
}

/** Whether an unknown value is a reader's text: code, and the book's text it began from. */
export function isText(value: unknown): value is ReaderText {
  const text = value as Partial<ReaderText> | null | undefined
  return typeof text?.code === 'string' && typeof text.base === 'string'
}
