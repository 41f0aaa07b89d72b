/** Long texts, put together within a limit. */

/** Characters kept of one output. */
export const MOST_OF_ONE = 32_000_000
/** Cells of one table: what is large by their number takes time. */
const MOST_CELLS = 1_000_000
/** This many pieces are joined into one string, which takes less memory. */
const PIECES = 1000

/** Taken at the start, since a cell may replace the global one. */
const { Blob } = globalThis

/** A text that grows to a limit. */
export class Pile {
  private readonly parts: string[] = []
  private pieces: string[] = []
  characters = 0
  /** nothing had to be left out */
  isAll = true

  /** Adds a text, cut where the limit is reached. Whether there is room for more. */
  add(text: string): boolean {
    const room = MOST_OF_ONE - this.characters
    if (text.length > room) this.isAll = false
    const part = this.isAll ? text : text.slice(0, room)
    this.characters += part.length
    // Without `push`, which a cell could have patched.
    if (part !== '') this.pieces[this.pieces.length] = part
    if (this.pieces.length >= PIECES) {
      this.parts[this.parts.length] = this.pieces.join('')
      this.pieces = []
    }
    return this.isAll
  }

  get text(): string {
    return this.parts.join('') + this.pieces.join('')
  }

  get file(): Blob {
    return new Blob([...this.parts, ...this.pieces], { type: 'text/plain' })
  }
}

/** Puts texts together until the limit is reached; the rest is left out. */
export function pileOf(texts: string[]): Pile {
  const pile = new Pile()
  for (const text of texts) if (!pile.add(text)) break
  return pile
}

/** Lines with tabs between their cells. Rows may be missing, and lengths may lie. */
export function tabulate(
  head: ArrayLike<unknown>[],
  length: number,
  row: (i: number) => ArrayLike<unknown> | undefined,
): Pile {
  const pile = new Pile()
  let room = MOST_CELLS
  const add = (cells: ArrayLike<unknown>) => {
    for (let i = 0; i < cells.length; i++) {
      if (room-- <= 0) return false
      if (!pile.add(`${i > 0 ? '\t' : ''}${cellText(cells[i])}`)) return false
    }
    return room-- > 0 && pile.add('\n')
  }
  let hasRoom = head.every(add)
  for (let i = 0; i < length && hasRoom; i++) hasRoom = add(row(i) ?? [])
  if (!hasRoom) pile.isAll = false
  return pile
}

const cellText = (cell: unknown) => String(cell ?? '').replace(/[\t\r\n]/g, ' ')
