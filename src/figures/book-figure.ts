/**
 * `<book-figure data-figure="NAME">`: brings a figure's static picture to life when a reader first touches it. Keeps
 * the state, draws it once a frame, and takes it from an address and gives it one. Knows no figure by name.
 */
import { figures as words } from '#words/figures'
import { patch } from '../output/markup.ts'
import type { Assets } from './assets.ts'
import { checked, decodeState, encodeState, type Figure, type State } from './figure.ts'
import { isKept, keep, readKept } from './kept.ts'
import { renderControls } from './render-figure.ts'

interface Awake {
  figure: Figure
  assets: Assets
}

/** Where assets come from; the reader's side says so, since figures know no session. */
export type LoadAssets = (element: BookFigure, needs: readonly (keyof Assets)[]) => Promise<Assets>

export class BookFigure extends HTMLElement {
  static loadAssets: LoadAssets = async () => ({})
  /** what a cell gave it to show */
  data: unknown
  private leaving = new AbortController()
  private waking: Promise<Awake> | undefined
  private awake: Awake | undefined
  private state: State | undefined
  private frame = 0
  private playing = 0
  private dragged: string | undefined

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.piece('controls').removeAttribute('disabled')
    // Whoever comes near will probably play.
    for (const type of ['pointerenter', 'focusin', 'touchstart'])
      this.addEventListener(type, () => void this.wake(), { signal, passive: true })
    this.addEventListener('input', (event) => void this.choose(event.target as Element), { signal })
    this.addEventListener('click', (event) => void this.pressed(event.target as Element), {
      signal,
    })
    this.addEventListener('keydown', (event) => this.key(event), { signal })
    this.addEventListener('pointerdown', (event) => this.drag(event), { signal })
    this.addEventListener('pointermove', (event) => this.dragOn(event), { signal })
    for (const type of ['pointerup', 'pointercancel'])
      this.addEventListener(type, () => (this.dragged = undefined), { signal })
    addEventListener('hashchange', () => void this.openLinked(), { signal })
    void this.openLinked()
    if (isKept(this.id)) void this.wake().then(() => this.drawSoon())
  }

  disconnectedCallback(): void {
    this.leaving.abort()
    cancelAnimationFrame(this.frame)
    this.frame = 0
    this.stopPlaying()
  }

  /** Takes other assets, such as the network that the reader has just trained. */
  async refresh(): Promise<void> {
    if (!this.waking) return
    this.waking = undefined
    this.awake = undefined
    await this.wake()
    this.drawSoon()
  }

  /** Takes up data, and draws it if it is on show. */
  async show(data: unknown): Promise<void> {
    this.data = data
    const { assets } = await this.wake()
    assets.data = data
    this.drawSoon()
  }

  private piece(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-${name}]`)!
  }

  private async wake(): Promise<Awake> {
    this.waking ??= this.load().catch((error: unknown) => {
      this.waking = undefined
      this.piece('news').textContent = words.loadingFailed
      throw error
    })
    return this.waking
  }

  private async load(): Promise<Awake> {
    const { loadFigure } = await import('./all.ts')
    const figure = await loadFigure(this.dataset.figure!)
    const assets = await BookFigure.loadAssets(this, figure.needs ?? [])
    this.state ??= (figure.isKept && readKept(this.id, figure, assets)) || figure.start
    this.awake = { figure, assets }
    return this.awake
  }

  /** `#figure-epoch-strip?batch=64` shows that state. */
  private async openLinked(): Promise<void> {
    const [id, query] = location.hash.slice(1).split('?')
    if (id !== this.id || query === undefined) return
    const { figure, assets } = await this.wake()
    this.scrollIntoView()
    this.set(decodeState(query, figure, assets))
  }

  private async choose(control: Element): Promise<void> {
    const { figure, assets } = await this.wake()
    const { name } = control as HTMLInputElement
    const chosen = figure
      .controls(this.state!, assets)
      .find((c) => c.kind !== 'button' && c.name === name)
    if (!chosen || chosen.kind === 'button') return
    const { value, checked: isOn } = control as HTMLInputElement
    this.stopPlaying()
    this.set(
      checked(
        {
          ...this.state!,
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
    const { figure, assets } = await this.wake()
    if (press !== undefined) this.set(figure.press!(this.state!, press, assets))
    else if (act === 'play') this.playing ? this.stopPlaying() : this.play()
    else if (act === 'reset') {
      this.stopPlaying()
      this.set(figure.start)
    } else if (act === 'link') await this.copyLink(figure)
  }

  private async copyLink(figure: Figure): Promise<void> {
    const query = encodeState(this.state!, figure.start)
    const address = `${location.origin}${location.pathname}#${this.id}${query && `?${query}`}`
    await navigator.clipboard.writeText(address)
    this.piece('news').textContent = words.copied
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as Element
    const press = target.closest<SVGElement>('svg [data-press]')
    if (press && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      return void this.pressed(target)
    }
    const { handle, key } = target.closest<SVGElement>('[data-handle]')?.dataset ?? {}
    if (key !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      return void this.wake().then(({ figure, assets }) =>
        this.set(figure.press!(this.state!, key, assets)),
      )
    }
    const by = ARROWS[event.key]
    if (handle === undefined || !by) return
    event.preventDefault()
    const far = event.shiftKey ? 5 : 1
    void this.wake().then(({ figure }) => {
      this.stopPlaying()
      this.set(figure.nudge!(this.state!, handle, { x: by.x * far, y: by.y * far }))
    })
  }

  /** Only handles are dragged; a touch elsewhere in the picture scrolls the page. */
  private drag(event: PointerEvent): void {
    const handle = (event.target as Element).closest<SVGElement>('[data-handle]')
    if (!handle || event.button !== 0) return
    event.preventDefault()
    handle.focus({ preventScroll: true })
    this.setPointerCapture(event.pointerId)
    this.dragged = handle.dataset.handle
    this.stopPlaying()
    this.dragOn(event, true)
  }

  private dragOn(event: PointerEvent, isPressed = false): void {
    const { dragged } = this
    if (dragged === undefined) return
    const svg = this.querySelector<SVGSVGElement>('[data-picture] svg')!
    const to = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      svg.getScreenCTM()!.inverse(),
    )
    void this.wake().then(({ figure }) =>
      this.set(figure.move!(this.state!, dragged, to, isPressed)),
    )
  }

  private play(): void {
    const { figure, assets } = this.awake!
    const { name, perSecond, last } = figure.play!
    const end = last(this.state!, assets)
    const speed = perSecond(this.state!)
    let at = Number(this.state![name])
    if (at >= end) at = Number(figure.start[name]) < end ? Number(figure.start[name]) : 0
    if (matchMedia('(prefers-reduced-motion: reduce)').matches)
      return this.set({ ...this.state!, [name]: end })
    let before = performance.now()
    const go = (now: number) => {
      at = Math.min(end, at + ((now - before) / 1000) * speed)
      before = now
      this.set({ ...this.state!, [name]: Math.floor(at) })
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
    if (this.awake?.figure.isKept) keep(this.id, state, this.awake.figure)
    this.drawSoon()
  }

  private drawSoon(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw())
  }

  private draw(): void {
    this.frame = 0
    if (!this.awake) return
    const { figure, assets } = this.awake
    const state = this.state!
    patch(this.piece('picture'), [figure.draw(state, assets)])
    patch(
      this.piece('controls'),
      renderControls(figure, state, assets, this.id, this.playing !== 0),
    )
    // Words are read out when the picture rests, not at each of sixty frames.
    const description = this.piece('description')
    const isBusy = this.playing !== 0 || this.dragged !== undefined
    description.setAttribute('aria-live', isBusy ? 'off' : 'polite')
    patch(description, [figure.describe(state, assets)])
  }
}

const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}

customElements.define('book-figure', BookFigure)
