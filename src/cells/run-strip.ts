/**
 * What runs, on whatever page the reader is: how far it is, Stop, and in the end how it came out. It stands at the foot
 * of the window while the cell itself is out of sight, and in the tab's title.
 */
import { session as words } from '#words/session'
import { duration, wholePercent } from '../output/format.ts'
import { h, patch } from '../output/markup.ts'
import type { Session } from '../session/session.ts'

/** What is over sooner is not told: it would only flicker. */
const SHORT_MS = 1500

/** Shows the strip from now on, on all pages: the session outlives them. */
export function showRunStrip(session: Session): void {
  const strip = new RunStrip(session)
  const show = () => strip.note()
  session.onChange(show, new AbortController().signal)
  // Astro's router exchanges the body, and the title with it.
  document.addEventListener('astro:after-swap', show)
  addEventListener('scroll', show, { passive: true })
  show()
}

class RunStrip {
  private readonly element = document.createElement('aside')
  private readonly session: Session
  /** the cell that runs, or ran last and has not been seen to end */
  private cell: string | undefined
  private since = 0
  private title = ''

  constructor(session: Session) {
    this.session = session
    this.element.className = 'run-strip'
    this.element.setAttribute('aria-label', words.strip.name)
    this.element.addEventListener('click', ({ target }) => {
      const { strip } = (target as HTMLElement).dataset
      if (strip === 'stop') session.stop()
      if (strip !== undefined || target instanceof HTMLAnchorElement) this.close()
    })
  }

  private frame = 0

  /** The title at once, since a hidden page has no frames; where the cell stands is asked once a frame. */
  note(): void {
    this.showTitle()
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.show())
  }

  private show(): void {
    const { running } = this.session.current
    const now = performance.now()
    if (running) {
      // One run of a plan follows another: together they are one wait.
      if (this.cell === undefined || this.isOver) this.since = now
      this.cell = running.id
    }
    this.isOver = !running
    const { cell } = this
    const isSeen = cell === undefined || isShown(cell)
    if (!running && (isSeen || now - this.since < SHORT_MS)) this.cell = undefined
    const isWanted = this.cell !== undefined && !isSeen
    if (!isWanted) return this.element.remove()
    if (!this.element.isConnected) document.body.append(this.element)
    patch(this.element, running ? this.progress(this.cell!) : this.end(this.cell!))
  }

  private isOver = true

  private close(): void {
    if (this.session.current.running) return
    this.cell = undefined
    this.show()
  }

  private progress(cell: string) {
    const { progress } = this.session
    return [
      h('a', { href: this.hrefOf(cell) }, cell),
      h('progress', {
        ...(progress && { value: progress.done }),
        max: 1,
        'aria-label': words.strip.name,
      }),
      h('span', {}, this.session.line),
      h(
        'button',
        { type: 'button', 'data-strip': 'stop', 'aria-label': words.strip.stop(cell) },
        words.strip.stop(''),
      ),
    ]
  }

  private end(cell: string) {
    const { state, run } = this.session.view(cell)
    const { done, stopped, failed, close } = words.strip
    const text =
      state === 'failed'
        ? failed(cell)
        : state === 'stopped'
          ? stopped(cell)
          : done(cell, duration((run?.milliseconds ?? 0) / 1000), this.session.resultOf(cell))
    return [
      h('a', { href: this.hrefOf(cell) }, text),
      h('button', { type: 'button', 'data-strip': 'close' }, close),
    ]
  }

  private hrefOf(cell: string): string {
    return `${import.meta.env.BASE_URL}${this.session.chapterOf(cell)}/#cell-${cell}`
  }

  /** `34% · Dropout` */
  private showTitle(): void {
    if (document.title !== this.shownTitle) this.title = document.title
    const { progress } = this.session
    const mark = progress && `${words.percent(wholePercent(progress.done))}`
    this.shownTitle = mark === undefined ? this.title : words.strip.title(mark, this.title)
    if (document.title !== this.shownTitle) document.title = this.shownTitle
  }

  private shownTitle = ''
}

/** The cell itself is in sight, or what a link in the text shows of it. */
function isShown(cell: string): boolean {
  return [`cell-${cell}`, `run-here-${cell}`].some((id) => isInView(document.getElementById(id)))
}

function isInView(element: HTMLElement | null): boolean {
  if (!element) return false
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
