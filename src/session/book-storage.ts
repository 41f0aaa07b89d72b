/**
 * `localStorage` as this book uses it. Every name in it carries the book's id, since other books and sites may stand on
 * the same origin. Editions of a book share it: their cells are the same.
 */

/** Begins the names of this book. An id has no space, so none begins another's. */
export const NAME_START = `${import.meta.env.PUBLIC_BOOK} `

/** Gives the storage, with this book's names alone and without their start; throws where it is denied. */
export interface BookStorage {
  (): Storage
  /**
   * What this book stored before its names carried its id. A tab of an older build may be open and live on it, so it
   * is read, and written only to take something away.
   */
  earlier?: (() => Storage) | undefined
}

export const bookStorage: BookStorage = Object.assign(() => named(localStorage), {
  earlier: import.meta.env.PUBLIC_WAS_UNNAMED ? () => localStorage : undefined,
})

/** All names at once, where asking for one by one would go through all of them each time. */
const NAMES = Symbol('names')

/** All names in a storage; none without a storage. */
export function namesIn(storage: (Storage & { [NAMES]?: () => string[] }) | undefined): string[] {
  return (
    storage?.[NAMES]?.() ??
    Array.from({ length: storage?.length ?? 0 }, (_, at) => storage!.key(at)!)
  )
}

/** What is stored under names with this beginning, by the rest of the name, as `read` understands it; none where storage is denied. */
export function storedUnder<T>(
  prefix: string,
  read: (text: string | null) => T | undefined,
): Map<string, T> {
  const all = new Map<string, T>()
  try {
    const storage = bookStorage()
    for (const name of namesIn(storage)) {
      const value = name.startsWith(prefix) ? read(storage.getItem(name)) : undefined
      if (value !== undefined) all.set(name.slice(prefix.length), value)
    }
  } catch {
    // Storage is denied: nothing is stored.
  }
  return all
}

/**
 * The part of a storage whose names carry the book's id, under the names without it; they are listed by `namesIn`.
 * Access throws as the storage's own does.
 */
export function named(storage: Storage): Storage {
  const names = () =>
    namesIn(storage)
      .filter((name) => name.startsWith(NAME_START))
      .map((name) => name.slice(NAME_START.length))
  return {
    [NAMES]: names,
    getItem: (name) => storage.getItem(NAME_START + name),
    setItem: (name, value) => storage.setItem(NAME_START + name, value),
    removeItem: (name) => storage.removeItem(NAME_START + name),
  } as Partial<Storage> as Storage
}

/** A value of the book's, or what was stored under this name earlier; null where there is none. */
export function storedValue(name: string, storage: BookStorage = bookStorage): string | null {
  return storage().getItem(name) ?? storage.earlier?.().getItem(name) ?? null
}
