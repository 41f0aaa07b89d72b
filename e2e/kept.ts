/** How a test handles being without the network. */
import type { Server } from 'node:http'
import { expect, type Page } from '@playwright/test'

/** Ends the server as a dead network does: no new connections, and none of the old ones. */
export async function shut(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/** Waits until this page and all it has loaded are kept. */
export async function isKept(page: Page): Promise<void> {
  const missing = () =>
    page.evaluate(async () => {
      if (navigator.serviceWorker.controller?.state !== 'activated') return ['no worker']
      const addresses = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith(location.origin) && !/sw\.js|offline\.json/.test(name))
        .concat(location.origin + location.pathname)
      const kept = await Promise.all(addresses.map((address) => caches.match(address)))
      return addresses.filter((_, i) => !kept[i])
    })
  await expect.poll(missing, { timeout: 30_000 }).toEqual([])
}
