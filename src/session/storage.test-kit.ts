/** Storage for tests, filled, limited and looked into, or denied. */

/** As much of a Storage as is used; `room` is how many characters fit into a value, and may change. */
export function fakeStorage(content: Record<string, string> = {}, room = Number.POSITIVE_INFINITY) {
  const items = new Map(Object.entries(content))
  const written: string[] = []
  const storage = {
    get length() {
      return items.size
    },
    key: (at: number) => [...items.keys()][at] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > fake.room) throw new DOMException('full', 'QuotaExceededError')
      written.push(key)
      items.set(key, value)
    },
    removeItem: (key: string) => {
      written.push(key)
      items.delete(key)
    },
  }
  const fake = Object.assign(() => storage as unknown as Storage, { items, written, room })
  return fake
}

/** Throws as access to storage does where the browser denies it. */
export const denied = () => {
  throw new DOMException('denied', 'SecurityError')
}
