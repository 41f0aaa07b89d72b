/** An Astro integration: the index that readers search, made by Pagefind from the built pages. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { close, createIndex } from 'pagefind'

/** What is on a page but not of it: tools, outputs, and the formulas' glyphs, for which their readings stand. */
const NOT_TEXT = [
  'run-bar',
  '.anchor',
  '.katex',
  '.equation-number',
  // Of a cell's bar its name is text.
  '.cell-marks',
  '.cell-lines',
  '.cell-status',
  '.cell-buttons',
  '.cell-control',
  '.cell-output',
  '.stamp',
  '.chapter-number',
  'fieldset',
  'svg',
  'nav',
  '.exports',
  'button',
]
/** Interfaces of Pagefind's own, which the site does not use. */
const UNUSED = /^pagefind-(ui|modular-ui|component-ui|highlight)\./

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      async 'astro:build:done'({ dir, logger }) {
        const site = fileURLToPath(dir)
        const { index, errors } = await createIndex({ excludeSelectors: NOT_TEXT })
        if (!index) throw new Error(errors.join('\n'))
        const added = await index.addDirectory({ path: site })
        const { files } = await index.getFiles()
        const kept = files.filter(({ path }) => !UNUSED.test(path))
        const folder = join(site, 'pagefind')
        rmSync(folder, { recursive: true, force: true })
        for (const { path, content } of kept) {
          mkdirSync(join(folder, path, '..'), { recursive: true })
          writeFileSync(join(folder, path), content)
        }
        await close()
        const bytes = kept.reduce((sum, { content }) => sum + content.length, 0)
        logger.info(`${added.page_count} pages, ${Math.round(bytes / 1000)} kB`)
      },
    },
  }
}
