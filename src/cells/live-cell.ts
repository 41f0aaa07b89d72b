/** A cell on the page once the notebook is open: what its buttons do, its editor, and all that the session says of it. */
import { status, cell as words } from '#words/cell'
import { signs } from '#words/language'
import type { CellEditor } from '../editor/cell-editor.ts'
import { missingNames } from '../notebook/missing.ts'
import type { CellRun, KeptTraining } from '../notebook/notebook.ts'
import { duration } from '../output/format.ts'
import type { CellView, Session } from '../session/session.ts'
import type { CellAction } from './cell-html.ts'
import { runCheck } from './run-check.ts'

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

/** What a button can ask for. */
export type ActionName = Exclude<CellAction, 'edit' | 'format'> | 'set'

/** What a live cell asks of its element. */
export interface CellElement extends HTMLElement {
  button(action: CellAction): HTMLElement
  /** gives a button its word, and to whoever hears it the cell's name with it */
  name(button: HTMLElement, text: string): void
  pressRun(goOn: boolean): void
  /** does `work` in its turn, and says in the cell what went wrong */
  inTurn(work: () => Promise<void>): Promise<void>
}

/** Keeps no state of the notebook itself. Until `signal` says that the cell has left the page. */
export class LiveCell {
  private readonly element: CellElement
  private readonly open: Session
  private readonly id: string
  private shownOutputs: unknown
  private shown = Promise.resolve()
  private frame = 0
  /** the book's own text, highlighted */
  private readonly listing: Node[]
  /** the book's own output can be saved */
  private readonly isSavable: boolean
  private editor: CellEditor | undefined
  /** texts on their way from the editor to the notebook */
  private taking = 0

  /** The last run whose end is shown, and all that it gave. */
  shownRun: CellRun | undefined

  constructor(element: CellElement, open: Session, signal: AbortSignal) {
    this.element = element
    this.open = open
    this.id = element.dataset.cell!
    this.isSavable = !element.button('save').hidden
    this.listing = [...element.querySelector('[data-code]')!.cloneNode(true).childNodes]
    if (signal.aborted) return
    open.onChange(() => this.showSoon(), signal)
    signal.addEventListener('abort', () => {
      cancelAnimationFrame(this.frame)
      this.closeEditor()
    })
    this.show()
  }

  /** What the cell's last run gave, as data. */
  get lastRun(): CellRun | undefined {
    return this.open.view(this.id).run
  }

  get isEdited(): boolean {
    return this.editor !== undefined
  }

  /** Does what a button asks for. */
  async act(action: ActionName, button: HTMLElement): Promise<void> {
    await this.actions[action]?.(button)
  }

  format(): void {
    void this.editor?.format()
  }

  /** What the buttons do that need the notebook. */
  private readonly actions = {
    run: () => this.open.run(this.id),
    check: () => runCheck(this.open, this.element.dataset.check!),
    stop: () => this.open.stop(),
    pause: () => this.open.pause(),
    resume: () => this.open.resume(),
    'go-on': () => this.open.goOn(this.id),
    lend: () => {
      const { offer } = this.open.view(this.id)
      if (offer !== undefined) this.open.lend(offer)
    },
    reset: () => this.open.reset(this.id),
    'undo-reset': () => this.open.undoReset(this.id),
    set: async (button) => {
      const values = JSON.parse(button.dataset.values!) as [name: string, value: string][]
      for (const [name, value] of values) await this.open.setConstant(this.id, name, value)
      this.open.run(this.id)
    },
    save: async () => {
      const { openSaving } = await import('./saving.ts')
      await openSaving(this.open, this.element)
    },
    compare: async () => {
      const { compareWithBook, compareWithOtherTab } = await import('./compare.ts')
      const compare = this.open.view(this.id).elsewhere ? compareWithOtherTab : compareWithBook
      compare(this.open, this.id)
    },
  } satisfies Record<ActionName, (button: HTMLElement) => void | Promise<void>>

  /** The editor takes the listing's place, letter for letter. */
  async edit(point?: { x: number; y: number }): Promise<void> {
    const { openCellEditor } = await import('../editor/cell-editor.ts')
    const { element, id, open } = this
    const types = await open.types()
    if (this.editor || !element.isConnected) return
    const place = element.querySelector<HTMLElement>('[data-code]')!
    place.closest('details')?.setAttribute('open', '')
    place.replaceChildren()
    this.editor = openCellEditor({
      id,
      parent: place,
      code: open.codeOf(id),
      types,
      problems: () => open.problemsOf(id),
      onChange: (code) => void this.takeText(code),
      onRun: (goOn) => element.pressRun(goOn),
      onBlur: () => open.leaveText(id),
      onLeave: () => element.button('edit').focus(),
    })
    this.showEditorButtons()
    this.editor.focus(point)
    void import('./type-breaks.ts').then(({ watchBreaks }) => watchBreaks(open))
  }

  /** Types into the open editor, where its caret is. */
  type(text: string): void {
    if (text !== '') this.editor?.type(text)
  }

  closeEditor(): void {
    if (!this.editor) return
    this.editor.close()
    this.editor = undefined
    this.showListing()
    this.showEditorButtons()
    this.show()
  }

  private showEditorButtons(): void {
    const isOpen = this.editor !== undefined
    this.element.button('edit').setAttribute('aria-expanded', String(isOpen))
    this.element.button('format').hidden = !isOpen
  }

  /** TypeScript is told at once; the notebook in its turn, so that a Run pressed now runs this text. */
  private async takeText(code: string): Promise<void> {
    this.taking++
    this.open.showTypes(this.id, code)
    await this.element.inTurn(() => this.open.take(this.id, code))
    this.taking--
  }

  /** Once a frame at most; a hidden page has no frames, and shows the latest when it is seen again. */
  private showSoon(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.show())
  }

  private show(): void {
    const { element, open } = this
    const view = open.view(this.id)
    const { state, why, run } = view
    const busy = state === 'running' || state === 'waiting'
    // A guess that covers the cell's output takes a change for a run.
    if (element.dataset.state !== state) element.dataset.state = state
    element.setAttribute('aria-busy', String(busy))
    if (!busy) element.querySelector<HTMLElement>('[data-output]')!.style.minHeight = ''
    const took =
      state === 'done' &&
      run?.milliseconds !== undefined &&
      words.took(duration(run.milliseconds / 1000))
    const { check } = element.dataset
    const stands =
      check !== undefined && state === 'done'
        ? (words.checked[open.view(check).state] ?? '')
        : [view.paused ? status.paused : status[state], took].filter(Boolean).join(signs.blank)
    const isRefuted = check !== undefined && open.view(check).state === 'failed'
    element.toggleAttribute('data-unsolved', isRefuted && state === 'done')
    const missing = isRefuted ? missingNames(open.current, check).get(this.id) : undefined
    element.querySelector('[data-status]')!.textContent = [
      [stands, why].filter(Boolean).join(signs.colon),
      missing && words.checkNeeds(missing),
      view.elsewhere && words.elsewhere,
      view.outdated && words.outdated,
      view.isLent && words.isLent,
      !busy && state !== 'done' && view.kept && describeKept(view.kept),
    ]
      .filter(Boolean)
      .join(' · ')
    // Only a cell that takes long has steps to wait between, and is worth waiting for.
    const pausable = state === 'running' && 'expensive' in element.dataset
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
    element.name(element.button('go-on'), isWhole ? words.more(kept.epochs) : words.goOn)
    const isClash = view.outdated || view.elsewhere !== undefined
    element.name(element.button('compare'), isClash ? words.compare.other : words.compare.book)
    this.showText(view)
    // Until it is run, what it showed on an earlier visit.
    const outputs = run?.outputs ?? view.earlier
    if (outputs && outputs !== this.shownOutputs) {
      this.shownOutputs = outputs
      this.shown = this.showOutputs(outputs)
    }
    if (!outputs && this.shownOutputs !== undefined) {
      this.shownOutputs = undefined
      this.shown = import('./live-output.ts').then(({ showRecorded }) => {
        if (this.shownOutputs === undefined) showRecorded(element)
      })
    }
    if (run && run.outcome !== 'running')
      void this.shown.then(
        () => {
          this.shownRun = run
          if (!busy) this.showVerdict()
          if (view.code !== undefined) void this.showProblems(run)
          else if (state === 'done') void this.noteSolved()
        },
        () => {},
      )
  }

  /** the run whose text TypeScript has been asked about */
  private asked: CellRun | undefined

  private async showProblems(run: CellRun): Promise<void> {
    if (run === this.asked) return
    this.asked = run
    try {
      const { showTypeProblems } = await import('./type-problems.ts')
      await showTypeProblems(this.element, this.open)
    } catch {
      // The result stands there without it.
    }
  }

  /** All that a check says is in sight for who asked for it and is still there. */
  private showVerdict(): void {
    const { element } = this
    if (element.dataset.asked === undefined) return
    delete element.dataset.asked
    const { top, bottom } = element.getBoundingClientRect()
    if (top < innerHeight && bottom > 0) element.scrollIntoView({ block: 'nearest' })
  }

  /** A check that passes says that its exercise is solved. */
  private async noteSolved(): Promise<void> {
    const { checks } = this.element.dataset
    if (checks === undefined) return
    const { noteSolved } = await import('./solved.ts')
    noteSolved(this.open, checks)
  }

  /** Shows and hides buttons. When the focused one is hidden, its twin takes the focus. */
  private showButtons(visible: Partial<Record<CellAction, boolean>>): void {
    const actions = Object.keys(visible) as CellAction[]
    const focused = actions.find((action) => this.element.button(action) === document.activeElement)
    for (const action of actions) this.element.button(action).hidden = !visible[action]
    if (focused === undefined || visible[focused]) return
    const next = ([TWIN[focused], 'stop', 'run'] as const).find(
      (action) => action && visible[action],
    )
    // The reader may have scrolled away: the page stays where it is.
    if (next) this.element.button(next).focus({ preventScroll: true })
  }

  private showListing(): void {
    const nodes = this.listing.map((node) => node.cloneNode(true))
    this.element.querySelector('[data-code]')!.replaceChildren(...nodes)
  }

  private showText({ code }: CellView): void {
    const text = code ?? this.open.bookCodeOf(this.id)
    const listing = this.element.querySelector('[data-code] code')
    if (this.editor) {
      // What is still on its way is newer than what the notebook says.
      if (this.taking === 0) this.editor.replace(text)
    } else if (listing?.textContent?.trimEnd() !== text.trimEnd()) {
      if (code === undefined) this.showListing()
      else void this.paint(code)
    }
    for (const label of this.element.querySelectorAll<HTMLElement>('[data-control]')) {
      const { control, maker } = label.dataset as { control: string; maker: string }
      const value = this.open.constantOf(maker, control)
      if (value !== undefined) label.querySelector('select')!.value = value
    }
  }

  private async paint(code: string): Promise<void> {
    this.element.querySelector('[data-code] code')!.textContent = code
    const { paint } = await import('../editor/paint.ts')
    const listing = this.element.querySelector('[data-code] code')
    if (listing?.textContent === code) listing.replaceChildren(...paint(code))
  }

  private async showOutputs(outputs: Parameters<typeof import('./live-output.ts').showLive>[1]) {
    try {
      const { showLive } = await import('./live-output.ts')
      const isWanted = () => outputs === this.shownOutputs
      if (isWanted()) await showLive(this.element, outputs, this.open, isWanted)
    } catch (error) {
      // To be tried again with the next change.
      this.shownOutputs = undefined
      console.error(error)
      throw error
    }
  }
}

/** Where Continue starts from. */
function describeKept({ epochs, epoch, step }: KeptTraining): string {
  return epoch > epochs ? words.keptAll(epochs) : words.kept(epoch, epochs, step)
}
