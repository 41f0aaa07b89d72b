/** Places that a test fills, breaks and looks into. */
import { fakeStorage } from '../session/storage.test-kit.ts'
import { type Database, NoAnswer, type Places } from './places.ts'

export interface Contents {
  local?: Record<string, string>
  session?: Record<string, string>
  /** entries of the book's store; undefined for no database */
  data?: [IDBValidKey, unknown][]
  stores?: string[]
  /** under names without the book's id */
  earlier?: Record<string, string>
  earlierData?: [IDBValidKey, unknown][]
  caches?: Record<string, string[]>
  hasWorker?: boolean
}

/** Places with these contents, and the means to look inside, to block them, and to keep them from answering. */
export function fakePlaces(contents: Contents = {}) {
  const local = fakeStorage(contents.local)
  const earlier = fakeStorage(contents.earlier)
  const earlierData = new Map(contents.earlierData)
  const session = fakeStorage(contents.session)
  const data = new Map(contents.data)
  const caches = new Map(Object.entries(contents.caches ?? {}))
  const is = { there: contents.data !== undefined, blocked: false, silent: false }
  const worker = { ended: false }
  const answering = async <T>(value: T): Promise<T> => {
    if (is.silent) throw new NoAnswer()
    return value
  }
  const cache = (name: string) =>
    ({
      keys: async () => caches.get(name)!.map((url) => ({ url })),
      match: async () => new Response('12345'),
    }) as unknown as Cache
  const database = (data: Map<IDBValidKey, unknown>): Database => ({
    name: 'a-book',
    look: () =>
      answering(
        is.there ? { stores: contents.stores ?? ['trainings'], keys: [...data.keys()] } : undefined,
      ),
    get: (key) => answering(data.get(key)),
    remove: async (key) => void (await answering(data.delete(key))),
    clear: () => answering(data.clear()),
    destroy: async () => {
      if (is.blocked) return 'blocked'
      is.there = false
      return 'gone'
    },
  })
  const places: Places = {
    local: contents.earlier ? Object.assign(() => local(), { earlier }) : local,
    session,
    database: database(data),
    earlierDatabase: contents.earlier && database(earlierData),
    caches: () => ({
      keys: async () => [...caches.keys()],
      open: async (name: string) => cache(name),
      delete: async (name: string) => caches.delete(name),
    }),
    worker: async () =>
      contents.hasWorker && !worker.ended
        ? {
            scope: 'https://book.example/',
            state: 'activated',
            end: async () => {
              worker.ended = true
            },
          }
        : undefined,
    site: { name: 'a-book', base: '/' },
    origin: 'https://book.example',
  }
  return {
    places,
    local: local.items,
    session: session.items,
    earlier: earlier.items,
    data,
    earlierData,
    caches,
    is,
    worker,
  }
}
