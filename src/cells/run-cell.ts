/**
 * `<run-cell data-cell="ID" data-state="…">`: a cell on the page. Its static HTML is complete; this element gives
 * its buttons their work and shows what the session says. It keeps no state of the notebook itself.
 */
import { signs } from '#words/language'
import { reader, status } from '#words/reader'
import type { CellEditor } from '../editor/cell-editor.ts'
import type { CellRun, KeptTraining } from '../notebook/notebook.ts'
import { duration } from '../output/format.ts'
import { unfold } from '../page/unfold.ts'
import { inOrder, sayProblem, session, whenOpen } from '../session/current-session.ts'
import { hasKept } from '../session/kept-keys.ts'
import type { CellView, Session } from '../session/session.ts'
import { hasSaved } from '../session/text-keys.ts'
import type { CellAction } from './cell-html.ts'

/** The button that takes the focus when this one is hidden. */
const TWIN: Partial<Record<CellAction, CellAction>> = {
  run: 'stop',
  pause: 'resume',
  resume: 'pause',
  stop: 'run',
  'go-on': 'stop',
  lend: 'stop',
  reset: 'undo-reset',
  'undo-reset': 'reset',
  compare: 'edit',
}

/**
 * Brings a cell's static HTML to life while it is in the page. The session is opened when the reader first needs it.
 */
export class RunCell extends HTMLElement {
  private leaving = new AbortController()
  private shownOutputs: unknown
  private shown = Promise.resolve()
  private frame = 0
  private open: Session | undefined
  /** the book's own text, highlighted */
  private listing: Node[] = []
  /** the book's own output can be saved */
  private isSavable = false
  private editor: CellEditor | undefined
  /** texts on their way from the editor to the notebook */
  private taking = 0

  private get cellId(): string {
    return this.dataset.cell!
  }

  /** What the cell's last run gave, as data; `npm run record` reads it. */
  get lastRun(): CellRun | undefined {
    return this.open?.view(this.cellId).run
  }

  /** The last run whose end is shown, and all that it gave. */
  shownRun: CellRun | undefined

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.isSavable = !this.button('save').hidden
    for (const button of this.querySelectorAll<HTMLElement>('.cell-buttons button'))
      this.name(button)
    this.listing = [...this.querySelector('[data-code]')!.cloneNode(true).childNodes]
    this.addEventListener('click', (event) => this.act(event), { signal })
    this.addEventListener('change', (event) => void this.choose(event), { signal })
    // A reader who enters a cell will probably run it.
    this.addEventListener('focusin', () => void session().catch(() => {}), { signal })
    this.addEventListener('keydown', (event) => this.press(event), { signal })
    // What the reader wrote or trained last time is shown without being asked for.
    if (hasSaved(this.cellId) || hasKept(this.cellId)) void session().catch(() => {})
    // A tab that only reads shows what another one writes, too.
    addEventListener(
      'storage',
      ({ key }) => {
        // Of any cell, in any form: what it is of this one, if it is, `hasSaved` knows.
        if (key?.includes('edit') && hasSaved(this.cellId)) void session().catch(() => {})
      },
      { signal },
    )
    this.timeLarger(signal)
    whenOpen((open) => {
      this.open = open
      open.onChange(() => this.showSoon(open), signal)
      this.show(open)
    }, signal)
  }

  disconnectedCallback(): void {
    cancelAnimationFrame(this.frame)
    this.leaving.abort()
    this.closeEditor()
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
    if (action === 'edit') return this.editor ? this.closeEditor() : this.edit()
    if (action === 'format') return void this.editor?.format()
    void this.withSession(async (open) => {
      await this.actions[action as keyof typeof this.actions]?.(open, this.cellId, button!)
    })
  }

  /** What the buttons do that need the notebook. */
  private readonly actions = {
    run: (open, id) => open.run(id),
    check: (open) => {
      const { check } = this.dataset
      document.getElementById(`cell-${check}`)?.scrollIntoView({ block: 'nearest' })
      return open.run(check!)
    },
    stop: (open) => open.stop(),
    pause: (open) => open.pause(),
    resume: (open) => open.resume(),
    'go-on': (open, id) => open.goOn(id),
    lend: (open, id) => {
      const { offer } = open.view(id)
      if (offer !== undefined) open.lend(offer)
    },
    reset: (open, id) => open.reset(id),
    'undo-reset': (open, id) => open.undoReset(id),
    set: async (open, id, button) => {
      const values = JSON.parse(button.dataset.values!) as [name: string, value: string][]
      for (const [name, value] of values) await open.setConstant(id, name, value)
      open.run(id)
    },
    save: async (open) => {
      const { openSaving } = await import('./saving.ts')
      await openSaving(open, this)
    },
    compare: async (open, id) => {
      const { compareWithBook, compareWithOtherTab } = await import('./compare.ts')
      const compare = open.view(id).elsewhere ? compareWithOtherTab : compareWithBook
      compare(open, id)
    },
  } satisfies Record<
    Exclude<CellAction, 'edit' | 'format'> | 'set',
    (open: Session, id: string, button: HTMLElement) => void | Promise<void>
  >

  private button(action: CellAction): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-action=${action}]`)!
  }

  /** Of many buttons with one word, to whoever hears them, each says of which cell it is. */
  private name(button: HTMLElement, text = button.textContent!): void {
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

  private pressRun(goOn: boolean): void {
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
  private async choose(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement
    const label = select.closest<HTMLElement>('[data-control]')
    if (!label) return
    const { control, maker } = label.dataset as { control: string; maker: string }
    // Taken now: opening the session shows the notebook's value in the control again.
    const { value } = select
    await this.withSession(async (open) => {
      await open.setConstant(maker, control, value)
    })
  }

  private async withSession(work: (open: Session) => Promise<void>): Promise<void> {
    try {
      await inOrder(work)
    } catch (error) {
      sayProblem(this.querySelector('[data-status]')!, error as Error)
    }
  }

  /** The editor takes the listing's place, letter for letter. */
  private edit(point?: { x: number; y: number }): void {
    void this.withSession(async (open) => {
      const { openCellEditor } = await import('../editor/cell-editor.ts')
      const types = await open.types()
      if (this.editor || !this.isConnected) return
      const place = this.querySelector<HTMLElement>('[data-code]')!
      place.closest('details')?.setAttribute('open', '')
      place.replaceChildren()
      this.editor = openCellEditor({
        id: this.cellId,
        parent: place,
        code: open.codeOf(this.cellId),
        types,
        problems: () => open.problemsOf(this.cellId),
        onChange: (code) => void this.takeText(open, code),
        onRun: (goOn) => this.pressRun(goOn),
        onBlur: () => open.leaveText(this.cellId),
        onLeave: () => this.button('edit').focus(),
      })
      this.showEditorButtons()
      this.editor.focus(point)
      void import('./type-breaks.ts').then(({ watchBreaks }) => watchBreaks(open))
    })
  }

  private closeEditor(): void {
    if (!this.editor) return
    this.editor.close()
    this.editor = undefined
    this.showListing()
    this.showEditorButtons()
    if (this.open) this.show(this.open)
  }

  private showEditorButtons(): void {
    const isOpen = this.editor !== undefined
    this.button('edit').setAttribute('aria-expanded', String(isOpen))
    this.button('format').hidden = !isOpen
  }

  /** TypeScript is told at once; the notebook in its turn, so that a Run pressed now runs this text. */
  private async takeText(open: Session, code: string): Promise<void> {
    this.taking++
    open.showTypes(this.cellId, code)
    await this.withSession((open) => open.take(this.cellId, code))
    this.taking--
  }

  /** Once a frame at most; a hidden page has no frames, and shows the latest when it is seen again. */
  private showSoon(open: Session): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.show(open))
  }

  private show(open: Session): void {
    const view = open.view(this.cellId)
    const { state, why, run } = view
    const busy = state === 'running' || state === 'waiting'
    this.dataset.state = state
    this.setAttribute('aria-busy', String(busy))
    if (!busy) this.querySelector<HTMLElement>('[data-output]')!.style.minHeight = ''
    const took =
      state === 'done' &&
      run?.milliseconds !== undefined &&
      reader.took(duration(run.milliseconds / 1000))
    const { check } = this.dataset
    const stands =
      check !== undefined && state === 'done'
        ? (reader.checked[open.view(check).state] ?? '')
        : [view.paused ? status.paused : status[state], took].filter(Boolean).join(signs.blank)
    this.querySelector('[data-status]')!.textContent = [
      [stands, why].filter(Boolean).join(signs.colon),
      view.elsewhere && reader.elsewhere,
      view.outdated && reader.outdated,
      view.isLent && reader.isLent,
      !busy && state !== 'done' && view.kept && describeKept(view.kept),
    ]
      .filter(Boolean)
      .join(' · ')
    // Only a cell that takes long has steps to wait between, and is worth waiting for.
    const pausable = state === 'running' && 'expensive' in this.dataset
    this.showButtons({
      run: !busy,
      stop: busy,
      pause: pausable && !view.paused,
      resume: pausable && view.paused,
      reset: view.code !== undefined,
      'undo-reset': view.removed !== undefined,
      compare: view.code !== undefined || view.elsewhere !== undefined,
      save: !busy && (this.isSavable || (run?.models.length ?? 0) > 0),
      'go-on': !busy && view.kept !== undefined,
      lend: view.offer !== undefined,
    })
    const { kept } = view
    const isWhole = kept && kept.epoch > kept.epochs
    this.name(this.button('go-on'), isWhole ? reader.more(kept.epochs) : reader.goOn)
    const isClash = view.outdated || view.elsewhere !== undefined
    this.name(this.button('compare'), isClash ? reader.compare.other : reader.compare.book)
    this.showText(open, view)
    // Until it is run, what it showed on an earlier visit.
    const outputs = run?.outputs ?? view.earlier
    if (outputs && outputs !== this.shownOutputs) {
      this.shownOutputs = outputs
      this.shown = this.showOutputs(open, outputs)
    }
    if (!outputs && this.shownOutputs !== undefined) {
      this.shownOutputs = undefined
      this.shown = import('./live-output.ts').then(({ showRecorded }) => {
        if (this.shownOutputs === undefined) showRecorded(this)
      })
    }
    if (run && run.outcome !== 'running')
      void this.shown.then(
        () => {
          this.shownRun = run
          if (view.code !== undefined) void this.showProblems(open, run)
          else if (state === 'done') void this.noteSolved(open)
        },
        () => {},
      )
  }

  /** the run whose text TypeScript has been asked about */
  private asked: CellRun | undefined

  private async showProblems(open: Session, run: CellRun): Promise<void> {
    if (run === this.asked) return
    this.asked = run
    try {
      const { showTypeProblems } = await import('./type-problems.ts')
      await showTypeProblems(this, open)
    } catch {
      // The result stands there without it.
    }
  }

  /** A check that passes says that its exercise is solved. */
  private async noteSolved(open: Session): Promise<void> {
    const { checks } = this.dataset
    if (checks === undefined) return
    const { noteSolved } = await import('./solved.ts')
    noteSolved(open, checks)
  }

  /** Shows and hides buttons. When the focused one is hidden, its twin takes the focus. */
  private showButtons(visible: Partial<Record<CellAction, boolean>>): void {
    const actions = Object.keys(visible) as CellAction[]
    const focused = actions.find((action) => this.button(action) === document.activeElement)
    for (const action of actions) this.button(action).hidden = !visible[action]
    if (focused === undefined || visible[focused]) return
    const next = ([TWIN[focused], 'stop', 'run'] as const).find(
      (action) => action && visible[action],
    )
    // The reader may have scrolled away: the page stays where it is.
    if (next) this.button(next).focus({ preventScroll: true })
  }

  private showListing(): void {
    const nodes = this.listing.map((node) => node.cloneNode(true))
    this.querySelector('[data-code]')!.replaceChildren(...nodes)
  }

  private showText(open: Session, { code }: CellView): void {
    const text = code ?? open.bookCodeOf(this.cellId)
    const listing = this.querySelector('[data-code] code')
    if (this.editor) {
      // What is still on its way is newer than what the notebook says.
      if (this.taking === 0) this.editor.replace(text)
    } else if (listing?.textContent?.trimEnd() !== text.trimEnd()) {
      if (code === undefined) this.showListing()
      else void this.paint(code)
    }
    for (const label of this.querySelectorAll<HTMLElement>('[data-control]')) {
      const { control, maker } = label.dataset as { control: string; maker: string }
      const value = open.constantOf(maker, control)
      if (value !== undefined) label.querySelector('select')!.value = value
    }
  }

  private async paint(code: string): Promise<void> {
    this.querySelector('[data-code] code')!.textContent = code
    const { paint } = await import('../editor/paint.ts')
    const listing = this.querySelector('[data-code] code')
    if (listing?.textContent === code) listing.replaceChildren(...paint(code))
  }

  private async showOutputs(
    open: Session,
    outputs: Parameters<typeof import('./live-output.ts').showLive>[1],
  ) {
    try {
      const { showLive } = await import('./live-output.ts')
      const isWanted = () => outputs === this.shownOutputs
      if (isWanted()) await showLive(this, outputs, open, isWanted)
    } catch (error) {
      // To be tried again with the next change.
      this.shownOutputs = undefined
      throw error
    }
  }
}

/** Where Continue starts from. */
function describeKept({ epochs, epoch, step }: KeptTraining): string {
  return epoch > epochs ? reader.keptAll(epochs) : reader.kept(epoch, epochs, step)
}

customElements.define('run-cell', RunCell)
