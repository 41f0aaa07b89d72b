/** `<kept-pages>`: of the pages it lists, shows those that are kept on this machine. */
import { cacheName } from '../offline/files.ts'
import { pageBuild } from './new-version.ts'

class KeptPages extends HTMLElement {
  async connectedCallback(): Promise<void> {
    for (const link of this.querySelectorAll('a')) {
      const isKept = await caches.match(link.href, { cacheName: cacheName(pageBuild() ?? '') })
      if (!isKept) link.closest('li')!.remove()
    }
    this.hidden = this.querySelector('li') === null
  }
}

customElements.define('kept-pages', KeptPages)
