/** Takes away what is stored: an entry, and thereby a kind of them, or everything. */
import type { BookStorage } from '../session/book-storage.ts'
import { KEPT_PREFIX, OLD_LIST_KEY } from '../session/kept-keys.ts'
import { readOldList } from '../session/kept-list.ts'
import { joinOld, printOfOld, readOwn, type StoredCell, writeOwn } from '../session/stored-text.ts'
import { TEXT_PREFIX } from '../session/text-keys.ts'
import {
  type Area,
  areasOf,
  type Entry,
  keysOf,
  oldTextKeys,
  type TextEntry,
  type TrainingEntry,
  textsNow,
} from './list-stored.ts'
import { isOfSession, keyKind } from './names.ts'
import { inTime, type Places } from './places.ts'

/** The result of clearing. `blocked`: it is removed when other tabs are closed. */
export type Outcome = 'cleared' | 'blocked' | 'failed'

/** Removes one entry and says what became of it. Never rejects. */
export async function clearEntry(entry: Entry, places: Places): Promise<Outcome> {
  try {
    return (await clear(entry, places)) ?? 'cleared'
  } catch {
    return 'failed'
  }
}

/** Removes entries, some or all of a kind; gives the worst outcome and how many are cleared. Never rejects. */
export async function clearEntries(
  entries: readonly Entry[],
  places: Places,
): Promise<{ outcome: Outcome; cleared: number }> {
  let cleared = 0
  let outcome: Outcome = 'cleared'
  // While the old value is there, its texts are copied to the cells' own keys, so it is removed first.
  const ordered = [...entries].sort((a, b) => Number(isOld(b)) - Number(isOld(a)))
  for (const entry of ordered) {
    const of = await clearEntry(entry, places)
    if (of !== 'failed') cleared++
    if (of === 'failed' || (of === 'blocked' && outcome === 'cleared')) outcome = of
  }
  return { outcome, cleared }
}

const isOld = ({ what }: Entry) => what === 'old-texts'

async function clear(entry: Entry, places: Places): Promise<Outcome | undefined> {
  switch (entry.what) {
    case 'text':
    case 'removed-text':
      return clearText(entry, places.local)
    case 'old-texts':
      return clearOldTexts(places.local)
    case 'unreadable-text':
      return clearUnreadable(entry.key, areaOf(entry, places).local())
    case 'training':
      return clearTraining(entry, areaOf(entry, places))
    case 'cache':
      await inTime(places.caches().delete(entry.name))
      // Without its list the worker could keep nothing more: a new one begins with a new list.
      await inTime(places.worker()).then((worker) => worker?.end())
      return
    case 'worker':
      await inTime(places.worker()).then((worker) => worker?.end())
      return
    case 'database':
      return (await inTime(areaOf(entry, places).database.destroy())) === 'blocked'
        ? 'blocked'
        : undefined
    case 'of-session':
      places.session().removeItem(entry.key)
      return
    default:
      // An older choice would come back in the place of a newer one.
      for (const area of entry.kind === 'choices' ? areasOf(places) : [areaOf(entry, places)])
        area.local().removeItem(entry.key)
      return
  }
}

function areaOf({ isEarlier }: { isEarlier?: boolean | undefined }, places: Places): Area {
  return areasOf(places).find((area) => Boolean(area.isEarlier) === Boolean(isEarlier))!
}

/**
 * As Reset does it: the cell's own value remembers what of the old one it accounts for, so that it stays away. What an
 * earlier build stored of it goes first, since there may be no room for both; without room even so, it is put back.
 */
function clearText({ cell: id, what }: TextEntry, storage: BookStorage): undefined {
  const own = readOwn(storage().getItem(TEXT_PREFIX + id))
  if (own === 'later-version') return
  const { edit, removed } = joinOld(own, textsNow(storage).old.get(id))
  const before = storage.earlier?.()
  const value = before?.getItem(TEXT_PREFIX + id) ?? null
  if (readOwn(value) !== 'later-version') before?.removeItem(TEXT_PREFIX + id)
  const rest: StoredCell = what === 'text' ? { removed } : { edit }
  try {
    write(id, rest, printOfOld(textsNow(storage).old.get(id)), storage())
  } catch (error) {
    if (value !== null) before!.setItem(TEXT_PREFIX + id, value)
    throw error
  }
}

/**
 * Takes away only what earlier builds stored, not a text: each is a cell's own from now on. What they take is freed
 * first, since there may be no room for both; where there still is none, all is put back.
 */
function clearOldTexts(storage: BookStorage): undefined {
  const { own, old, cells } = textsNow(storage)
  const before = (storage.earlier ?? storage)()
  const keys = oldTextKeys(before, storage.earlier !== undefined)
  const values = keys.map((key) => [key, before.getItem(key)!] as const)
  for (const key of keys) before.removeItem(key)
  const rest = textsNow(storage).old
  try {
    for (const id of old.keys())
      if (!own.get(id)?.isDamaged)
        write(id, cells.get(id) ?? {}, printOfOld(rest.get(id)), storage())
  } catch (error) {
    for (const [key, value] of values) before.setItem(key, value)
    throw error
  }
}

function clearUnreadable(key: string, storage: Storage): undefined {
  const own = readOwn(storage.getItem(key))
  if (own === 'later-version' || own?.isDamaged === false) return
  write(key.slice(TEXT_PREFIX.length), own ?? {}, own?.taken, storage)
}

function write(id: string, cell: StoredCell, taken: string | undefined, storage: Storage): void {
  const value = writeOwn(cell, taken)
  if (value === undefined) storage.removeItem(TEXT_PREFIX + id)
  else storage.setItem(TEXT_PREFIX + id, value)
}

async function clearTraining(
  { key, kept, dataKey }: TrainingEntry,
  { local, database }: Area,
): Promise<undefined> {
  if (dataKey !== undefined) await inTime(database.remove(dataKey))
  if (!kept) return
  const storage = local()
  storage.removeItem(KEPT_PREFIX + key)
  const old = readOldList(storage)
  const rest = old.filter((each) => each.key !== key)
  if (old.length === rest.length) return
  if (rest.length === 0) storage.removeItem(OLD_LIST_KEY)
  else storage.setItem(OLD_LIST_KEY, JSON.stringify({ version: 1, kept: rest }))
}

/** Everything that has one of the book's names, whether it could be read or not. `entries` are what was listed. */
export async function clearEverything(entries: readonly Entry[], places: Places): Promise<Outcome> {
  const outcomes: Outcome[] = []
  const attempt = async (act: () => unknown) => {
    try {
      outcomes.push((await act()) === 'blocked' ? 'blocked' : 'cleared')
    } catch {
      outcomes.push('failed')
    }
  }
  await attempt(async () => (await inTime(places.worker()))?.end())
  for (const entry of entries)
    if (entry.what === 'cache') await attempt(() => inTime(places.caches().delete(entry.name)))
  await attempt(() => {
    const storage = places.session()
    for (const key of keysOf(storage)) if (isOfSession(key, places.local)) storage.removeItem(key)
  })
  for (const { local, database, isEarlier = false } of areasOf(places)) {
    await attempt(() => {
      const storage = local()
      for (const key of keysOf(storage)) if (keyKind(key)) storage.removeItem(key)
    })
    // A database that may be another site's goes only when it is named.
    const isNamed = entries.some(
      (entry) => entry.what === 'database' && Boolean(entry.isEarlier) === isEarlier,
    )
    await attempt(async () => {
      // Another tab may have it open; its entries go at once, at least.
      await inTime(database.clear()).catch(() => {})
      return isNamed ? undefined : inTime(database.destroy())
    })
  }
  return (['failed', 'blocked'] as const).find((each) => outcomes.includes(each)) ?? 'cleared'
}
