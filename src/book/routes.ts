/** The pages that are about this book: each file in `pages/` at the address of its path, as in Astro's own folder. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AstroIntegration } from 'astro'

export function bookPages(): AstroIntegration {
  const folder = join(import.meta.dirname, 'pages')
  return {
    name: 'book-pages',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
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
