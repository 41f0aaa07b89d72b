/**
 * `<book-figure data-figure="NAME">`: a static picture until a reader comes near it; then it loads what plays it, and
 * hands on to it what the reader does. Defined where `load` is given (`cells/figures.ts`).
 */
import type { FigurePlayer } from './figure-player.ts'
import { keptText } from './kept-text.ts'

const HANDLED = [
  'input',
  'click',
  'keydown',
  'pointerdown',
  'pointermove',
  'pointerup',
  'pointercancel',
]

/**
 * Loads its player when a reader first points at it, touches or focuses it, and passes the reader's events on to it.
 */
export class BookFigure extends HTMLElement {
  /** Loads the figure and what it needs; the reader's side says how, since figures know no session. */
  static load: (element: BookFigure) => Promise<FigurePlayer>
  /** what a cell gave it to show */
  data: unknown
  private leaving = new AbortController()
  private waking: Promise<FigurePlayer> | undefined
  private player: FigurePlayer | undefined

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.querySelector('[data-controls]')!.removeAttribute('disabled')
    for (const type of ['pointerenter', 'focusin', 'touchstart'])
      this.addEventListener(type, () => void this.wake(), { signal, passive: true })
    // A touch on a handle is not the page's: `touch-action` has no effect on what is inside a drawing.
    const keep = (event: TouchEvent) => {
      if ((event.target as Element).closest('[data-handle]')) event.preventDefault()
    }
    this.addEventListener('touchstart', keep, { signal, passive: false })
    for (const type of HANDLED)
      this.addEventListener(type, (event) => this.passOn(event), { signal })
    addEventListener('hashchange', () => void this.openLinked(), { signal })
    // The router changes the address for a link of the page itself without an event.
    document.addEventListener(
      'click',
      ({ target }) => {
        const link = (target as Element).closest<HTMLAnchorElement>(`a[href^="#${this.id}?"]`)
        if (link) void this.openLinked(link.hash)
      },
      { signal },
    )
    void this.openLinked()
    if (keptText(this.id) !== null) void this.wake().then((player) => player.drawSoon())
  }

  disconnectedCallback(): void {
    this.leaving.abort()
    this.player?.end()
  }

  /** The player, once anything has asked for it. */
  async wake(): Promise<FigurePlayer> {
    this.waking ??= BookFigure.load(this).then(
      (player) => (this.player = player),
      (error: unknown) => {
        this.waking = undefined
        throw error
      },
    )
    return this.waking
  }

  /** Whether it has been loaded, or is on its way. */
  get isAwake(): boolean {
    return this.waking !== undefined
  }

  private passOn(event: Event): void {
    if (this.player) this.player.handle(event)
    // A pointer that moves before the player is loaded has nothing to drag yet.
    else if (event.type !== 'pointermove') void this.wake().then((player) => player.handle(event))
  }

  /** `#figure-epoch-strip?batch=64` shows that state. */
  private async openLinked(hash = location.hash): Promise<void> {
    const [id, query] = hash.slice(1).split('?')
    if (id !== this.id || query === undefined) return
    const player = await this.wake()
    this.scrollIntoView()
    player.open(query)
  }
}
