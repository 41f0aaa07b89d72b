/**
 * `<run-cell data-cell="ID" data-state="…">`: a cell on the page. Its static HTML is complete; this element gives
 * its buttons their work. What that takes, and what shows it, is in `live-cell.ts`, loaded when the notebook opens.
 */
import { signs } from '#words/language'
import type { CellRun } from '../notebook/notebook.ts'
import { keepTyped, type Typed } from '../page/type-ahead.ts'
import { unfold } from '../page/unfold.ts'
import { beside, inOrder, sayProblem, session, whenOpen } from '../session/current-session.ts'
import { hasKept } from '../session/kept-keys.ts'
import type { Session } from '../session/session.ts'
import { hasSaved } from '../session/text-keys.ts'
import type { CellAction } from './cell-html.ts'
import type { ActionName, CellElement, LiveCell } from './live-cell.ts'

/**
 * Brings a cell's static HTML to life while it is in the page. The session is opened when the reader first needs it.
 */
export class RunCell extends HTMLElement implements CellElement {
  private leaving = new AbortController()
  private waking: Promise<LiveCell> | undefined
  private live: LiveCell | undefined
  /** typed for an editor that has not come; it stands in the next one */
  private readonly typed: Typed = { text: '' }
  /** the editor is on its way */
  private opening: Promise<void> | undefined

  private get cellId(): string {
    return this.dataset.cell!
  }

  /** What the cell's last run gave, as data; `npm run record` reads it. */
  get lastRun(): CellRun | undefined {
    return this.live?.lastRun
  }

  /** The last run whose end is shown, and all that it gave. */
  get shownRun(): CellRun | undefined {
    return this.live?.shownRun
  }

  connectedCallback(): void {
    this.leaving = new AbortController()
    this.waking = undefined
    this.live = undefined
    const { signal } = this.leaving
    for (const button of this.querySelectorAll<HTMLElement>('.cell-buttons button'))
      this.name(button)
    this.addEventListener('click', (event) => this.act(event), { signal })
    this.addEventListener('change', (event) => this.choose(event), { signal })
    // A reader who enters a cell will probably run it.
    this.addEventListener('focusin', () => void session().catch(() => {}), { signal })
    this.addEventListener('keydown', (event) => this.press(event), { signal })
    // What the reader wrote or trained last time is shown without being asked for.
    const sayProblem = (error: Error) => this.sayProblem(error)
    if (hasSaved(this.cellId) || hasKept(this.cellId)) session().catch(sayProblem)
    // A tab that only reads shows what another one writes, too.
    addEventListener(
      'storage',
      ({ key }) => {
        // Of any cell, in any form: what it is of this one, if it is, `hasSaved` knows.
        if (key?.includes('edit') && hasSaved(this.cellId)) session().catch(sayProblem)
      },
      { signal },
    )
    this.timeLarger(signal)
    whenOpen((open) => void this.wake(open).catch(sayProblem), signal)
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  /** From then on it shows what the session says. A failure is forgotten, so that trying again tries again. */
  private wake(open: Session): Promise<LiveCell> {
    const { signal } = this.leaving
    this.waking ??= import('./live-cell.ts').then(
      ({ LiveCell }) => {
        const live = new LiveCell(this, open, signal)
        if (!signal.aborted) this.live = live
        return live
      },
      (error: unknown) => {
        this.waking = undefined
        throw error
      },
    )
    return this.waking
  }

  /** Does `work` after all that was asked before, and says here what went wrong. With `beside` nothing waits for it. */
  async inTurn(work: (open: Session) => void | Promise<void>, turn = inOrder): Promise<void> {
    try {
      await turn(work)
    } catch (error) {
      this.sayProblem(error as Error)
    }
  }

  private sayProblem(error: Error): void {
    sayProblem(this.querySelector('[data-status]')!, error)
  }

  /** A reader who comes near a larger version is told how long it takes here. */
  private timeLarger(signal: AbortSignal): void {
    const place = this.querySelector('[data-took]')
    if (!place) return
    const near = new IntersectionObserver(async ([entry]) => {
      if (!entry!.isIntersecting) return
      near.disconnect()
      const { showLargerTime } = await import('./larger-time.ts')
      showLargerTime(this, signal)
    })
    near.observe(place)
    signal.addEventListener('abort', () => near.disconnect())
  }

  private act(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]')
    const action = button?.dataset.action
    if (action === undefined) return this.enter(event as PointerEvent)
    if (action === 'edit') return this.live?.isEdited ? this.live.closeEditor() : this.edit()
    if (action === 'format') return this.live?.format()
    // Letters that wait for the editor are in it before the cell is run.
    if (this.opening && this.typed.text && /run|check/.test(action))
      return void this.opening.then(() => button!.click())
    // What changes nothing and has something to load is nothing to wait for.
    void this.inTurn(
      async (open) => (await this.wake(open)).act(action as ActionName, button!),
      /save|compare/.test(action) ? beside : inOrder,
    )
  }

  button(action: CellAction): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-action=${action}]`)!
  }

  /** Of many buttons with one word, to whoever hears them, each says of which cell it is. */
  name(button: HTMLElement, text = button.textContent!): void {
    if (button.textContent !== text) button.textContent = text
    button.setAttribute('aria-label', text + signs.blank + this.cellId)
  }

  /** A click into the listing opens the editor there; one that selects text, or a tap on a phone, does not. */
  private enter(event: PointerEvent): void {
    const isInListing = (event.target as Element).closest('[data-code] pre') !== null
    if (!isInListing || event.pointerType !== 'mouse' || !getSelection()?.isCollapsed) return
    this.edit({ x: event.clientX, y: event.clientY })
  }

  /** Ctrl or Cmd with Enter runs; Shift with Enter runs and goes on to the next cell; Enter edits the listing. */
  private press(event: KeyboardEvent): void {
    // The editor has its own keys.
    if (event.key !== 'Enter' || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) this.pressRun(event.shiftKey)
    else if ((event.target as Element).matches('[data-code] pre')) this.edit()
    else return
    event.preventDefault()
  }

  pressRun(goOn: boolean): void {
    this.button(this.dataset.check !== undefined && !goOn ? 'check' : 'run').click()
    if (!goOn) return
    const cells = [...document.querySelectorAll<HTMLElement>('run-cell')]
    const next = cells[cells.indexOf(this) + 1]
    if (!next) return
    unfold(next)
    next
      .querySelector<HTMLElement>(
        '[data-action=run]:not([hidden]), [data-action=stop]:not([hidden])',
      )
      ?.focus()
  }

  /** A choice in the cell's control rewrites the constant's line, as if the reader had typed it. */
  private choose(event: Event): void {
    const select = event.target as HTMLSelectElement
    const label = select.closest<HTMLElement>('[data-control]')
    if (!label) return
    const { control, maker } = label.dataset as { control: string; maker: string }
    // Taken now: opening the session shows the notebook's value in the control again.
    const { value } = select
    void this.inTurn((open) => open.setConstant(maker, control, value))
  }

  /** Opens the editor with what the reader types while it is on its way. */
  private edit(point?: { x: number; y: number }): void {
    const { typed } = this
    const open = () =>
      this.inTurn(async (session) => (await this.wake(session)).edit(point), beside)
    const opening = keepTyped(open, typed, this).then(() => {
      const { text, goOn } = typed
      typed.goOn = undefined
      if (this.opening === opening) this.opening = undefined
      if (!this.live?.isEdited) return
      typed.text = ''
      this.live.type(text)
      if (goOn !== undefined) this.pressRun(goOn)
    })
    this.opening = opening
  }
}

customElements.define('run-cell', RunCell)
