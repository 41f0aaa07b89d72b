/** `<run-bar>`: the page's commands, as buttons, keys and a palette; says aloud what happens to the cells. */
import { reader } from '#words/reader'
import type { ExportKind } from '../export/export-file.ts'
import { typeAhead } from '../page/type-ahead.ts'
import { beside, inOrder, sayProblem, whenOpen } from '../session/current-session.ts'
import type { Session } from '../session/session.ts'
import type { Command } from './commands.ts'
import { watchKeys } from './keys.ts'

/** Vite's event when a script that is loaded on demand is not there. */
type PartMissing = Event & { payload: Error }

class RunBar extends HTMLElement {
  private leaving = new AbortController()
  private open: Session | undefined

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.addEventListener(
      'click',
      (event) => {
        const action = (event.target as Element).closest<HTMLElement>('[data-action]')?.dataset
          .action
        if (action) void this.act(action)
      },
      { signal },
    )
    document.addEventListener(
      'focusin',
      ({ target }) => {
        const cell = (target as Element).closest<HTMLElement>('run-cell')
        if (cell) this.cell = cell.dataset.cell
      },
      { signal },
    )
    document.addEventListener('click', (event) => this.export(event), { signal })
    document.addEventListener('pointerdown', ({ target }) => this.unsay(target as Element), {
      signal,
    })
    document.addEventListener('click', (event) => this.putIn(event), { signal })
    document.addEventListener('click', (event) => this.arrange(event), { signal })
    watchKeys((command) => void this.act(command), signal)
    addEventListener('vite:preloadError', (event) => this.sayMissing(event as PartMissing), {
      signal,
    })
    addEventListener('hashchange', () => this.showLink(), { signal })
    // Astro's router puts the new page in place first, and its address into the bar then.
    setTimeout(() => this.showLink())
    whenOpen((open) => {
      showStrip(open)
      open.onChange(() => this.show(open), signal)
      this.show(open)
      if (open.isTrying) this.showTrying()
    }, signal)
  }

  /** What the address carries is offered, whether it came with the page or was put in later. */
  private showLink(): void {
    const { hash } = location
    if (hash.startsWith('#edits='))
      void import('./shared-link.ts').then(({ showSharedLink }) => showSharedLink(hash))
  }

  private showTrying(): void {
    void import('./shared-link.ts').then(({ showTrying }) => showTrying())
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  /** the cell that has the focus, or had it before a button or a dialog took it */
  private cell: string | undefined

  /** `action` is a command's id, or `palette`. */
  private async act(action: string): Promise<void> {
    try {
      if (action === 'palette') {
        const ready = await typeAhead(() => import('./palette.ts'))
        return ready?.loaded.openPalette(ready.typed, (command) => void this.carryOut(command))
      }
      const { COMMANDS } = await import('./commands.ts')
      const command = COMMANDS.find(({ id }) => id === action)
      if (command) await this.carryOut(command)
    } catch (error) {
      this.sayProblem(error as Error)
    }
  }

  private carryOut(command: Command): Promise<void> {
    const say = (text: string) => this.say(text)
    return (command.isAside ? beside : inOrder)((session) =>
      command.act({ session, cell: this.cell, say }),
    ).catch((error: Error) => this.sayProblem(error))
  }

  /** A solution's button writes it into its cell; Reset brings the exercise back, and Undo reset what stood there. */
  private putIn({ target }: Event): void {
    const button = (target as Element).closest('[data-action=put-in]')
    const solution = button?.closest<HTMLElement>('[data-solves]')
    if (!solution) return
    const { solves } = solution.dataset
    void inOrder((session) =>
      session.putIn(solves!, solution.querySelector('code')!.textContent!),
    ).catch((error: Error) => this.sayProblem(error))
    document.getElementById(`cell-${solves}`)?.scrollIntoView({ block: 'nearest' })
  }

  /** An exercise's button offers the lines of its solution to be arranged. */
  private arrange({ target }: Event): void {
    const button = (target as Element).closest<HTMLButtonElement>('[data-action=arrange]')
    if (!button) return
    void import('./arrange.ts')
      .then(({ openArrange }) => openArrange(button))
      .catch((error: Error) => this.sayProblem(error))
  }

  /** A link to an export, followed by a reader who has changed cells, gives a file with the changes in it. */
  private export(event: Event): void {
    const link = (event.target as Element).closest<HTMLElement>('a[data-export]')
    if (!link || !this.open || this.open.current.edits.size === 0) return
    event.preventDefault()
    const { export: kind, chapter } = link.dataset
    void beside(async (session) => {
      const { exportFile } = await import('./export.ts')
      await exportFile(session, chapter, kind as ExportKind)
    }).catch((error: Error) => this.sayProblem(error))
  }

  private show(open: Session): void {
    this.open = open

    const { running, alive } = open.current
    const isBusy = running !== undefined
    this.dataset.busy = String(isBusy)
    const canStop = isBusy || alive.length > 0
    this.querySelector<HTMLButtonElement>('[data-action=stop]')!.disabled = !canStop
    open.describeIn(this.querySelector('[data-kernel]')!, this.querySelector('[data-announce]')!)
  }

  /** Some loading is not awaited, so its errors reach nobody else. The message is replaced for those that do. */
  private sayMissing({ payload }: PartMissing): void {
    payload.message = reader.partMissing
    this.sayProblem(payload)
  }

  private sayProblem(error: Error): void {
    sayProblem(this.querySelector('[data-said]')!, error)
  }

  /** It has been read, unless the reader is about to follow a link in it. */
  private unsay(target: Element): void {
    const said = this.querySelector('[data-said]')!
    if (!said.contains(target)) said.replaceChildren()
  }

  /** An answer to a command, to be seen and heard. */
  private say(text: string): void {
    this.querySelector('[data-said]')!.textContent = text
  }
}

customElements.define('run-bar', RunBar)

let hasStrip = false

/** Once for all pages; where it cannot be loaded, it is tried again with the next page. */
function showStrip(session: Session): void {
  if (hasStrip) return
  hasStrip = true
  void import('./run-strip.ts').then(
    ({ showRunStrip }) => showRunStrip(session),
    () => {
      hasStrip = false
    },
  )
}

whenOpen((session) => {
  session.lender = async (training) => (await import('#book/page')).pageBook.lend!(training)
}, new AbortController().signal)
