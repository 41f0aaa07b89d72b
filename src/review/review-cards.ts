/**
 * `<review-cards>`: asks the cards of the page that are due, one after the other. They all stand on the page, by
 * chapter; the one that is asked is taken to the top meanwhile, and put back.
 */
import { signs } from '#words/language'
import { review as words } from '#words/review'
import { element, h, toDom } from '../output/markup.ts'
import { allKeptCards, keptCard } from './kept-card.ts'
import type { CardRated } from './rate-card.ts'
import { dayOf, dueCards, isDue, nextDay, nextInSession } from './schedule.ts'

class ReviewCards extends HTMLElement {
  private cards: HTMLElement[] = []
  /** still to be asked; the first is the one at the top */
  private queue: HTMLElement[] = []
  /** stands where the card at the top belongs */
  private readonly gap = document.createComment('')
  private readonly said = element('p', { role: 'status', class: 'review-said' })
  private readonly stage = element('div', { class: 'review-stage' })
  private leaving = new AbortController()

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.cards = [...document.querySelectorAll<HTMLElement>('[data-card]')]
    this.replaceChildren(this.said, this.stage)
    this.stage.addEventListener('card-rated', (event) => this.goOn(event as CardRated), { signal })
    for (const chapter of this.chapters()) this.addButton(chapter)
    addEventListener('storage', () => this.queue.length === 0 && this.rest(), { signal })
    this.begin(this.due())
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  private chapters(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>('[data-cards-of]')]
  }

  private due(): HTMLElement[] {
    return dueCards(this.cards, ({ dataset }) => keptCard(dataset.card!), dayOf(new Date()))
  }

  private addButton(chapter: HTMLElement): void {
    const button = element('button', { type: 'button', 'data-through': '' }, words.goThrough)
    chapter.querySelector('[data-through]')?.remove()
    chapter.querySelector('summary')!.after(button)
    button.addEventListener('click', () => {
      this.putBack()
      this.begin(this.cards.filter((card) => chapter.contains(card)))
      this.focusCard()
    })
  }

  private begin(cards: HTMLElement[]): void {
    this.queue = cards
    if (cards.length === 0) return this.rest()
    this.said.textContent = words.due(this.due().length)
    this.ask()
  }

  /** Nothing is asked: what there is to come. */
  private rest(before = ''): void {
    const kept = [...allKeptCards().values()]
    const today = dayOf(new Date())
    const next = nextDay(kept, today)
    const due = kept.filter((each) => isDue(each, today)).length
    this.stage.replaceChildren()
    this.said.textContent = [
      before,
      words.due(due),
      kept.length === 0 ? words.noneRated : next === undefined ? '' : words.next(next),
    ]
      .filter(Boolean)
      .join(signs.blank)
    this.countMet()
  }

  private ask(): void {
    const card = this.queue[0]!
    const chapter = card.closest<HTMLElement>('[data-cards-of]')!
    card.before(this.gap)
    card.querySelector('details')!.open = false
    const stop = element('button', { type: 'button' }, words.stop)
    stop.addEventListener('click', () => {
      this.putBack()
      this.queue = []
      this.rest()
      this.focusSaid()
    })
    const bar = element('p', { class: 'review-bar' })
    bar.append(
      toDom(h('span', {}, `${words.left(this.queue.length)} · ${chapter.dataset.cardsOf!}`)),
      stop,
    )
    this.stage.replaceChildren(bar, card)
    this.countMet()
  }

  private goOn({ rating, target }: CardRated): void {
    const comesBack = (target as Element).querySelector('[role=status]')!.textContent
    const said = rating === 'forgot' ? words.again : comesBack
    this.putBack()
    this.queue = nextInSession(this.queue, rating)
    if (this.queue.length === 0) {
      this.rest(said + signs.blank + words.done)
      return this.focusSaid()
    }
    this.said.textContent = said
    this.ask()
    this.focusCard()
  }

  private putBack(): void {
    const card = this.stage.querySelector<HTMLElement>('[data-card]')
    if (card && this.gap.parentNode) this.gap.replaceWith(card)
  }

  private focusCard(): void {
    this.stage.querySelector('summary')?.focus()
    this.scrollIntoView({ block: 'nearest' })
  }

  /** The button that was pressed is gone. */
  private focusSaid(): void {
    this.said.tabIndex = -1
    this.said.focus()
  }

  private countMet(): void {
    const kept = allKeptCards()
    const today = dayOf(new Date())
    for (const chapter of this.chapters()) {
      const cards = JSON.parse(chapter.dataset.ids!) as string[]
      const met = cards.flatMap((id) => kept.get(id) ?? [])
      const due = met.filter((each) => isDue(each, today)).length
      chapter.querySelector('[data-met]')!.textContent =
        met.length === 0 ? '' : words.met(met.length, due)
    }
  }
}

customElements.define('review-cards', ReviewCards)
