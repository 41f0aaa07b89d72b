/**
 * The line of a cell on this page in which a name stands, lit without a change of the document, so that the editor may
 * have it open. What cannot light a text, an older browser, leaves it as it is.
 */
import { lineOfName } from '../chapter/symbol.ts'
import { unfold } from './unfold.ts'

/** In milliseconds: how long a line stays lit for who has come to it. */
const SEEN = 4000

/** A name in a cell; where it stands in many of its declarations, in which. */
export interface CodePlace {
  cell: string
  name: string
  within: string | undefined
}

export interface CodeLine {
  /** counted from 1 */
  line: number
  range: Range
}

/** Lights the line while the card is shown: `hint-card.ts` puts it out. */
export function lightLine({ range }: CodeLine): void {
  light('code-line', range)
}

/** Scrolls to the line and lights it for a while; nothing where the page does not have the cell. */
export function goToLine(place: CodePlace): void {
  const found = findLine(place)
  if (!found) return
  const element = found.range.startContainer.parentElement!
  unfold(element)
  element.scrollIntoView({ block: 'center' })
  light('line-reached', found.range)
  setTimeout(() => CSS.highlights?.delete('line-reached'), SEEN)
}

function light(as: string, range: Range): void {
  if ('highlights' in CSS) CSS.highlights.set(as, new Highlight(range))
}

/** The line, as the cell's text stands now; undefined where the page does not have it. */
export function findLine({ cell, name, within }: CodePlace): CodeLine | undefined {
  const code = document.querySelector(
    `run-cell[data-cell="${cell}"] [data-code] :is(code, .cm-content)`,
  )
  if (!code) return undefined
  // The editor has an element for each line, and no line feeds.
  const written = [...code.querySelectorAll('.cm-line')]
  const lines = written.length > 0 ? written.map(textOf) : textOf(code).split('\n')
  const line = lineOfName(lines, name, within)
  if (line === undefined) return undefined
  const { length } = lines[line - 1]!
  if (written.length > 0) return { line, range: rangeIn(written[line - 1]!, 0, length) }
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
  return { line, range: rangeIn(code, start, start + length) }
}

const textOf = (element: Element) => element.textContent!

/** Part of an element's text, from one offset to another. */
function rangeIn(element: Element, from: number, to: number): Range {
  const range = document.createRange()
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const after = before + (node as Text).length
    if (before <= from && from < after) range.setStart(node, from - before)
    if (before < to && to <= after) range.setEnd(node, to - before)
    before = after
  }
  return range
}
