import { gzipSync } from 'node:zlib'
import type { APIRoute } from 'astro'
import { readBook } from '../markdown/book.ts'
import { typesBundle } from '../markdown/cell-types.ts'

/** The declarations that the editor's TypeScript reads, packed: a static host need not compress. */
export const GET: APIRoute = () =>
  new Response(gzipSync(JSON.stringify(typesBundle(readBook())), { level: 9 }), {
    headers: { 'Content-Type': 'application/octet-stream' },
  })
