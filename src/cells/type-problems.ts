/** What TypeScript finds in a text that has run, in words under the code: it runs all the same. */
import { editor as words } from '#words/editor'
import { codeOf, ODD_BLANK } from '../cell/characters.ts'
import { shorten } from '../cell/shorten.ts'
import { withMarks } from '../editor/invisible.ts'
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
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const list = listOf(
    errors.slice(0, MOST_SHOWN).map(({ from, message }) => {
      const line = text.slice(0, from).split('\n').length
      return words.problemAt(line, marked(shorten(message, LONGEST)))
    }),
    errors.length - MOST_SHOWN,
  )
  cell.querySelector('[data-code]')!.after(list)
  const gone = new AbortController()
  open.onChange(() => {
    if (stands()) return
    list.remove()
    gone.abort()
  }, gone.signal)
}

/** Two texts that look alike may differ in a blank: TypeScript quotes both. */
function marked(message: string): string {
  return withMarks(message).replace(ODD_BLANKS, (blank) => `⟦${codeOf(blank)}⟧`)
}

const ODD_BLANKS = new RegExp(ODD_BLANK, 'gu')

function listOf(problems: string[], more: number): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'cell-problems'
  list.dataset.problems = ''
  list.setAttribute('aria-label', words.typeErrors)
  for (const text of more > 0 ? [...problems, words.moreProblems(more)] : problems) {
    const item = document.createElement('li')
    item.textContent = text
    list.append(item)
  }
  return list
}
