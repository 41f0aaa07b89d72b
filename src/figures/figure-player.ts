/**
 * Plays a figure: keeps its state, draws it once a frame, takes it from an address and gives it one. Loaded by
 * `<book-figure>` when a reader first comes near. Knows no figure by name.
 */
import { figures as words } from '#words/figures'
import { patch } from '../output/markup.ts'
import {
  type Assets,
  checked,
  decodeState,
  encodeState,
  type Figure,
  type State,
} from './figure.ts'
import { keep, readKept } from './kept.ts'
import { renderControls } from './render-figure.ts'

/** Gives assets by their names; rejects where one cannot be had. */
export type FetchAssets = (needs: readonly string[]) => Promise<Assets>

/** One figure at work in its element; begins with the kept state if there is one. */
export class FigurePlayer {
  private readonly element: HTMLElement
  private readonly figure: Figure
  private assets: Assets
  private state: State
  private frame = 0
  private playing = 0
  private dragged: string | undefined
  /** the picture that the dragged handle is in; a figure may have several */
  private svg: SVGSVGElement | null = null
  private readonly fetchMore: FetchAssets
  private readonly asked = new Set<string>()

  constructor(element: HTMLElement, figure: Figure, assets: Assets, fetchMore: FetchAssets) {
    this.element = element
    this.figure = figure
    this.assets = assets
    this.fetchMore = fetchMore
    this.state = (figure.isKept && readKept(element.id, figure, assets)) || figure.start
    void this.fetchMissing()
  }

  /** Carries out what a reader did in the figure. */
  handle(event: Event): void {
    const target = event.target as Element
    if (event.type === 'input') this.choose(target)
    else if (event.type === 'click') void this.pressed(target)
    else if (event.type === 'keydown') this.key(event as KeyboardEvent)
    else if (event.type === 'pointerdown') this.drag(event as PointerEvent)
    else if (event.type === 'pointermove') this.dragOn(event as PointerEvent)
    else this.drop()
  }

  /** Shows the state of an address, the part after its `?`. */
  open(query: string): void {
    this.set(decodeState(query, this.figure, this.assets))
  }

  /** Draws with other assets, such as the network that the reader has just trained. */
  take(assets: Assets): void {
    this.assets = { ...this.assets, ...assets }
    this.drawSoon()
  }

  end(): void {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    this.stopPlaying()
  }

  private piece(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-${name}]`)!
  }

  private choose(control: Element): void {
    const { figure, assets } = this
    const { name } = control as HTMLInputElement
    const chosen = figure
      .controls(this.state, assets)
      .find((c) => c.kind !== 'button' && c.name === name)
    if (!chosen || chosen.kind === 'button') return
    const { value, checked: isOn } = control as HTMLInputElement
    this.stopPlaying()
    this.set(
      checked(
        {
          ...this.state,
          [name]:
            chosen.kind === 'slider'
              ? chosen.values[Number(value)]!
              : chosen.kind === 'switch'
                ? isOn
                : value,
        },
        figure,
        assets,
      ),
    )
  }

  private async pressed(target: Element): Promise<void> {
    const act = target.closest<HTMLElement>('[data-act]')?.dataset.act
    const press = target.closest<HTMLElement>('[data-press]')?.dataset.press
    if (act === undefined && press === undefined) return
    const { figure, assets } = this
    if (press !== undefined) this.set(figure.press!(this.state, press, assets))
    else if (act === 'play') this.playing ? this.stopPlaying() : this.play()
    else if (act === 'reset') {
      this.stopPlaying()
      this.set(figure.start)
    } else if (act === 'link') await this.copyLink(figure)
  }

  private async copyLink(figure: Figure): Promise<void> {
    const query = encodeState(this.state, figure.start)
    const address = `${location.origin}${location.pathname}#${this.element.id}${query && `?${query}`}`
    let news = words.copied
    try {
      await navigator.clipboard.writeText(address)
    } catch {
      // Not allowed, or not there: the reader can take it from here.
      news = words.notCopied(address)
    }
    this.piece('news').textContent = news
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as Element
    const press = target.closest<SVGElement>('svg [data-press]')
    if (press && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      return void this.pressed(target)
    }
    const next = press && besideInGrid(press, event.key)
    if (next) {
      event.preventDefault()
      return next.focus()
    }
    const { handle, key } = target.closest<SVGElement>('[data-handle]')?.dataset ?? {}
    if (key !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      return this.set(this.figure.press!(this.state, key, this.assets))
    }
    const by = ARROWS[event.key]
    if (handle === undefined || !by) return
    event.preventDefault()
    const far = event.shiftKey ? 5 : 1
    this.stopPlaying()
    this.set(this.figure.nudge!(this.state, handle, { x: by.x * far, y: by.y * far }))
  }

  /** Only handles are dragged; a touch elsewhere in the picture scrolls the page. */
  private drag(event: PointerEvent): void {
    const handle = (event.target as Element).closest<SVGElement>('[data-handle]')
    if (!handle || event.button !== 0) return
    event.preventDefault()
    handle.focus({ preventScroll: true })
    this.dragged = handle.dataset.handle
    this.svg = handle.closest('svg')
    this.capture(event.pointerId)
    this.stopPlaying()
    this.dragOn(event, true)
  }

  /** Fails where the finger went down and up again while the figure was still loading. */
  private capture(pointer: number): void {
    try {
      this.element.setPointerCapture(pointer)
    } catch {
      this.dragged = undefined
    }
  }

  /** Now that the picture rests, its description is read out. */
  private drop(): void {
    if (this.dragged === undefined) return
    this.dragged = undefined
    this.drawSoon()
  }

  private dragOn(event: PointerEvent, isPressed = false): void {
    const { dragged, svg } = this
    if (dragged === undefined || !svg) return
    const to = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      svg.getScreenCTM()!.inverse(),
    )
    this.set(this.figure.move!(this.state, dragged, to, isPressed))
  }

  private play(): void {
    const { figure, assets } = this
    const { name, perSecond, last } = figure.play!
    const end = last(this.state, assets)
    const speed = perSecond(this.state)
    let at = Number(this.state[name])
    if (at >= end) at = Number(figure.start[name]) < end ? Number(figure.start[name]) : 0
    if (matchMedia('(prefers-reduced-motion: reduce)').matches)
      return this.set({ ...this.state, [name]: end })
    let before = performance.now()
    const go = (now: number) => {
      // A frame may be dated before the press that asked for it.
      at = Math.min(end, at + (Math.max(0, now - before) / 1000) * speed)
      before = now
      this.set({ ...this.state, [name]: Math.floor(at) })
      if (at < end) this.playing = requestAnimationFrame(go)
      else this.stopPlaying()
    }
    this.playing = requestAnimationFrame(go)
    this.drawSoon()
  }

  private stopPlaying(): void {
    if (!this.playing) return
    cancelAnimationFrame(this.playing)
    this.playing = 0
    this.drawSoon()
  }

  private set(state: State): void {
    this.state = state
    if (this.figure.isKept) keep(this.element.id, state, this.figure)
    void this.fetchMissing()
    this.drawSoon()
  }

  /** Fetches what this state needs besides, once; after a failure again when the reader does something. */
  private async fetchMissing(): Promise<void> {
    const missing = (this.figure.needsFor?.(this.state) ?? []).filter(
      (name) => !(name in this.assets) && !this.asked.has(name),
    )
    if (missing.length === 0) return
    for (const name of missing) this.asked.add(name)
    const news = this.piece('news')
    try {
      this.take(await this.fetchMore(missing))
      news.textContent = ''
    } catch {
      for (const name of missing) this.asked.delete(name)
      news.textContent = words.loadingFailed
    }
  }

  /** Draws the state as it is, with the next frame. */
  drawSoon(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw())
  }

  private draw(): void {
    this.frame = 0
    const { figure, assets, state } = this
    patch(this.piece('picture'), [figure.draw(state, assets)])
    patch(
      this.piece('controls'),
      renderControls(figure, state, assets, this.element.id, this.playing !== 0),
    )
    // Words are read out when the picture rests, not at each of sixty frames.
    const description = this.piece('description')
    const isBusy = this.playing !== 0 || this.dragged !== undefined
    description.setAttribute('aria-live', isBusy ? 'off' : 'polite')
    patch(description, [figure.describe(state, assets)])
  }
}

/**
 * In a grid (`data-grid`, how many columns) one button is reached by Tab, the others from there by the arrow keys, Home
 * and End.
 */
function besideInGrid(button: SVGElement, key: string): SVGElement | undefined {
  const grid = button.closest<SVGElement>('[data-grid]')
  if (!grid) return undefined
  const columns = Number(grid.dataset.grid)
  const buttons = [...grid.querySelectorAll<SVGElement>('[data-press][tabindex]')]
  if (key === 'Home') return buttons[0]
  if (key === 'End') return buttons.at(-1)
  const by = ARROWS[key]
  if (!by) return undefined
  const at = buttons.indexOf(button)
  const isRowLeft = Math.floor((at + by.x) / columns) !== Math.floor(at / columns)
  return columns > 1 && by.x !== 0 && isRowLeft
    ? button
    : (buttons[at + by.x - by.y * columns] ?? button)
}

const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}
