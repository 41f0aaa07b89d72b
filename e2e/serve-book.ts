/** Builds the site if needed and serves it, as `npm start` does, on a free port. */
import { buildIfChanged } from '../scripts/build.ts'
import { serve } from '../scripts/serve.ts'
import { SITE_FOLDER } from '../src/author/names.ts'

export default async function serveBook(): Promise<() => void> {
  buildIfChanged()
  const { server, url } = await serve(SITE_FOLDER, 0)
  process.env.BOOK_URL = url
  return () => {
    server.close()
  }
}
