import type { APIRoute } from 'astro'
import { readBook } from '../../markdown/book.ts'
import { exportSources } from '../../markdown/export-sources.ts'

/** What the page writes exports from, when a reader has changed cells. */
export const GET: APIRoute = () => Response.json(exportSources(readBook()))
