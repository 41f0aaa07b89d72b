/** A server of another origin that answers everyone, and knows who has asked. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export async function otherHost(): Promise<{
  /** `localhost:port` */
  host: string
  requests: string[]
  close(): void
}> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url!)
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.setHeader('Content-Type', 'text/javascript')
    response.end('export {}')
  })
  server.on('upgrade', (request, socket) => {
    requests.push(request.url!)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => void server.close(),
  }
}
