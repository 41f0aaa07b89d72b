/** An Astro integration: the book's own pages, each file in its `pages/` at the address of its path, as in `src/pages`. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AstroIntegration } from 'astro'
import { FOLDERS } from '../src/author/names.ts'

export function bookPages(): AstroIntegration {
  const folder = join(FOLDERS['#book/'], 'pages')
  return {
    name: 'book-pages',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        if (!existsSync(folder)) return
        for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue
          const entrypoint = join(entry.parentPath, entry.name)
          const pattern = entrypoint
            .slice(folder.length)
            .replaceAll('\\', '/')
            .replace(/\.(astro|ts)$/, '')
            .replace(/\/index$/, '/')
          injectRoute({ pattern, entrypoint })
        }
      },
    },
  }
}
