import type { APIRoute } from 'astro'
import { hasNetwork, readPacked } from '../../build/recorded-assets.ts'

/** The book's trained network, for figures of readers who have not trained their own. */
export const GET: APIRoute = () =>
  process.env.RECORDING && !hasNetwork()
    ? new Response(null, { status: 404 })
    : Response.json(readPacked())
