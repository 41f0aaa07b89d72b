import { reader } from '#words/reader'
import { bookStorage } from '../session/book-storage.ts'

/** `<theme-switch>`: follows the system, or light, or dark, as the reader chose. `public/theme.js` applies it early. */

const ORDER = ['system', 'light', 'dark'] as const

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')!.addEventListener('click', () => {
      const next = ORDER[(ORDER.indexOf(this.theme) + 1) % ORDER.length]!
      if (next === 'system') delete document.documentElement.dataset.theme
      else document.documentElement.dataset.theme = next
      try {
        bookStorage().setItem('theme', next)
      } catch {
        // Storage is denied: the choice lasts as long as the page.
      }
      this.show()
    })
    this.show()
  }

  private get theme(): (typeof ORDER)[number] {
    return (document.documentElement.dataset.theme as 'light' | 'dark' | undefined) ?? 'system'
  }

  private show(): void {
    this.querySelector('button')!.textContent = reader.themes[this.theme]
  }
}

customElements.define('theme-switch', ThemeSwitch)
