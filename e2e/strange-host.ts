/** Serves the built site as hosts do that are not like ours. What it does can be changed while it runs. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

export interface Manner {
  /** sent with everything; nothing else is */
  headers?: Record<string, string>
  /** says that WebAssembly is of this type */
  wasmType?: string
  /** answers so, whatever is asked */
  down?: number
  /** leads there, whatever is asked, as a network does that wants a login first */
  leadsTo?: string
}

/** It takes the slash away from a page's address, and leads to the address without. */
export async function strangeHost(
  manner: Manner,
): Promise<{ url: string; manner: Manner; close(): void }> {
  const files = sirv('dist', {
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(manner.headers ?? {}))
        response.setHeader(name, value)
      if (manner.wasmType && pathname.endsWith('.wasm'))
        response.setHeader('Content-Type', manner.wasmType)
    },
  })
  const server = createServer((request, response) => {
    if (manner.down)
      return void response
        .writeHead(manner.down, { 'Content-Type': 'text/html' })
        .end('The host is out of order')
    if (manner.leadsTo) return void response.writeHead(302, { Location: manner.leadsTo }).end()
    const { pathname, search } = new URL(request.url!, 'http://host')
    if (/.\/$/.test(pathname))
      return void response.writeHead(308, { Location: pathname.slice(0, -1) + search }).end()
    files(request, response, () => void response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    manner,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
