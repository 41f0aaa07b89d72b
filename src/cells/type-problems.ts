/** What TypeScript finds in a text that has run, in words under the code: it runs all the same. */
import { editor as words } from '#words/editor'
import { codeOf, ODD_BLANK } from '../cell/characters.ts'
import { shorten } from '../cell/shorten.ts'
import { withMarks } from '../editor/invisible.ts'
import type { Problem } from '../editor/service.ts'
import { element } from '../output/markup.ts'
import type { Session } from '../session/session.ts'

const MOST_SHOWN = 5
const LONGEST = 400

/**
 * Asks TypeScript about the text that the cell's last run was of, and lists its errors under the code until the text is
 * another. Without TypeScript nothing is listed.
 */
export async function showTypeProblems(cell: HTMLElement, open: Session): Promise<void> {
  const id = cell.dataset.cell!
  const text = open.codeOf(id)
  const stands = () => cell.isConnected && open.codeOf(id) === text
  // What does not compile has been told already, where the output would be.
  if (open.view(id).run?.made.code !== text || open.problemsOf(id).length > 0) return
  const types = await open.types()
  const found = await types.ask('problems', id).catch(() => [])
  if (!stands()) return
  cell.querySelector('[data-problems]')?.remove()
  const errors = errorsIn(text, found)
  if (errors.length === 0) return
  const list = listProblems(errors, words.typeErrors)
  list.dataset.problems = ''
  cell.querySelector('[data-code]')!.after(list)
  const gone = new AbortController()
  open.onChange(() => {
    if (stands()) return
    list.remove()
    gone.abort()
  }, gone.signal)
}

/** What TypeScript finds wrong in a text, with its lines, counted from 1. */
export interface FoundError {
  line: number
  message: string
}

/** The errors among what was found. */
export function errorsIn(text: string, found: readonly Problem[]): FoundError[] {
  return found
    .filter(({ severity }) => severity === 'error')
    .map(({ from, message }) => ({ line: text.slice(0, from).split('\n').length, message }))
}

/** A list of the first of them, and how many more there are; `name` is what it is called. */
export function listProblems(errors: readonly FoundError[], name: string): HTMLElement {
  const list = element('ul', { class: 'cell-problems', 'aria-label': name })
  const texts = errors
    .slice(0, MOST_SHOWN)
    .map(({ line, message }) => words.problemAt(line, marked(shorten(message, LONGEST))))
  const more = errors.length - MOST_SHOWN
  if (more > 0) texts.push(words.moreProblems(more))
  list.append(...texts.map((text) => element('li', {}, text)))
  return list
}

/** Two texts that look alike may differ in a blank: TypeScript quotes both. */
function marked(message: string): string {
  return withMarks(message).replace(ODD_BLANKS, (blank) => `⟦${codeOf(blank)}⟧`)
}

const ODD_BLANKS = new RegExp(ODD_BLANK, 'gu')
