import type { APIRoute } from 'astro'
import { firstTestDigits } from '../../build/recorded-assets.ts'

/** Images, then labels. */
export const GET: APIRoute = () => {
  const { images, labels } = firstTestDigits()
  return new Response(new Uint8Array([...images, ...labels]))
}
