import type { APIRoute } from 'astro'
import { buildBook } from '#book/build'
import { readBook } from '../markdown/book.ts'
import { readLibrary } from '../markdown/library.ts'
import type { PublishedBook } from '../notebook/notebook.ts'

/** All cells, compiled, and the chapters' titles, and the digests of what cells import, for the page's notebook. */
export const GET: APIRoute = () => {
  const { cells, chapters } = readBook()
  const titles = chapters.map(({ slug, title }) => [slug, title])
  return Response.json({
    build: import.meta.env.PUBLIC_BUILD,
    cells,
    titles,
    library: readLibrary(),
    lends: buildBook.lends?.() ?? [],
  } satisfies PublishedBook)
}
