/** Serves the built site: sirv for the files, our headers, the next free port where one is taken. */
import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import { isForEver } from '../src/offline/files.ts'
import { FOR_EVER, type HeaderOptions, headersFor } from './headers.ts'

/** Resolves to the server and its address. Port 0 takes any free one. */
export async function serve(
  folder: string,
  port: number,
  options: HeaderOptions = {},
): Promise<{ server: Server; url: string }> {
  const files = sirv(folder, {
    // Where somebody has put compressed files beside the others.
    gzip: options.compressed ?? false,
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(headersFor(pathname, options)))
        response.setHeader(name, value)
      // Elsewhere `.ts` is a film.
      if (/\.(ts|ipynb)$/.test(pathname))
        response.setHeader('Content-Type', 'text/plain; charset=utf-8')
      response.setHeader('Cache-Control', isForEver(pathname) ? FOR_EVER : 'no-cache')
    },
  })
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', ...headersFor('/') })
      createReadStream(join(folder, '404.html')).pipe(response)
    }),
  )
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
