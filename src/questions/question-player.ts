/** Brings a question to life: reads what is answered, judges it, and shows why. */
import { formatNumber, signs } from '#words/language'
import { questions as words } from '#words/questions'
import { CurveDrawing } from './curve-drawing.ts'
import { type Given, rightAnswer, type Spec } from './judge.ts'
import { keepAsked, keptAsked } from './kept-asked.ts'
import { type Asked, type AskedEvent, reduceAsked, reduceGuess, UNASKED } from './state.ts'

type Action = AskedEvent['type']

/** Plays one question. Its element has the texts, and what is right as `data-spec`. */
export class QuestionPlayer {
  private state: Asked = UNASKED
  private readonly spec: Spec
  private readonly isGuess: boolean

  private readonly element: HTMLElement
  /** the question's id */
  private readonly name: string
  /** takes the cover from what was to be guessed */
  private readonly uncover: () => void
  /** what the button says that shows the answer to who has given none */
  private readonly giveUp: string

  constructor(element: HTMLElement, name: string, uncover: () => void) {
    this.element = element
    this.name = name
    this.uncover = uncover
    this.spec = JSON.parse(element.dataset.spec!) as Spec
    this.isGuess = element.dataset.form === 'predict'
    element.dataset.played = ''
    this.giveUp = this.button('show').textContent
    if (this.spec.kind === 'curve')
      this.curve = new CurveDrawing(element.querySelector('.question-curve')!, this.spec, () =>
        this.showGuess(),
      )
    const kept = keptAsked(name)
    if (kept) {
      const { phase, first, given } = kept
      if (given !== undefined) this.fillIn(given)
      const again: Asked = { ...UNASKED, first }
      if (phase === 'right' || phase === 'tried') this.state = this.after(again, 'answer')
      else if (phase === 'told') {
        const answered = given === undefined ? again : this.after(again, 'answer')
        this.state = this.after(answered, 'show')
      } else this.state = again
    }
    this.labelMoves()
    this.show()
  }

  /** the curve that can be drawn, of a question that asks for one */
  private curve: CurveDrawing | undefined

  /** What a reader does to the question. */
  take(event: Event): void {
    const { type, target } = event
    if (type === 'click') this.press(target as Element)
    else if (type === 'input') this.takeInput(target as HTMLInputElement)
    else if (event instanceof KeyboardEvent && event.key === 'Enter') {
      const isText = target instanceof HTMLInputElement && target.type === 'text'
      if (isText) this.act('answer')
    }
  }

  private takeInput(input: HTMLInputElement): void {
    this.curve?.move(input)
    this.showGuess()
  }

  private press(target: Element): void {
    const button = target.closest<HTMLButtonElement>('button')
    if (!button) return
    if (button.dataset.move !== undefined) this.move(button)
    else if (button.dataset.do !== undefined) this.act(button.dataset.do as Action)
  }

  private after(state: Asked, type: Action): Asked {
    const reduce = this.isGuess ? reduceGuess : reduceAsked
    return reduce(state, type === 'answer' ? { type, given: this.given() } : { type }, this.spec)
  }

  private act(type: Action): void {
    this.state = this.after(this.state, type)
    if (type === 'again') this.clear()
    keepAsked(this.name, this.state, Date.now())
    this.show()
    if (type === 'answer' && this.state.phase === 'open') this.say(this.whyNoAnswer())
    if (type === 'again') this.element.querySelector<HTMLElement>('input, [data-move]')?.focus()
  }

  /** Of what was given and is no answer. */
  private whyNoAnswer(): string {
    const text = this.element.querySelector<HTMLInputElement>('[data-answer]')?.value.trim()
    return this.spec.kind === 'number' && text ? words.noNumber : words.nothingYet
  }

  /** What stands in the inputs. */
  private given(): Given {
    const { element, spec } = this
    if (this.curve) return this.curve.values()
    if (spec.kind === 'order')
      return [...element.querySelectorAll<HTMLElement>('[data-item]')].map((item) =>
        Number(item.dataset.item),
      )
    if (spec.kind === 'choice' || spec.kind === 'several')
      return this.choices()
        .filter(({ checked }) => checked)
        .map(({ value }) => Number(value))
    const { value } = element.querySelector<HTMLInputElement>('[data-answer]')!
    if (spec.kind !== 'number') return value
    return readNumber(value) / (spec.isShare && isPercentage(value) ? 100 : 1)
  }

  private fillIn(given: Given): void {
    const { spec, element } = this
    if (this.curve) this.curve.fillIn(Array.isArray(given) ? given : [])
    else if (spec.kind === 'order') {
      if (!Array.isArray(given)) return
      const list = element.querySelector('ol')!
      for (const item of given) {
        const line = list.querySelector(`[data-item="${item}"]`)
        if (line) list.append(line)
      }
    } else if (spec.kind === 'choice' || spec.kind === 'several') {
      for (const choice of this.choices())
        choice.checked = Array.isArray(given) && given.includes(Number(choice.value))
    } else element.querySelector<HTMLInputElement>('[data-answer]')!.value = String(given)
  }

  private clear(): void {
    for (const input of this.element.querySelectorAll('input')) {
      input.checked = input.defaultChecked
      if (input.type === 'text' || input.type === 'range') input.value = input.defaultValue
    }
  }

  private choices(): HTMLInputElement[] {
    return [...this.element.querySelectorAll<HTMLInputElement>('fieldset input')]
  }

  private show(): void {
    const { phase, verdict } = this.state
    const isOver = phase === 'right' || phase === 'told'
    const { element } = this
    for (const input of element.querySelectorAll<HTMLInputElement | HTMLButtonElement>(
      'input, [data-move]',
    ))
      input.disabled = isOver
    this.button('answer').hidden = isOver
    this.button('show').hidden = isOver
    this.button('show').textContent = phase === 'tried' ? words.showAnswer : this.giveUp
    this.button('again').hidden = !isOver
    const told = element.querySelector<HTMLDetailsElement>('[data-told]')!
    told.open = phase !== 'open'
    told.hidden = phase === 'open'
    const shown = new Set(verdict?.reasons)
    if (phase === 'told') for (const key of reasonsOf(this.spec)) shown.add(key)
    for (const reason of told.querySelectorAll<HTMLElement>('[data-reason]')) {
      reason.hidden = !shown.has(reason.dataset.reason!)
      if (reason.dataset.right !== undefined)
        reason.querySelector('[data-mark]')!.textContent = this.markOfRight()
    }
    for (const choice of this.choices())
      choice.closest('label')!.dataset.judged =
        isOver && this.isRightChoice(choice) ? 'right' : choice.checked && verdict ? 'wrong' : ''
    if (isOver) this.uncover()
    this.say(this.verdictText())
    this.showGuess()
  }

  /** An answer can be near the right one without being it. */
  private get isMeasured(): boolean {
    return this.curve !== undefined || (this.spec.kind === 'number' && this.spec.within > 0)
  }

  private markOfRight(): string {
    const { phase, verdict } = this.state
    if (verdict?.isRight) return words.right
    return phase === 'tried' ? words.misplaced : words.theAnswer
  }

  private isRightChoice({ value }: HTMLInputElement): boolean {
    return 'shown' in this.spec || !Array.isArray(this.spec.right)
      ? false
      : this.spec.right.includes(Number(value))
  }

  private verdictText(): string {
    const { phase, verdict } = this.state
    if (phase === 'open') return ''
    if (verdict?.isRight) return this.isGuess && this.isMeasured ? words.close : words.right
    if (phase === 'told')
      return verdict ? (this.isGuess && this.isMeasured ? words.far : words.wrong) : ''
    if (verdict?.reasons.includes('missing')) return words.missing
    return words.wrong + signs.blank + words.tryAgain
  }

  private say(text: string): void {
    const status = this.element.querySelector('[role=status]')!
    if (status.textContent !== text) status.textContent = text
  }

  /** Of a number on a scale: what the slider says, and afterwards both numbers on one line. */
  private showGuess(): void {
    const { spec, element, state } = this
    const isOver = state.phase === 'right' || state.phase === 'told'
    this.curve?.show(isOver)
    if (spec.kind !== 'number' || !spec.scale) return
    const input = element.querySelector<HTMLInputElement>('[data-answer]')!
    const { unit = '' } = input.closest<HTMLElement>('.question-number')!.dataset
    const text = (value: number) => formatNumber(value) + unit
    element.querySelector('[data-value]')!.textContent = text(Number(input.value))
    input.setAttribute('aria-valuetext', text(Number(input.value)))
    element.querySelector('.question-line')?.remove()
    if (!isOver) return
    const line = document.createElement('p')
    line.className = 'question-line'
    const { from, to } = spec.scale
    const mark = (name: string, value: number) => {
      const span = document.createElement('span')
      const at = Math.min(1, Math.max(0, (value - from) / (to - from)))
      span.style.setProperty('--at', String(at))
      span.className = at > 0.5 ? 'to-the-left' : ''
      span.textContent = name + signs.blank + text(value)
      line.append(span, ' ')
    }
    if (typeof state.given === 'number') mark(words.yours, state.given)
    mark(words.measured, spec.right)
    input.closest('p')!.after(line)
  }

  /** Moves an item one place, and the focus with it. */
  private move(button: HTMLButtonElement): void {
    const item = button.closest('li')!
    const isUp = button.dataset.move === '-1'
    const other = isUp ? item.previousElementSibling : item.nextElementSibling
    if (!other) return
    if (isUp) other.before(item)
    else other.after(item)
    this.labelMoves()
    button.focus()
    const items = [...item.parentElement!.children]
    this.say(words.place(items.indexOf(item) + 1, items.length))
  }

  private labelMoves(): void {
    for (const button of this.element.querySelectorAll<HTMLElement>('[data-move]')) {
      const text = button.parentElement!.querySelector('span')!.textContent
      button.setAttribute(
        'aria-label',
        button.dataset.move === '-1' ? words.up(text) : words.down(text),
      )
    }
  }

  private button(action: Action): HTMLButtonElement {
    return this.element.querySelector(`[data-do="${action}"]`)!
  }
}

/** Of the right answer. */
function reasonsOf(spec: Spec): string[] {
  if (spec.kind === 'number' || spec.kind === 'trace' || spec.kind === 'curve') return ['right']
  return (rightAnswer(spec) as number[]).map(String)
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

const PERCENT = /\s*[%％]\s*$/

/** Whether a number was typed with a per cent sign. */
export function isPercentage(text: string): boolean {
  return PERCENT.test(text)
}

/** A number as readers type it: `97.5%`, `1,200`, `−3`, `0,05`, `1/2`, `60_000`; NaN where it is none. */
export function readNumber(text: string): number {
  const [over = '', under, ...more] = text.normalize('NFKC').split('/')
  if (under !== undefined)
    return more.length > 0 ? Number.NaN : readNumber(over) / readNumber(under)
  const plain = over
    .trim()
    .replace(PERCENT, '')
    .replace('−', '-')
    .replace(/(?<=\d)[\s_](?=\d{3}(?!\d))/g, '')
  const isGrouped = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain)
  const point = isGrouped ? plain.replaceAll(',', '') : plain.replace(',', '.')
  return NUMBER.test(point) ? Number(point) : Number.NaN
}
