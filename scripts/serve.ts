/** Serves the built site: sirv for the files, our headers, the next free port where one is taken. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import { isForEver } from '../src/offline/files.ts'
import { FOR_EVER, headersFor } from '../src/offline/headers.ts'

export interface ServeOptions {
  /** lets every script compile, as only the kernel's may, and make workers from texts; for measurements */
  evaluate?: boolean
  /** serves `x.gz` for `x` where there is one; for measurements, as hosts do */
  compressed?: boolean
  /** sends no headers of ours, as hosts without settings do */
  plain?: boolean
}

/** Resolves to the server and its address. Port 0 takes any free one. */
export async function serve(
  folder: string,
  port: number,
  { evaluate = false, compressed = false, plain = false }: ServeOptions = {},
): Promise<{ server: Server; url: string }> {
  const headersOf = (pathname: string) => (plain ? {} : headersFor(pathname, { evaluate }))
  const files = sirv(folder, {
    // Where somebody has put compressed files beside the others.
    gzip: compressed,
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(headersOf(pathname)))
        response.setHeader(name, value)
      // Elsewhere `.ts` is a film.
      if (/\.(ts|ipynb)$/.test(pathname))
        response.setHeader('Content-Type', 'text/plain; charset=utf-8')
      response.setHeader('Cache-Control', isForEver(pathname) ? FOR_EVER : 'no-cache')
    },
  })
  const server = createServer((request, response) => {
    const [path = '', ...query] = request.url!.split('?')
    // As static hosts do: a page has one address.
    if (/^\/\w(.*[^/])?$/.test(path) && existsSync(join(folder, path, 'index.html'))) {
      response.writeHead(301, { Location: [`${path}/`, ...query].join('?') }).end()
      return
    }
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', ...headersOf('/') })
      const page = join(folder, '404.html')
      response.end(existsSync(page) ? readFileSync(page) : 'There is no such page.')
    })
  })
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, () => {
        server.off('error', reject)
        resolve()
      })
    })
  for (let candidate = port; ; candidate++) {
    try {
      await listen(candidate)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || candidate >= port + 100)
        throw error
    }
  }
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}/` }
}
