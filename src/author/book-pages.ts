/** The book's own pages: each file in its `pages/`, at the address of its path, as in `src/pages`. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FOLDERS } from './names.ts'

export interface BookPage {
  /** its address from the site's path, such as `/costs` or `/figures/[cell].json` */
  pattern: string
  /** its file, an absolute path */
  entrypoint: string
}

/** None where the book has no such folder. */
export function bookPages(): BookPage[] {
  const folder = join(FOLDERS['#book/'], 'pages')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(astro|ts)$/.test(entry.name))
    .map((entry) => {
      const entrypoint = join(entry.parentPath, entry.name)
      const pattern = entrypoint
        .slice(folder.length)
        .replaceAll('\\', '/')
        .replace(/\.(astro|ts)$/, '')
        .replace(/\/index$/, '/')
      return { pattern, entrypoint }
    })
}
