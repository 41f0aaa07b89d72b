/** Rates a card, and says when it comes back. */
import { card as words } from '#words/review'
import { type KeptCard, keptCard, rateCard } from './kept-card.ts'
import { dayOf, isDue, type Rating } from './schedule.ts'

/** A card was rated: told to whatever holds it. */
export class CardRated extends Event {
  readonly rating: Rating
  constructor(rating: Rating) {
    super('card-rated', { bubbles: true })
    this.rating = rating
  }
}

/** Rates the card, if a rating is given, and shows how it stands. */
export function follow(card: HTMLElement, rating: string | undefined): void {
  const id = card.dataset.card!
  const now = new Date()
  if (rating === 'forgot' || rating === 'remembered') {
    const rated = rateCard(id, rating, now)
    show(card, rated, rating, now)
    card.dispatchEvent(new CardRated(rating))
  } else show(card, keptCard(id), undefined, now)
}

function show(
  card: HTMLElement,
  kept: KeptCard | undefined,
  rating: Rating | undefined,
  now: Date,
): void {
  for (const button of card.querySelectorAll<HTMLElement>('[data-rate]'))
    button.setAttribute('aria-pressed', String(button.dataset.rate === rating))
  const today = dayOf(now)
  const waits = kept && !isDue(kept, today)
  const text = waits ? words.comesBack(kept.due - today) : ''
  const isLost = rating !== undefined && keptCard(card.dataset.card!) === undefined
  card.querySelector('[role=status]')!.textContent = isLost ? words.notKept : text
}
