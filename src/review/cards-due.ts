/** `<cards-due>`: says how many cards are due, beside the link to them; nothing where none is. */
import { cardsDue as words } from '#words/review'
import { allKeptCards } from './kept-card.ts'
import { dayOf, isDue } from './schedule.ts'

class CardsDue extends HTMLElement {
  connectedCallback(): void {
    const today = dayOf(new Date())
    const due = [...allKeptCards().values()].filter((card) => isDue(card, today))
    this.textContent = words.due(due.length)
  }
}

customElements.define('cards-due', CardsDue)
