/** `<page-filter>`: hides the items of a list that lack a word of what is typed. Its `data-of` says what they are. */
import { filter as words } from '#words/symbols'

class PageFilter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('[data-filter]')!
    input.closest('label')!.hidden = false
    input.addEventListener('input', () => this.filter(input.value))
  }

  private filter(text: string): void {
    const wanted = text.toLowerCase().split(/\s+/)
    const items = [...this.querySelectorAll<HTMLElement>('[data-item]')]
    for (const item of items) {
      const said = item.dataset.item!.toLowerCase()
      item.hidden = !wanted.every((word) => said.includes(word))
    }
    for (const group of this.querySelectorAll<HTMLElement>('[data-group]'))
      group.hidden = !group.querySelector('[data-item]:not([hidden])')
    const found = items.filter((item) => !item.hidden).length
    const say = words.found[this.dataset.of as keyof typeof words.found]
    this.querySelector('[data-found]')!.textContent = say(found, items.length)
  }
}

customElements.define('page-filter', PageFilter)
