/** A text in the listing's colours, without an editor: for a cell whose text is the reader's own. */
import { highlightCode, tagHighlighter } from '@lezer/highlight'
import { cellLanguage, EDITOR_COLOURS } from './colours.ts'

const highlighter = tagHighlighter(EDITOR_COLOURS)

export function paint(code: string): Node[] {
  const nodes: Node[] = []
  const add = (text: string, classes: string) => {
    if (classes === '') return nodes.push(document.createTextNode(text))
    const span = document.createElement('span')
    span.className = classes
    span.textContent = text
    return nodes.push(span)
  }
  highlightCode(code, cellLanguage.parser.parse(code), highlighter, add, () => add('\n', ''))
  return nodes
}
