import type { APIRoute } from 'astro'
import { doubtfulDigits } from '../../build/doubtful-digits.ts'

/** Images, then labels. */
export const GET: APIRoute = () => {
  const { images, labels } = doubtfulDigits()
  return new Response(new Uint8Array([...images, ...labels]))
}
