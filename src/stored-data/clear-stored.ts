/** Takes away what is stored: an entry, and thereby a kind of them, or everything. */
import { KEPT_PREFIX, OLD_LIST_KEY } from '../session/kept-keys.ts'
import { readOldList } from '../session/kept-list.ts'
import {
  joinOld,
  printOfOld,
  readOld,
  readOwn,
  type StoredCell,
  writeOwn,
} from '../session/stored-text.ts'
import { OLD_TEXTS_KEY, TEXT_PREFIX } from '../session/text-keys.ts'
import { type Entry, keysOf, type TextEntry, type TrainingEntry, textsNow } from './list-stored.ts'
import { keyKind } from './names.ts'
import { inTime, type Places } from './places.ts'

/** What became of it. `blocked`: it goes when other tabs are closed. */
export type Outcome = 'cleared' | 'blocked' | 'failed'

export async function clearEntry(entry: Entry, places: Places): Promise<Outcome> {
  try {
    return (await clear(entry, places)) ?? 'cleared'
  } catch {
    return 'failed'
  }
}

/** All of one kind, or some; the worst of what became of them. */
export async function clearEntries(
  entries: readonly Entry[],
  places: Places,
): Promise<{ outcome: Outcome; cleared: number }> {
  let cleared = 0
  let outcome: Outcome = 'cleared'
  // What the old value alone has goes to the cells' own keys as long as it stands: it goes first.
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
      return clearText(entry, places.local())
    case 'old-texts':
      return clearOldTexts(places.local())
    case 'unreadable-text':
      return clearUnreadable(entry.key, places.local())
    case 'training':
      return clearTraining(entry, places)
    case 'cache':
      await inTime(places.caches().delete(entry.name))
      // Without its list the worker could keep nothing more: a new one begins with a new list.
      await inTime(places.worker()).then((worker) => worker?.end())
      return
    case 'worker':
      await inTime(places.worker()).then((worker) => worker?.end())
      return
    case 'database':
      return (await inTime(places.database.destroy())) === 'blocked' ? 'blocked' : undefined
    case 'of-session':
      places.session().removeItem(entry.key)
      return
    default:
      places.local().removeItem(entry.key)
      return
  }
}

/** As Reset does it: the cell's own value remembers what of the old one it accounts for, so that it stays away. */
function clearText({ cell: id, what }: TextEntry, storage: Storage): undefined {
  const own = readOwn(storage.getItem(TEXT_PREFIX + id))
  if (own === 'later-version') return
  const stored = readOld(storage.getItem(OLD_TEXTS_KEY))
  const old = stored === 'later-version' ? undefined : stored.get(id)
  const { edit, removed } = joinOld(own, old)
  const rest: StoredCell = what === 'text' ? { removed } : { edit }
  write(id, rest, printOfOld(old), storage)
}

/** Texts that stand in it alone go with it; cells' own, and those that were given up, stay as they are. */
function clearOldTexts(storage: Storage): undefined {
  const { own, old, cells } = textsNow(storage)
  storage.removeItem(OLD_TEXTS_KEY)
  for (const id of old.keys()) {
    const [ours, joined] = [own.get(id), cells.get(id) ?? {}]
    if (ours?.isDamaged) continue
    const isOwn = ours?.edit !== undefined && joined.edit !== undefined
    write(id, isOwn ? ours : { removed: joined.removed }, undefined, storage)
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
  { local, database }: Places,
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
  for (const area of [places.local, places.session])
    await attempt(() => {
      const storage = area()
      for (const key of keysOf(storage)) if (keyKind(key)) storage.removeItem(key)
    })
  // A database that may be another site's goes only when it is named.
  if (!entries.some(({ what }) => what === 'database'))
    await attempt(async () => {
      // Another tab may have it open; its entries go at once, at least.
      await inTime(places.database.clear()).catch(() => {})
      return inTime(places.database.destroy())
    })
  else await attempt(() => inTime(places.database.clear()).catch(() => {}))
  return (['failed', 'blocked'] as const).find((each) => outcomes.includes(each)) ?? 'cleared'
}
