/** `<run-bar>`: runs all cells of the page, stops, restarts; says aloud what happens to them. */
import type { Machine } from '../kernel/protocol.ts'
import { inOrder, whenOpen } from './current-session.ts'
import type { Session } from './session.ts'

class RunBar extends HTMLElement {
  private leaving = new AbortController()
  private announced = ''

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
    whenOpen((open) => {
      open.onChange(() => this.show(open), signal)
      this.show(open)
    }, signal)
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  private async act(action: string): Promise<void> {
    try {
      const ids = [...document.querySelectorAll<HTMLElement>('run-cell')].map(
        (cell) => cell.dataset.cell!,
      )
      await inOrder((open) => {
        if (action === 'run-page') open.run(...ids)
        else if (action === 'stop') open.stop()
        else if (action === 'restart') open.restart()
      })
    } catch (error) {
      this.announce((error as Error).message)
    }
  }

  private show(open: Session): void {
    const { running, queue, machine } = open.current
    this.dataset.busy = String(running !== undefined)
    this.querySelector<HTMLButtonElement>('[data-action=stop]')!.disabled = running === undefined
    this.querySelector('[data-kernel]')!.textContent = [
      running && `running ${running.id}${queue.length > 0 ? `, ${queue.length} waiting` : ''}`,
      !running && machine && describe(machine),
      !open.savesTrainings && 'trainings cannot be stored here and last until you close the tab',
      !open.savesEdits && 'your changes cannot be kept here and last until you close the tab',
    ]
      .filter(Boolean)
      .join(' · ')
    const last = running?.id ?? this.announced.split(' ')[0]
    if (last && open.current.graph.has(last)) this.announce(`${last} ${open.view(last).state}`)
  }

  /** Only changes reach the live region: a training cell sends news many times a second. */
  private announce(text: string): void {
    if (text === this.announced) return
    this.announced = text
    this.querySelector('[data-announce]')!.textContent = text
  }
}

function describe({ backend, tensors, bytes }: Machine): string {
  if (backend === 'none') return 'ready'
  return `${backend}, ${tensors} tensors, ${(bytes / 1e6).toFixed(1)} MB`
}

customElements.define('run-bar', RunBar)
