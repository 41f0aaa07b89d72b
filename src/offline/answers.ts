/** Which answers of the network count, and what is added to them. */
import { headersFor } from './headers.ts'

const EMBEDDER = 'Cross-Origin-Embedder-Policy'

/** Whether the book's host has answered, and not only said that it cannot, or somebody else in its place. */
export function isAnswer({ status, type }: Pick<Response, 'status' | 'type'>): boolean {
  // A redirect to another origin that was followed makes it `cors` or `opaque`.
  return status < 500 && type !== 'cors' && type !== 'opaque'
}

/** The response with our headers. What the host says of itself stands; our policy holds beside any of its own. */
export function completed(
  address: string,
  response: Response,
  base: string,
  root = base,
): Response {
  const { status, statusText } = response
  // A redirect, which the browser follows by itself, has nothing that could be read or added to.
  if (status === 0) return response
  const headers = new Headers(response.headers)
  const { pathname } = new URL(address)
  for (const [name, value] of Object.entries(headersFor(pathname, { base, root }))) {
    const given = headers.get(name)
    if (given === null) headers.set(name, value)
    // Of several policies each must allow what is done.
    else if (name === 'Content-Security-Policy' && !given.includes(value))
      headers.append(name, value)
  }
  // Under an isolated page a worker must ask to be isolated, too; under another it may.
  if (/\.js$/.test(pathname) && headers.get(EMBEDDER) === 'unsafe-none')
    headers.set(EMBEDDER, 'require-corp')
  return new Response(response.body, { status, statusText, headers })
}
