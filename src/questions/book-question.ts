/**
 * `<book-question>`: what it covers is covered at once; what answers is loaded when a reader comes near. Without it the
 * question stands with its answer behind a fold.
 */
import { keptAsked } from './kept-asked.ts'
import type { QuestionPlayer } from './question-player.ts'

/** A question of a chapter: the text stands in it, and it works once it is loaded. */
export class BookQuestion extends HTMLElement {
  private leaving = new AbortController()
  private waking: Promise<QuestionPlayer> | undefined
  private player: QuestionPlayer | undefined

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    const near = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && void this.wake(),
      { rootMargin: '600px' },
    )
    // A page at rest loads nothing more.
    addEventListener('scroll', () => near.observe(this), { signal, once: true, passive: true })
    const isAnswered = keptAsked(this.name) !== undefined
    if (isAnswered) void this.wake()
    signal.addEventListener('abort', () => near.disconnect())
    this.addEventListener('focusin', () => void this.wake(), { signal })
    for (const type of ['click', 'input', 'keydown'])
      this.addEventListener(type, (event) => this.passOn(event), { signal })
    if (isAnswered) return
    // Who runs the cell wants to see what comes of it.
    const running = new MutationObserver(() => this.uncover())
    for (const part of this.covered) {
      part.dataset.covered = this.dataset.cover
      running.observe(part.closest('run-cell') ?? this, { attributeFilter: ['data-state'] })
    }
    signal.addEventListener('abort', () => running.disconnect())
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  get name(): string {
    return this.id.slice('ask-'.length)
  }

  /** Takes the cover away: it was guessed, or given up. */
  uncover(): void {
    for (const part of this.covered) delete part.dataset.covered
  }

  /** What is done to it before it is loaded is done when it is. */
  private passOn(event: Event): void {
    if (this.player) this.player.take(event)
    else void this.wake().then((player) => player.take(event))
  }

  /** What answers, once it is loaded; where it cannot be, the fold with the answer stays. */
  async wake(): Promise<QuestionPlayer> {
    this.waking ??= import('./question-player.ts')
      .then(({ QuestionPlayer }) => {
        this.player = new QuestionPlayer(this, this.name, () => this.uncover())
        return this.player
      })
      .catch((error: unknown) => {
        this.waking = undefined
        this.dataset.failed = ''
        throw error
      })
    return this.waking
  }

  private get covered(): Iterable<HTMLElement> {
    const { covers } = this.dataset
    return covers ? document.querySelectorAll<HTMLElement>(covers) : []
  }
}

customElements.define('book-question', BookQuestion)
