/** A text in the listing's colours, without an editor: for a cell whose text is the reader's own. */
import { highlightCode, tagHighlighter } from '@lezer/highlight'
import { cellLanguage, EDITOR_COLOURS } from './colours.ts'
import { markAttributes, type Piece, pieces } from './invisible.ts'

const highlighter = tagHighlighter(EDITOR_COLOURS)

/** Milliseconds. Some texts take the parser minutes: the editor parses them bit by bit, a listing goes without. */
const MOST_TIME = 200

export interface PaintedPiece extends Piece {
  /** may be empty */
  classes: string
}

/** Nodes in the listing's colours; their texts together are `code`, letter for letter. */
export function paint(code: string): Node[] {
  return paintedPieces(code).map(({ text, classes, mark }) => {
    if (classes === '' && !mark) return document.createTextNode(text)
    const span = document.createElement('span')
    if (mark)
      for (const [name, value] of Object.entries(markAttributes(mark)))
        span.setAttribute(name, value)
    else span.className = classes
    span.textContent = text
    return span
  })
}

/**
 * A text in pieces with their CSS classes. One that takes too long or is too deep for the parser comes without colours.
 */
export function paintedPieces(code: string, now = () => performance.now()): PaintedPiece[] {
  const painted: PaintedPiece[] = []
  const add = (text: string, classes: string) => {
    for (const piece of pieces(text)) painted.push({ ...piece, classes })
  }
  try {
    const tree = parse(code, now)
    if (tree) {
      highlightCode(code, tree, highlighter, add, () => add('\n', ''))
      return painted
    }
  } catch (error) {
    // The tree is deeper than the stack.
    if (!(error instanceof RangeError)) throw error
  }
  return pieces(code).map((piece) => ({ ...piece, classes: '' }))
}

function parse(code: string, now: () => number) {
  const end = now() + MOST_TIME
  const parsing = cellLanguage.parser.startParse(code)
  for (let steps = 1; ; steps++) {
    const tree = parsing.advance()
    if (tree) return tree
    if (steps % 100 === 0 && now() > end) return undefined
  }
}
