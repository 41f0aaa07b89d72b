/** How Astro builds the book. */
import { unified } from '@astrojs/markdown-remark'
import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkMath from 'remark-math'
import { alternates, editionPath, FOLDERS_OF_OTHERS } from '../src/author/editions.ts'
import { EDITION, editionFolder, SITE_FOLDER, settings } from '../src/author/names.ts'
import { remarkBook } from '../src/markdown/remark-book.ts'
import { metaPolicies } from '../src/offline/headers.ts'
import { bookPages } from './book-pages.ts'
import { BUILD } from './build-id.ts'
import { licences } from './licences.ts'
import { offline } from './offline.ts'
import { searchIndex } from './search-index.ts'
import { viteOptions } from './vite-options.ts'

// Where the site will stand; canonical addresses, the feed and the sitemap begin with it.
const site = new URL(process.env.SITE ?? `https://${settings.id}.example`)
const root = `${site.pathname.replace(/\/$/, '')}/`
const base = editionPath(root)
/** All pages of an edition; there are fewer than a second one would begin with. */
const SITEMAP = 'sitemap-0.xml'
// Pages and the cells they fetch say which build they are of.
process.env.PUBLIC_BUILD = BUILD
process.env.PUBLIC_BOOK = settings.id
process.env.PUBLIC_LICENCE = settings.licence.name
process.env.PUBLIC_WAS_UNNAMED = settings.wasUnnamed ? 'yes' : ''
// With a space between.
process.env.PUBLIC_FOLDERS_OF_OTHERS = FOLDERS_OF_OTHERS.join(' ')
// One a line.
process.env.PUBLIC_POLICIES = metaPolicies(base, root).join('\n')

export default defineConfig({
  site: site.origin,
  base,
  trailingSlash: 'always',
  outDir: `./${SITE_FOLDER}/${editionFolder(EDITION)}`,
  // Chapters that two editions have alike are not to be taken for each other's.
  cacheDir: `./node_modules/.astro/${settings.content}/${EDITION}`,
  build: { inlineStylesheets: 'never' },
  integrations: [
    sitemap({
      filter: (page) => !page.endsWith('/offline/'),
      // The index of the first edition lists all.
      customSitemaps: FOLDERS_OF_OTHERS.map((folder) => site.origin + root + folder + SITEMAP),
      serialize: (item) => ({
        ...item,
        links: alternates(new URL(item.url).pathname, base).map(({ edition, pathname }) => ({
          lang: edition,
          url: site.origin + pathname,
        })),
      }),
    }),
    bookPages(),
    searchIndex(),
    offline({ name: settings.id, base, root, others: FOLDERS_OF_OTHERS }),
    licences(),
  ],
  devToolbar: { enabled: false },
  markdown: {
    // Sätteri would be faster, but its syntax trees are its own; see docs/decisions/0001-markdown-engine.md.
    processor: unified({ remarkPlugins: [remarkMath, remarkCjkFriendly, [remarkBook, { base }]] }),
    syntaxHighlight: false,
  },
  vite: {
    // Warnings about Astro's own generated modules bury what an author should see.
    logLevel: 'error',
    ...viteOptions,
    plugins: [...viteOptions.plugins, shortFirstScript()],
    // The page forbids inline scripts, however small.
    build: { assetsInlineLimit: 0 },
    // Found only when a cell first runs, they would reload the author's page and lose the kernel.
    optimizeDeps: {
      include: [...(settings.packages?.early ?? []), '@babel/parser', 'd3-array'],
    },
  },
})

/**
 * The script of every page is one file, with all that it needs at once, and lists none of what its parts need later:
 * they are many, the list would be a sixth of it, and each part names what it needs itself. A plugin, since Astro
 * overrides what a configuration says of this.
 */
function shortFirstScript() {
  return {
    name: 'short-first-script',
    configEnvironment: (name: string) =>
      name === 'client'
        ? {
            build: {
              modulePreload: { polyfill: false, resolveDependencies: laterThanFirst },
              rolldownOptions: { output: { codeSplitting: { groups: [{ name: chunkOf }] } } },
            },
          }
        : undefined,
  }
}

const FIRST = 'Page.astro'

function laterThanFirst(_: string, needed: string[], { hostId }: { hostId: string }): string[] {
  return hostId.includes(FIRST) ? [] : needed
}

interface Modules {
  getModuleInfo(id: string): { importers: string[] } | null
}

const chunkOf = (id: string, modules: Modules) => (isOfFirst(id, modules) ? FIRST : null)

/** Whether the page's script imports it, directly or not. */
function isOfFirst(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (id.includes(`/${FIRST}?`)) return true
  if (seen.has(id)) return false
  seen.add(id)
  const importers = modules.getModuleInfo(id)?.importers ?? []
  return importers.some((each) => isOfFirst(each, modules, seen))
}
