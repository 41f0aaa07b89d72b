/** Caches as browsers have them, as far as the tests need. */

const HOST = 'https://host.example'

class OneCache {
  readonly entries = new Map<string, Response>()
  /** how many more may be put before there is no room */
  room = Infinity

  async match(address: string): Promise<Response | undefined> {
    return this.entries.get(new URL(address, HOST).href)?.clone()
  }
  async put(address: string, response: Response): Promise<void> {
    if (this.room-- <= 0) throw new DOMException('full', 'QuotaExceededError')
    this.entries.set(new URL(address, HOST).href, response)
  }
  async delete(address: string): Promise<boolean> {
    return this.entries.delete(new URL(address, HOST).href)
  }
  async keys(): Promise<{ url: string }[]> {
    return [...this.entries.keys()].map((url) => ({ url }))
  }
}

/** A `CacheStorage` in memory; `caches` lets a test look inside. */
export class Caches {
  readonly caches = new Map<string, OneCache>()

  async open(name: string): Promise<OneCache> {
    if (!this.caches.has(name)) this.caches.set(name, new OneCache())
    return this.caches.get(name)!
  }
  async keys(): Promise<string[]> {
    return [...this.caches.keys()]
  }
  async delete(name: string): Promise<boolean> {
    return this.caches.delete(name)
  }
}
