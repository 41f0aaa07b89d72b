/** What is stored, as a file that a person can read, and such a file taken back in. */

import { isCheckpoint } from '../kernel/checkpoint-form.ts'
import type { ReaderText } from '../notebook/notebook.ts'
import { BESIDE_KEY, EDITION_KEY, ORIGINAL_KEY } from '../page/beside-keys.ts'
import { ASKED_PREFIX, readAsked } from '../questions/kept-asked.ts'
import { CARD_PREFIX, readCard } from '../review/kept-card.ts'
import { readSolved, SOLVED_PREFIX } from '../review/kept-solved.ts'
import { type BookStorage, storedValue } from '../session/book-storage.ts'
import { CHOICES, COMPUTE_KEY, MEASURED_KEY, readMeasured } from '../session/compute.ts'
import { isText, type StoredCell } from '../session/stored-text.ts'
import { type Refusal, TextStore } from '../session/text-store.ts'
import { packCheckpoint } from './file-trainings.ts'
import type { Entry, RawEntry, TextEntry, TrainingEntry } from './list-stored.ts'
import { FIGURE_PREFIX, PLACE_KEY, READ_KEY, THEME_KEY } from './names.ts'
import { type Database, inTime, type Places } from './places.ts'

const FORMAT = `${import.meta.env.PUBLIC_BOOK}/stored`
const VERSION = 1

/** Parts of the file; each is a list. */
const PARTS = ['texts', 'givenUp', 'choices', 'trainings', 'unreadable'] as const

export interface ExportOptions {
  /** what the file says of itself */
  about: string
  build: string | undefined
  at: Date
  /** the trained weights, too: megabytes each */
  withCheckpoints?: boolean
}

/** The entries as JSON text. With `withCheckpoints` it holds the trainings' data, too, which may take megabytes. */
export async function exportStored(
  entries: readonly Entry[],
  places: Pick<Places, 'local' | 'database' | 'earlierDatabase'>,
  { about, build, at, withCheckpoints = false }: ExportOptions,
): Promise<string> {
  const trainings: object[] = []
  for (const entry of entries)
    if (entry.what === 'training') {
      const { key, kept, data, bytes, dataKey } = entry
      const checkpoint =
        withCheckpoints && dataKey !== undefined
          ? { checkpoint: await readCheckpoint(dataKey, databaseOf(entry, places)) }
          : {}
      trainings.push({ key, ...kept, savedAt: dateOf(kept?.savedAt), data, bytes, ...checkpoint })
    }
  const texts = (what: TextEntry['what']) =>
    entries.flatMap((entry) =>
      entry.what === what
        ? [
            {
              cell: (entry as TextEntry).cell,
              code: (entry as TextEntry).text.code.split('\n'),
              base: (entry as TextEntry).text.base.split('\n'),
            },
          ]
        : [],
    )
  const hasTexts = entries.some((entry) => 'text' in entry)
  const raw = (isWanted: (entry: RawEntry) => boolean) =>
    entries.flatMap((entry) =>
      'value' in entry && isWanted(entry) ? [{ key: entry.key, value: entry.value }] : [],
    )
  const file: Record<(typeof PARTS)[number], object[]> = {
    texts: texts('text'),
    givenUp: texts('removed-text'),
    choices: raw((entry) => entry.kind === 'choices' && !isReplaced(entry, entries)),
    trainings,
    unreadable: raw((entry) => entry.kind !== 'choices' && !(hasTexts && isReadOld(entry))),
  }
  const head = { format: FORMAT, version: VERSION, about, savedAt: at.toISOString(), build }
  return `${JSON.stringify({ ...head, ...file }, null, 2)}\n`
}

/** An earlier build's, in whose place this one has stored another. */
function isReplaced(entry: RawEntry, entries: readonly Entry[]): boolean {
  return (
    entry.isEarlier === true &&
    entries.some((other) => 'value' in other && other.key === entry.key && !other.isEarlier)
  )
}

/** Its texts are among the others. */
function isReadOld({ what, isRead }: RawEntry): boolean {
  return what === 'old-texts' && isRead === true
}

function databaseOf(
  { isEarlier }: TrainingEntry,
  { database, earlierDatabase }: Pick<Places, 'database' | 'earlierDatabase'>,
): Database {
  return (isEarlier && earlierDatabase) || database
}

function dateOf(at: number | undefined): string | number | undefined {
  if (at === undefined) return undefined
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? at : date.toISOString()
}

/** Typed arrays as base64; null where it is not whole. */
async function readCheckpoint(dataKey: IDBValidKey, database: Database): Promise<unknown> {
  const stored = (await inTime(database.get(dataKey)).catch(() => undefined)) as
    | { checkpoint?: unknown }
    | undefined
  const checkpoint = stored?.checkpoint
  return isCheckpoint(checkpoint) ? packCheckpoint(checkpoint) : null
}

/** Why something of a file was not taken. */
export type Why =
  | 'no-text'
  | 'no-such-cell'
  | 'twice'
  | 'other-there'
  | 'no-choice'
  | 'unknown-part'
  | 'too-many'
  | Refusal

export interface ImportReport {
  /** why nothing of it was taken */
  refused?: 'no-file-of-ours' | 'later-file' | undefined
  /** cells whose text was taken */
  texts: string[]
  /** of these, whose own text is kept as the one given up */
  replaced: string[]
  givenUp: string[]
  choices: string[]
  /** what was stored so already */
  same: number
  left: { name: string; why: Why }[]
  trainings: number
}

/** Of a list in a file; more than this nobody wrote. */
const MOST_ENTRIES = 5000

/**
 * Takes texts and choices. Each is checked as stored data is. A text of the reader's that another one replaces is
 * kept as the one given up; of those given up, what is stored stays.
 */
export function importStored(
  content: string,
  storage: BookStorage,
  isCell: (id: string) => boolean,
): ImportReport {
  const report: ImportReport = {
    texts: [],
    replaced: [],
    givenUp: [],
    choices: [],
    same: 0,
    left: [],
    trainings: 0,
  }
  const file = parse(content)
  if (file?.format !== FORMAT || !Number.isInteger(file.version))
    return { ...report, refused: 'no-file-of-ours' }
  if ((file.version as number) > VERSION) return { ...report, refused: 'later-file' }
  const listOf = (part: (typeof PARTS)[number]): unknown[] => {
    const list = file[part] ?? []
    if (!Array.isArray(list)) {
      report.left.push({ name: part, why: 'unknown-part' })
      return []
    }
    if (list.length > MOST_ENTRIES) report.left.push({ name: part, why: 'too-many' })
    return list.slice(0, MOST_ENTRIES)
  }
  for (const part of Object.keys(file))
    if (!isKnown(part)) report.left.push({ name: part, why: 'unknown-part' })

  const found = new Map<string, StoredCell>()
  const gather = (part: 'texts' | 'givenUp', as: keyof StoredCell) => {
    for (const [i, each] of listOf(part).entries()) {
      const { cell, code, base } = (each ?? {}) as Record<string, unknown>
      const text = { code: joined(code), base: joined(base) }
      const name = typeof cell === 'string' ? cell : `${part} ${i + 1}`
      const of = found.get(name) ?? {}
      if (typeof cell !== 'string' || !isText(text)) report.left.push({ name, why: 'no-text' })
      else if (!isCell(cell)) report.left.push({ name, why: 'no-such-cell' })
      else if (of[as]) report.left.push({ name, why: 'twice' })
      else found.set(cell, { ...of, [as]: text })
    }
  }
  gather('texts', 'edit')
  gather('givenUp', 'removed')
  takeTexts(found, storage, report)

  for (const [i, each] of listOf('choices').entries()) {
    const { key, value } = (each ?? {}) as Record<string, unknown>
    const name = typeof key === 'string' ? key : `choices ${i + 1}`
    if (typeof key !== 'string' || typeof value !== 'string' || !isChoice(key, value))
      report.left.push({ name, why: 'no-choice' })
    else takeChoice(key, value, storage, report)
  }
  report.trainings = listOf('trainings').length
  for (const [i, each] of listOf('unreadable').entries()) {
    const { key } = (each ?? {}) as Record<string, unknown>
    report.left.push({
      name: typeof key === 'string' ? key : `unreadable ${i + 1}`,
      why: 'no-text',
    })
  }
  return report
}

function takeTexts(
  found: ReadonlyMap<string, StoredCell>,
  storage: BookStorage,
  report: ImportReport,
): void {
  const store = new TextStore(storage)
  const stored = store.read()
  for (const [id, file] of found) {
    const now = stored.get(id) ?? {}
    const isNew = file.edit !== undefined && !isSame(file.edit, now.edit)
    // A solution that was put in gives way; what is kept in its place, if anything, is worth more.
    const isOwn = now.edit?.isPutIn !== true || now.removed === undefined
    const replaced = isNew && isOwn ? now.edit : undefined
    const removed = replaced ?? now.removed ?? file.removed
    if (file.removed && !isSame(file.removed, removed))
      report.left.push({ name: id, why: 'other-there' })
    const isMore = removed !== undefined && !isSame(removed, now.removed)
    if (!isNew && !isMore) {
      report.same++
      continue
    }
    const outcome = store.save(id, { edit: isNew ? file.edit : now.edit, removed })
    if (outcome !== 'saved') {
      report.left.push({ name: id, why: outcome })
      continue
    }
    if (isNew) report.texts.push(id)
    if (replaced) report.replaced.push(id)
    else if (isMore) report.givenUp.push(id)
  }
}

/** Where a text stands already, the book's text that it is said to have begun from stays, too. */
function isSame(one: ReaderText, other: ReaderText | undefined): boolean {
  return one.code === other?.code
}

/** Whether the book itself could have written this value. */
function isChoice(key: string, value: string): boolean {
  if (value.length > 100_000) return false
  if (key === THEME_KEY) return ['system', 'light', 'dark'].includes(value)
  if (key === EDITION_KEY || key === BESIDE_KEY) return /^[a-z\d-]{0,40}$/.test(value)
  if (key === ORIGINAL_KEY) return value === 'shown'
  if (key === COMPUTE_KEY) return CHOICES.some((choice) => choice === value)
  if (key === MEASURED_KEY) return readMeasured(value) !== undefined
  if (key === PLACE_KEY) return /^[a-z\d-]{1,60}\/#[a-z\d-]{1,60}$/.test(value)
  if (key === READ_KEY)
    return Object.values(parse(value) ?? { none: '' }).every(
      (sections) => Array.isArray(sections) && sections.every((each) => typeof each === 'string'),
    )
  const asked = ASKED.find(({ prefix }) => key.startsWith(prefix))
  if (asked) return asked.read(value) !== undefined && /:[a-z][a-z0-9-]{0,60}$/.test(key)
  // A figure takes of a state what it understands.
  return new RegExp(`^${FIGURE_PREFIX}[a-z][a-z0-9-]{0,60}$`).test(key)
}

function takeChoice(key: string, value: string, storage: BookStorage, report: ImportReport): void {
  try {
    const now = storedValue(key, storage)
    const taken = key === READ_KEY ? allRead(now, value) : ofTwo(key, now, value)
    if (now === taken) report.same++
    // A drawing is the reader's work; the others are made again by a press of a button.
    else if (now !== null && key.startsWith(FIGURE_PREFIX))
      report.left.push({ name: key, why: 'other-there' })
    else {
      storage().setItem(key, taken)
      report.choices.push(key)
    }
  } catch (error) {
    const isFull = (error as Error).name === 'QuotaExceededError'
    report.left.push({ name: key, why: isFull ? 'full' : 'denied' })
  }
}

/**
 * What was asked, and when it was answered. Of two answers to a question the first counts, since it shows what was
 * known; of a card the last.
 */
const ASKED: {
  prefix: string
  read: (text: string | null) => { at: number } | undefined
  keeps: 'first' | 'last'
}[] = [
  { prefix: ASKED_PREFIX, read: readAsked, keeps: 'first' },
  { prefix: SOLVED_PREFIX, read: readSolved, keeps: 'first' },
  { prefix: CARD_PREFIX, read: readCard, keeps: 'last' },
]

function ofTwo(key: string, now: string | null, file: string): string {
  const asked = ASKED.find(({ prefix }) => key.startsWith(prefix))
  const [here, there] = [now, file].map((text) => asked?.read(text))
  if (!here || !there || here.at === there.at) return here ? now! : file
  return here.at < there.at === (asked!.keeps === 'first') ? now! : file
}

/** Sections that either has, by page. */
function allRead(now: string | null, file: string): string {
  const read = parse(now ?? '') ?? {}
  for (const [page, sections] of Object.entries(parse(file) ?? {})) {
    const here = Object.hasOwn(read, page) && Array.isArray(read[page]) ? read[page] : []
    read[page] = [...new Set([...here, ...(sections as string[])])]
  }
  return JSON.stringify(read)
}

function isKnown(part: string): boolean {
  return [...PARTS, 'format', 'version', 'about', 'savedAt', 'build'].includes(part)
}

/** A text is a list of its lines, or all in one. */
function joined(text: unknown): unknown {
  const isLines = Array.isArray(text) && text.every((line) => typeof line === 'string')
  return isLines ? text.join('\n') : text
}

function parse(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
