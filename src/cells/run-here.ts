/**
 * `<run-here data-cell="ID">` around a link to a cell of the page: pressing it runs the cell, and beneath the paragraph
 * stands how it goes and what came of it. Without a script it is the link.
 */
import { inOrder, sayProblem, whenOpen } from '../session/current-session.ts'
import type { Session } from '../session/session.ts'

/** A link that runs its cell here, and shows it; the session is opened when it is pressed. */
export class RunHere extends HTMLElement {
  private leaving = new AbortController()
  private frame = 0

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.addEventListener('click', (event) => this.press(event), { signal })
    whenOpen((open) => {
      // Once a frame at most.
      open.onChange(() => {
        cancelAnimationFrame(this.frame)
        this.frame = requestAnimationFrame(() => void this.show(open))
      }, signal)
      void this.show(open)
    }, signal)
  }

  disconnectedCallback(): void {
    cancelAnimationFrame(this.frame)
    this.leaving.abort()
  }

  private press(event: MouseEvent): void {
    // In another tab, if that is what is asked for.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.dataset.pressed = ''
    void this.show(undefined)
    void inOrder((open) => open.run(this.dataset.cell!)).catch(async (error: Error) => {
      delete this.dataset.pressed
      const panel = await this.show(undefined)
      // Without a panel the cell that the link leads to says it.
      const cell = document.getElementById(`cell-${this.dataset.cell}`)
      const place = panel ?? (this.isConnected && cell?.querySelector('[data-status]'))
      if (place) sayProblem(place, error)
    })
  }

  private async show(open: Session | undefined): Promise<HTMLElement | undefined> {
    const part = await import('./run-here-panel.ts').catch(() => undefined)
    return this.isConnected ? part?.showHere(this, open) : undefined
  }
}

customElements.define('run-here', RunHere)
