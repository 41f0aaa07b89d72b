/** Arranges the lines of a solution in place of writing one: loaded when somebody asks for it. */
import { arrange as words } from '#words/arrange'
import { signs } from '#words/language'
import { element } from '../output/markup.ts'
import { inOrder, sayProblem } from '../session/current-session.ts'
import { arranged, type Puzzle, puzzleOf } from './arrange-lines.ts'
import { runCheck } from './run-check.ts'
import './arrange.css'

/** Opens the puzzle of an exercise in the place of the button that asked for it. */
export async function openArrange(button: HTMLButtonElement): Promise<void> {
  const place = button.closest<HTMLElement>('[data-arranges]')!
  const { arranges: id, check, strays } = place.dataset as Record<string, string>
  const solution = document.querySelector(`[data-solves="${id}"] code`)!.textContent!
  // Pressed again while the notebook opens; then it is hidden.
  if (button.disabled) return
  button.disabled = true
  place.querySelector(':scope > .arrange-said')?.remove()
  const said = element('p', { class: 'arrange-said', role: 'status' })
  place.append(said)
  await inOrder((session) => {
    const puzzle = puzzleOf(
      session.bookCodeOf(id!),
      solution,
      JSON.parse(strays!) as string[],
      Math.random,
    )
    button.hidden = true
    new Arrangement(said, puzzle, (text) =>
      inOrder(async (session) => {
        said.textContent = ''
        await session.putIn(id!, text)
        runCheck(session, check!)
      }),
    ).focus()
  }).catch((error: Error) => {
    button.disabled = false
    sayProblem(said, error)
  })
}

/** Two lists of lines: those that make the answer, and those that are left over. */
class Arrangement {
  private readonly lists: Record<'placed' | 'left', HTMLOListElement>
  private readonly said: HTMLElement

  constructor(said: HTMLElement, puzzle: Puzzle, check: (text: string) => Promise<void>) {
    this.said = said
    const list = (name: 'placed' | 'left', lines: string[]) => {
      const ol = element('ol', { 'aria-label': words[name], 'data-list': name }) as HTMLOListElement
      ol.append(...lines.map((line) => lineOf(line)))
      return ol
    }
    this.lists = { placed: list('placed', []), left: list('left', puzzle.lines) }
    const press = element('button', { type: 'button', class: 'primary' }, words.check)
    press.addEventListener('click', () => {
      const lines = [...this.lists.placed.querySelectorAll('code')].map((code) => code.textContent!)
      if (lines.length === 0) said.textContent = words.nothingYet
      else check(arranged(puzzle, lines)).catch((error: Error) => sayProblem(said, error))
    })
    const group = element('div', { class: 'arrange', role: 'group', 'aria-label': words.name })
    group.append(
      element('p', {}, words.how),
      fixed(puzzle.head),
      this.lists.placed,
      fixed(puzzle.tail),
      element('p', {}, words.rest),
      this.lists.left,
      press,
    )
    said.before(group)
    group.append(said)
    group.addEventListener('click', ({ target }) => this.press(target as Element))
    group.addEventListener('pointerdown', (event) => this.drag(event))
    this.label()
  }

  focus(): void {
    this.lists.left.querySelector('button')?.focus()
  }

  private press(target: Element): void {
    const button = target.closest<HTMLElement>('[data-step], [data-change]')
    const line = button?.closest('li')
    if (!button || !line) return
    const { step } = button.dataset
    if (step === undefined) {
      const { placed, left } = this.lists
      ;(line.parentElement === placed ? left : placed).append(line)
    } else if (step === '-1') line.previousElementSibling?.before(line)
    else line.nextElementSibling?.after(line)
    this.label()
    button.focus()
    this.sayPlace(line)
  }

  /** A line follows the pointer from one place to another; by touch it is held at its grip. */
  private drag(event: PointerEvent): void {
    const target = event.target as Element
    const line = target.closest<HTMLElement>('li')
    const isHeld = event.pointerType === 'mouse' || target.matches('.grip')
    if (!line || !isHeld || event.button !== 0 || target.closest('button')) return
    event.preventDefault()
    line.classList.add('dragged')
    const leaving = new AbortController()
    const { signal } = leaving
    const move = ({ clientX, clientY }: PointerEvent) => {
      const under = document.elementFromPoint(clientX, clientY)
      const list = under?.closest<HTMLElement>('[data-list]')
      if (!list || !Object.values<HTMLElement>(this.lists).includes(list)) return
      const other = under!.closest('li')
      if (!other) list.append(line)
      else if (other !== line) {
        const { top, height } = other.getBoundingClientRect()
        if (clientY < top + height / 2) other.before(line)
        else other.after(line)
      }
    }
    const end = () => {
      leaving.abort()
      line.classList.remove('dragged')
      this.label()
      this.sayPlace(line)
    }
    addEventListener('pointermove', move, { signal })
    addEventListener('pointerup', end, { signal })
    addEventListener('pointercancel', end, { signal })
  }

  private sayPlace(line: Element): void {
    const all = [...line.parentElement!.children]
    const { placed } = this.lists
    this.said.textContent =
      line.parentElement === placed ? words.place(all.indexOf(line) + 1, all.length) : words.out
  }

  /** Says what each button does, to which line. */
  private label(): void {
    for (const [name, list] of Object.entries(this.lists))
      for (const line of list.children) {
        const text = line.querySelector('code')!.textContent!.trim()
        const change = line.querySelector<HTMLElement>('[data-change]')!
        change.textContent = name === 'placed' ? words.takeOut : words.putIn
        change.setAttribute('aria-label', change.textContent + signs.colon + text)
        for (const button of line.querySelectorAll<HTMLElement>('[data-step]'))
          button.setAttribute(
            'aria-label',
            button.dataset.step === '-1' ? words.up(text) : words.down(text),
          )
      }
  }
}

function lineOf(text: string): HTMLElement {
  const line = element('li')
  const buttons = element('span', { class: 'arrange-buttons' })
  buttons.append(
    element('button', { type: 'button', 'data-step': '-1' }, '↑'),
    element('button', { type: 'button', 'data-step': '1' }, '↓'),
    element('button', { type: 'button', 'data-change': '' }),
  )
  line.append(
    element('span', { class: 'grip', 'aria-hidden': 'true' }, '⠿'),
    hanging('code', text),
    buttons,
  )
  return line
}

/** Lines that are not to be moved. */
function fixed(lines: readonly string[]): HTMLElement {
  const listing = element('pre')
  listing.append(...lines.map((line) => hanging('span', line)))
  return listing
}

/** A line of code that goes on further in than it began, where it is too long. */
function hanging(tag: string, line: string): HTMLElement {
  const hung = element(tag, {}, line)
  hung.style.setProperty('--blanks', String(line.search(/\S|$/)))
  return hung
}
