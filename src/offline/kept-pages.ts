/** `<kept-pages>`: of the pages it lists, shows those that are kept on this machine. */
import { pathOf } from './files.ts'
import { missingOf, readList } from './kept.ts'
import { cacheOfPage, SITE } from './this-site.ts'

class KeptPages extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const links = [...this.querySelectorAll('a')]
    const kept = await keptOf(links.map(({ href }) => pathOf(href, SITE)))
    for (const link of links) if (!kept.has(pathOf(link.href, SITE))) link.closest('li')!.remove()
    this.hidden = this.querySelector('li') === null
  }
}

async function keptOf(paths: (string | undefined)[]): Promise<Set<string | undefined>> {
  if (!(await caches.has(cacheOfPage()))) return new Set()
  const cache = await caches.open(cacheOfPage())
  const list = await readList(cache, SITE)
  if (!list) return new Set()
  const files = list.files.filter(({ path }) => paths.includes(path))
  const missing = new Set(await missingOf({ ...list, files }, cache, SITE))
  return new Set(files.filter((file) => !missing.has(file)).map(({ path }) => path))
}

customElements.define('kept-pages', KeptPages)
