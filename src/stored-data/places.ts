/** Where a browser keeps things, as far as this page looks at them. Each may be denied, slow or broken. */
import type { Site } from '../offline/files.ts'
import { type BookStorage, bookStorage } from '../session/book-storage.ts'
import { DATABASE, DATABASE_STORE, EARLIER_DATABASE } from '../session/kept-list.ts'

export interface Places {
  local: BookStorage
  session: () => Storage
  database: Database
  /** that of before its name was the book's */
  earlierDatabase?: Database | undefined
  caches: () => Pick<CacheStorage, 'keys' | 'open' | 'delete'>
  worker: () => Promise<Worker | undefined>
  site: Site
  /** as caches name what is in them */
  origin: string
}

export interface Database {
  readonly name: string
  /** undefined where there is none */
  look(): Promise<{ stores: string[]; keys: IDBValidKey[] } | undefined>
  get(key: IDBValidKey): Promise<unknown>
  remove(key: IDBValidKey): Promise<void>
  /** takes all entries of the book's store, also while other tabs have it open */
  clear(): Promise<void>
  /** `blocked`: it goes when the tabs that have it open are closed */
  destroy(): Promise<'gone' | 'blocked'>
}

export interface Worker {
  scope: string
  state: string
  end(): Promise<unknown>
}

/** Thrown where a place did not answer in time. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
}

const PATIENCE_MS = 4000

/** Rejects with `NoAnswer` when `work` takes longer. A later answer is ignored. */
export function inTime<T>(work: Promise<T>, patience = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), patience)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** The places of this browser that the site's book uses. Nothing is touched until it is asked for. */
export function browserPlaces(site: Site): Places {
  return {
    local: bookStorage,
    session: () => sessionStorage,
    database: browserDatabase(DATABASE),
    earlierDatabase: bookStorage.earlier && browserDatabase(EARLIER_DATABASE),
    caches: () => caches,
    worker: browserWorker(site.base),
    site,
    origin: location.origin,
  }
}

const browserWorker = (base: string) => async (): Promise<Worker | undefined> => {
  const registration = await navigator.serviceWorker?.getRegistration(base)
  // One of another site may reach as far as here.
  if (!registration || registration.scope !== location.origin + base) return undefined
  const worker = registration.active ?? registration.waiting ?? registration.installing
  return {
    scope: registration.scope,
    state: worker?.state ?? '',
    end: () => registration.unregister(),
  }
}

const browserDatabase = (name: string): Database => ({
  name,
  async look() {
    const database = await open(name)
    if (!database) return undefined
    try {
      const stores = [...database.objectStoreNames]
      if (!stores.includes(DATABASE_STORE)) return { stores, keys: [] }
      const store = database.transaction(DATABASE_STORE).objectStore(DATABASE_STORE)
      return { stores, keys: await answer(store.getAllKeys()) }
    } finally {
      database.close()
    }
  },
  get: (key) => inStore(name, 'readonly', (store) => store.get(key)),
  async remove(key) {
    await inStore(name, 'readwrite', (store) => store.delete(key))
  },
  async clear() {
    await inStore(name, 'readwrite', (store) => store.clear())
  },
  destroy: () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve('gone')
      request.onblocked = () => resolve('blocked')
      request.onerror = () => reject(request.error)
    }),
})

/** Undefined where there is none; looking must not create one. */
async function open(name: string): Promise<IDBDatabase | undefined> {
  const request = indexedDB.open(name)
  let isNew = false
  request.onupgradeneeded = () => {
    isNew = true
    request.transaction!.abort()
  }
  try {
    return await answer(request)
  } catch (error) {
    if (isNew) return undefined
    throw error
  }
}

async function inStore<T>(
  name: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open(name)
  if (!database) return undefined
  try {
    const transaction = database.transaction(DATABASE_STORE, mode)
    const result = await answer(act(transaction.objectStore(DATABASE_STORE)))
    if (mode === 'readwrite')
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
    return result
  } finally {
    database.close()
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
