/** An Astro integration: the list of all files, and the service worker, which needs to know the build. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { build } from 'vite'
import { EDITION, editionFolder } from '../src/author/names.ts'
import { readRedirects } from '../src/markdown/addresses.ts'
import { keyOf, pathOf, type Site, type SiteFile, type SiteFiles } from '../src/offline/files.ts'
import { headersFile } from '../src/offline/headers.ts'
import { BUILD } from './build-id.ts'
import { noteLicences } from './licences.ts'

/** Not part of the book: what others read, and files to take away. */
const BESIDE =
  /^(export\/|cards\/|feed\.xml|sitemap|sw\.js|offline\.json|licences\.txt|_headers|404\.html|\.)/

export function offline(edition: Site): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      async 'astro:build:done'({ dir, logger }) {
        const site = fileURLToPath(dir)
        const { name, base, root = base, others = [] } = edition
        const files = listFiles(site, edition)
        const list: SiteFiles = { build: BUILD, files, moved: movedPages() }
        writeFileSync(join(site, 'offline.json'), JSON.stringify(list))
        if (editionFolder(EDITION) === '')
          writeFileSync(join(site, '_headers'), `${headersFile(base, others)}\n`)
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'error',
          plugins: [noteLicences()],
          define: {
            __BUILD__: JSON.stringify(BUILD),
            __NAME__: JSON.stringify(name),
            __BASE__: JSON.stringify(base),
            __ROOT__: JSON.stringify(root),
            __OTHERS__: JSON.stringify(others),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir: site,
            emptyOutDir: false,
            lib: {
              entry: fileURLToPath(new URL('../src/offline/service-worker.ts', import.meta.url)),
              formats: ['iife'],
              name: 'sw',
              fileName: () => 'sw.js',
            },
          },
        })
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
        logger.info(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, build ${BUILD}`)
      },
    },
  }
}

function listFiles(site: string, edition: Site): SiteFile[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => !BESIDE.test(file) && statSync(join(site, file)).isFile())
    .filter((file) => pathOf(`https://host${keyOf(file, edition)}`, edition) !== undefined)
    .sort()
    .map((file) => {
      const content = readFileSync(join(site, file))
      const chapter = file.endsWith('.html') ? chapterOf(content.toString('utf8')) : undefined
      return {
        path: file.replace(/(^|\/)index\.html$/, '$1'),
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        ...(chapter !== undefined && { chapter }),
      }
    })
}

/** The title of the chapter, if this is the page of one. */
function chapterOf(text: string): string | undefined {
  const [, title] = text.match(/<header class="chapter">.*?<h1>([^<]*)<\/h1>/s) ?? []
  return title?.replace(/&#(\d+);|&amp;/g, (_, code) => (code ? String.fromCodePoint(code) : '&'))
}

function movedPages(): Record<string, string> {
  const pages = Object.entries(readRedirects()).filter(([from]) => !from.includes('#'))
  return Object.fromEntries(pages.map(([from, to]) => [from.slice(1), to.slice(1)]))
}
