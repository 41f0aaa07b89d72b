import type { APIRoute } from 'astro'
import { readRedirects } from '../markdown/addresses.ts'

/** Sections, cells and equations that have moved, for a page that is asked for one it does not have. */
export const GET: APIRoute = () =>
  Response.json(
    Object.fromEntries(Object.entries(readRedirects()).filter(([from]) => from.includes('#'))),
  )
