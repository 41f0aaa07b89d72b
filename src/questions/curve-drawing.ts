/** The chart of a question into which a curve is drawn: by pointer, or point by point with the keyboard. */
import { questions as words } from '#words/questions'
import { toDom } from '../output/markup.ts'
import { type CurveSpec, drawCurve, pointUnder } from './curve.ts'

/** Draws what the points' sliders say; they hold the values, and have the focus. */
export class CurveDrawing {
  private readonly inputs: HTMLInputElement[]
  private readonly picture: HTMLElement
  private readonly spec: CurveSpec
  /** the points that the reader has set */
  private readonly set = new Set<number>()

  /** `onDraw` is called after each change by a pointer. */
  constructor(element: HTMLElement, spec: CurveSpec, onDraw: () => void) {
    this.spec = spec
    this.inputs = [...element.querySelectorAll<HTMLInputElement>('[data-point]')]
    this.picture = element.querySelector<HTMLElement>('[data-picture]')!
    let last: number | undefined
    const draw = (event: PointerEvent) => {
      const { left, top, width, height } = this.picture.getBoundingClientRect()
      const [across, down] = [(event.clientX - left) / width, (event.clientY - top) / height]
      const { point, value } = pointUnder(spec, across, down)
      // A fast pointer passes points without stopping at them.
      const from = last ?? point
      const before = last === undefined ? value : Number(this.inputs[last]!.value)
      const steps = Math.abs(point - from)
      for (let i = 0; i <= steps; i++) {
        const at = from + Math.sign(point - from) * i
        if (i > 0 || steps === 0)
          this.put(at, before + ((value - before) * (steps === 0 ? 1 : i)) / (steps || 1))
      }
      last = point
      onDraw()
    }
    this.picture.addEventListener('pointerdown', (event) => {
      if (this.inputs[0]!.disabled || event.button !== 0) return
      event.preventDefault()
      this.picture.setPointerCapture(event.pointerId)
      last = undefined
      draw(event)
    })
    this.picture.addEventListener('pointermove', (event) => {
      if (this.picture.hasPointerCapture(event.pointerId)) draw(event)
    })
    for (const type of ['focusin', 'focusout']) element.addEventListener(type, () => onDraw())
  }

  /** A point's slider was moved. */
  move(input: HTMLInputElement): void {
    const point = this.inputs.indexOf(input)
    if (point >= 0) this.put(point, Number(input.value))
  }

  /** The curve; empty before anything has been drawn. */
  values(): number[] {
    return this.set.size === 0 ? [] : this.inputs.map(({ value }) => Number(value))
  }

  /** Takes a curve up that was drawn before; one of another number of points is none. */
  fillIn(values: readonly number[]): void {
    if (values.length !== this.inputs.length) return
    for (const [point, value] of values.entries()) this.put(point, value)
  }

  /** Draws the picture; the measured curve in it once it is told. */
  show(isTold: boolean): void {
    const svg = toDom(drawCurve(this.spec, this.values(), isTold, words)) as SVGElement
    const focused = this.inputs.indexOf(document.activeElement as HTMLInputElement)
    svg.querySelectorAll('circle')[focused]?.classList.add('focused')
    if (focused >= 0 && this.set.size === 0) this.picture.dataset.empty = ''
    else delete this.picture.dataset.empty
    this.picture.replaceChildren(svg)
  }

  /** Points to the right that nobody has set yet follow, so that a curve goes on level. */
  private put(point: number, value: number): void {
    this.set.add(point)
    for (const [at, input] of this.inputs.entries())
      if (at === point || (at > point && !this.set.has(at))) input.value = String(value)
  }
}
