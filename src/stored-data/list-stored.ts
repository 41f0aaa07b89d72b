/** What this book has stored in this browser, as data. Listing never throws, whatever is stored, and writes nothing. */

import { inBrackets } from '#words/language'
import { bytesOf, isCheckpoint } from '../kernel/checkpoint-form.ts'
import type { KeptTraining, ReaderText } from '../notebook/notebook.ts'
import { type BookStorage, namesIn } from '../session/book-storage.ts'
import { KEPT_PREFIX } from '../session/kept-keys.ts'
import { DATABASE_STORE, keptList, readOldList } from '../session/kept-list.ts'
import {
  joinOld,
  type OwnValue,
  readOld,
  readOwn,
  type StoredCell,
} from '../session/stored-text.ts'
import { oldTexts, ownTexts } from '../session/stored-texts.ts'
import { OLD_TEXTS_KEY } from '../session/text-keys.ts'
import { cacheKind, isOfSession, type KeyKind, keyKind } from './names.ts'
import { type Database, inTime, NoAnswer, type Places } from './places.ts'

export const KINDS = [
  'texts',
  'removed',
  'trainings',
  'choices',
  'caches',
  'worker',
  'other',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * A value as it is stored, of `localStorage` or of `sessionStorage`. Here and below, `isEarlier` is what lies where the
 * book stored things before their names began with its id.
 */
export interface RawEntry {
  kind: 'texts' | 'trainings' | 'choices' | 'other'
  what:
    | 'old-texts'
    | 'unreadable-text'
    | 'later-text'
    | 'put-aside'
    | 'unreadable-training'
    | 'theme'
    | 'language'
    | 'original'
    | 'compute'
    | 'measured'
    | 'read'
    | 'place'
    | 'figure'
    | 'asked'
    | 'card'
    | 'solved'
    | 'of-session'
  key: string
  value: string
  isEarlier?: boolean | undefined
  /** of the old texts: all that is in it is listed text by text, too */
  isRead?: boolean | undefined
}

export interface TextEntry {
  kind: 'texts' | 'removed'
  what: 'text' | 'removed-text'
  cell: string
  text: ReaderText
}

export interface TrainingEntry {
  kind: 'trainings'
  what: 'training'
  /** in the database, if it is there */
  dataKey: IDBValidKey | undefined
  key: string
  /** undefined where only the database has it */
  kept: KeptTraining | undefined
  data: 'whole' | 'damaged' | 'missing' | 'unknown'
  bytes: number | undefined
  isEarlier?: boolean | undefined
}

export interface CacheEntry {
  kind: 'caches'
  what: 'cache'
  name: string
  files: number
  bytes: number
  /** not all could be measured in the time there was */
  isMore: boolean
}

export interface WorkerEntry {
  kind: 'worker'
  what: 'worker'
  scope: string
  state: string
}

/** A database of the book's name that has not the book's store, or others beside it: perhaps another site's. */
export interface DatabaseEntry {
  kind: 'other'
  what: 'database'
  name: string
  stores: string[]
  isUseless: boolean
  isEarlier?: boolean | undefined
}

export type Entry = RawEntry | TextEntry | TrainingEntry | CacheEntry | WorkerEntry | DatabaseEntry

export type PlaceName = 'local' | 'session' | 'database' | 'caches' | 'worker'

export interface Stored {
  entries: Entry[]
  /** what could not be looked at */
  problems: Partial<Record<PlaceName, 'denied' | 'no-answer'>>
}

/** Measured at most, so that a page answers whatever is there. */
const MOST_MEASURED = 60
const MEASURING_MS = 3000

/** All entries of all places, and which places could not be read. */
export async function listStored(places: Places): Promise<Stored> {
  const problems: Stored['problems'] = {}
  const from = async (
    place: PlaceName,
    list: () => Entry[] | Promise<Entry[]>,
  ): Promise<Entry[]> => {
    try {
      return await list()
    } catch (error) {
      problems[place] = error instanceof NoAnswer ? 'no-answer' : 'denied'
      return []
    }
  }
  const lists = await Promise.all([
    from('local', () => {
      const areas = areasOf(places)
      return [
        ...listTexts(places.local),
        ...areas.flatMap(({ local, isEarlier }) => listRaw(local(), isEarlier)),
        ...areas.flatMap(({ local, isEarlier }) => listChoices(local(), isEarlier)),
      ]
    }),
    from('session', () => listOfSession(places)),
    ...areasOf(places).map((area) => listTrainings(area, problems)),
    from('caches', () => listCaches(places)),
    from('worker', async () => {
      const worker = await inTime(places.worker())
      if (!worker) return []
      return [{ kind: 'worker', what: 'worker', scope: worker.scope, state: worker.state }]
    }),
  ])
  return { entries: lists.flat(), problems }
}

export interface Area {
  local: () => Storage
  database: Database
  isEarlier?: true
}

/** Where the book stores now, and, if it stored under other names before, where that was. */
export function areasOf({
  local,
  database,
  earlierDatabase,
}: Pick<Places, 'local' | 'database' | 'earlierDatabase'>): Area[] {
  const now: Area = { local: () => local(), database }
  const { earlier } = local
  return earlier && earlierDatabase
    ? [now, { local: earlier, database: earlierDatabase, isEarlier: true }]
    : [now]
}

/** All keys, found before anything is changed, since what is changed changes their order. */
export function keysOf(storage: Storage): string[] {
  return namesIn(storage).sort()
}

export interface TextsNow {
  own: Map<string, OwnValue>
  old: Map<string, StoredCell>
  /** by the same rule as the notebook joins them */
  cells: Map<string, StoredCell>
}

/**
 * The reader's texts as a notebook would take them up now: a cell's own value joined with what older builds stored.
 * Throws where storage is denied.
 */
export function textsNow(storage: BookStorage): TextsNow {
  const found = oldTexts(storage)
  const old = found === 'later-version' ? new Map<string, StoredCell>() : found
  const { own, later } = ownTexts(storage())
  const cells = new Map<string, StoredCell>()
  for (const id of [...new Set([...own.keys(), ...old.keys()])].sort()) {
    const cell = joinOld(own.get(id), old.get(id))
    if (!later.has(id) && (cell.edit || cell.removed)) cells.set(id, cell)
  }
  return { own, old, cells }
}

function listTexts(storage: BookStorage): Entry[] {
  return [...textsNow(storage).cells].flatMap(([cell, { edit, removed }]): Entry[] => [
    ...(edit ? [{ kind: 'texts', what: 'text', cell, text: edit } as const] : []),
    ...(removed ? [{ kind: 'removed', what: 'removed-text', cell, text: removed } as const] : []),
  ])
}

const CHOICES = [
  'theme',
  'language',
  'original',
  'compute',
  'measured',
  'read',
  'place',
  'figure',
  'asked',
  'card',
  'solved',
] as const satisfies KeyKind[]

/** The keys of what older builds stored, which is listed text by text, too, as far as it can be read. */
export function oldTextKeys(storage: Storage, isEarlier: boolean | undefined): string[] {
  return keysOf(storage).filter((key) => {
    const kind = keyKind(key)
    if (kind === 'old-texts') return true
    if (kind !== 'text' || !isEarlier) return false
    const own = readOwn(storage.getItem(key))
    return own !== 'later-version' && own?.isDamaged === false
  })
}

function listOldTexts(storage: Storage, isEarlier: boolean | undefined): RawEntry[] {
  const keys = oldTextKeys(storage, isEarlier)
  if (keys.length === 0) return []
  const inOne = storage.getItem(OLD_TEXTS_KEY)
  const cells = readOld(inOne)
  const isRead = inOne === null || (cells !== 'later-version' && cells.size > 0)
  const value = keys.map((key) => storage.getItem(key)).join('\n')
  return [{ kind: 'texts', what: 'old-texts', key: OLD_TEXTS_KEY, value, isEarlier, isRead }]
}

/** Of texts and trainings, what is not one of them. */
function listRaw(storage: Storage, isEarlier?: boolean): RawEntry[] {
  const listed = new Set(keptList(() => storage).map(({ key }) => KEPT_PREFIX + key))
  const others = keysOf(storage).flatMap((key): RawEntry[] => {
    const raw = { key, value: storage.getItem(key) ?? '', isEarlier }
    const kind = keyKind(key)
    if (kind === 'put-aside') return [{ kind: 'texts', what: 'put-aside', ...raw }]
    if (kind === 'text') {
      const own = readOwn(raw.value)
      if (own === 'later-version') return [{ kind: 'texts', what: 'later-text', ...raw }]
      return own?.isDamaged ? [{ kind: 'texts', what: 'unreadable-text', ...raw }] : []
    }
    const isUnreadable =
      kind === 'training'
        ? !listed.has(key)
        : kind === 'old-list' && readOldList(storage).length === 0
    return isUnreadable ? [{ kind: 'trainings', what: 'unreadable-training', ...raw }] : []
  })
  return [...others, ...listOldTexts(storage, isEarlier)]
}

function listChoices(storage: Storage, isEarlier?: boolean): RawEntry[] {
  return keysOf(storage).flatMap((key): RawEntry[] => {
    const kind = keyKind(key)
    const what = CHOICES.find((choice) => choice === kind)
    if (what === undefined) return []
    return [{ kind: 'choices', what, key, value: storage.getItem(key) ?? '', isEarlier }]
  })
}

/** The book stores nothing there: what has one of its names came by mistake. */
function listOfSession({ session, local }: Places): RawEntry[] {
  const storage = session()
  return keysOf(storage)
    .filter((key) => isOfSession(key, local))
    .map((key) => ({ kind: 'other', what: 'of-session', key, value: storage.getItem(key) ?? '' }))
}

async function listTrainings(
  { local, database, isEarlier }: Area,
  problems: Stored['problems'],
): Promise<Entry[]> {
  const kept = keptList(local)
  const entry = (each: KeptTraining, data: TrainingEntry['data']): TrainingEntry => ({
    kind: 'trainings',
    what: 'training',
    key: each.key,
    dataKey: undefined,
    kept: each,
    data,
    bytes: undefined,
    isEarlier,
  })
  try {
    const there = await inTime(database.look())
    const found = new Map(kept.map((each) => [each.key, entry(each, 'missing')]))
    const until = Date.now() + MEASURING_MS
    for (const [i, dataKey] of (there?.keys ?? []).entries()) {
      const key = typeof dataKey === 'string' ? dataKey : describeKey(dataKey)
      const isMeasured = i < MOST_MEASURED && Date.now() < until
      const of = isMeasured
        ? await measure(() => database.get(dataKey))
        : { data: 'unknown' as const, bytes: undefined }
      const listed = typeof dataKey === 'string' ? found.get(key) : undefined
      const name = listed || !found.has(key) ? key : key + inBrackets(String(i))
      found.set(name, {
        kind: 'trainings',
        what: 'training',
        key: name,
        dataKey,
        kept: listed?.kept,
        isEarlier,
        ...of,
      })
    }
    const isOurs = !there || (there.stores.length === 1 && there.stores[0] === DATABASE_STORE)
    const odd: Entry[] = isOurs
      ? []
      : [
          {
            kind: 'other',
            what: 'database',
            name: database.name,
            stores: there.stores,
            isUseless: !there.stores.includes(DATABASE_STORE),
            isEarlier,
          },
        ]
    return [...found.values(), ...odd]
  } catch (error) {
    problems.database = error instanceof NoAnswer ? 'no-answer' : 'denied'
    return kept.map((each) => entry(each, 'unknown'))
  }
}

function describeKey(key: IDBValidKey): string {
  try {
    return JSON.stringify(key) ?? String(key)
  } catch {
    return typeof key
  }
}

async function measure(
  get: () => Promise<unknown>,
): Promise<Pick<TrainingEntry, 'data' | 'bytes'>> {
  try {
    const { checkpoint } = (await inTime(get())) as { checkpoint?: unknown }
    if (isCheckpoint(checkpoint)) return { data: 'whole', bytes: bytesOf(checkpoint) }
    return { data: 'damaged', bytes: undefined }
  } catch (error) {
    return { data: error instanceof NoAnswer ? 'unknown' : 'damaged', bytes: undefined }
  }
}

async function listCaches({ caches, site, origin }: Places): Promise<CacheEntry[]> {
  const store = caches()
  const until = Date.now() + MEASURING_MS
  const entries: CacheEntry[] = []
  for (const name of await inTime(store.keys())) {
    const kind = cacheKind(name, site)
    if (!kind) continue
    const cache = await inTime(store.open(name))
    const files = await inTime(cache.keys())
    // The same book may stand on this origin twice.
    const isOurs = files.length === 0 || files.some(({ url }) => url.startsWith(origin + site.base))
    if (kind === 'perhaps' && !isOurs) continue
    let bytes = 0
    let measured = 0
    for (const file of files) {
      if (Date.now() >= until) break
      const response = await inTime(cache.match(file)).catch(() => undefined)
      bytes += await (response ? sizeOf(response) : 0)
      measured++
    }
    const isMore = measured < files.length
    entries.push({ kind: 'caches', what: 'cache', name, files: files.length, bytes, isMore })
  }
  return entries
}

async function sizeOf(response: Response): Promise<number> {
  const said = response.headers.get('content-length')
  const isPacked = response.headers.has('content-encoding')
  if (said !== null && !isPacked && /^\d+$/.test(said)) return Number(said)
  return (await response.blob().catch(() => undefined))?.size ?? 0
}
