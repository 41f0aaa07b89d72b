/**
 * What was too large to be shown, as text, for the reader to save. The kernel holds it until its output or its run
 * is replaced, within a budget: the oldest goes first.
 */
import { MOST_TEXT } from './gate.ts'
import type { Output, Whole } from './protocol.ts'

/** Characters kept of one output. */
export const MOST_OF_ONE = 32_000_000
/** Characters kept in all. */
export const MOST_IN_ALL = 64_000_000
/** Cells of one table: what is large by their number takes time. */
const MOST_CELLS = 1_000_000
/** So many pieces become one string, which takes less memory. */
const PIECES = 1000

/** As it was before any cell. */
const { Blob } = globalThis

/** A text that grows to a limit. */
export class Pile {
  private readonly parts: string[] = []
  private pieces: string[] = []
  characters = 0
  /** nothing had to be left out */
  isAll = true

  /** Whether there is room for more. */
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

export class Wholes {
  /** in the order of their keys, which is that of their age; without a prototype, which a cell could have patched */
  private readonly kept = Object.create(null) as Record<number, { run: number; pile: Pile }>
  private characters = 0
  private last = 0

  keep(run: number, pile: Pile): Whole {
    const key = ++this.last
    this.kept[key] = { run, pile }
    this.characters += pile.characters
    this.makeRoom(key)
    return { key, characters: pile.characters, isAll: pile.isAll }
  }

  /** Adds to one that is kept, on a line of its own. */
  grow(key: number, more: Pile): Whole | undefined {
    const { pile } = this.kept[key] ?? {}
    if (!pile) return undefined
    const before = pile.characters
    pile.add(`${more.text}\n`)
    if (!more.isAll) pile.isAll = false
    this.characters += pile.characters - before
    this.makeRoom(key)
    return { key, characters: pile.characters, isAll: pile.isAll }
  }

  /** Undefined if it is not held. */
  read(run: number, key: number): Blob | undefined {
    const found = this.kept[key]
    return found?.run === run ? found.pile.file : undefined
  }

  drop(key: number): void {
    this.characters -= this.kept[key]?.pile.characters ?? 0
    delete this.kept[key]
  }

  /** Lets go of all that a run had to cut. */
  free(run: number): void {
    for (const key in this.kept) if (this.kept[key]!.run === run) this.drop(Number(key))
  }

  private makeRoom(newest: number): void {
    for (const key in this.kept) {
      if (this.characters <= MOST_IN_ALL) return
      if (Number(key) !== newest) this.drop(Number(key))
    }
  }
}

/** All of what `shown` shows a part of; undefined if nothing of it was cut, or it is not to be had as text. */
export function wholeOf(value: unknown, shown: Output): Pile | undefined {
  try {
    if (typeof value === 'string') return value.length > MOST_TEXT ? pileOf([value]) : undefined
    return isCut(value, shown) ? textOf(value as Output) : undefined
  } catch {
    // A value that fights being looked at.
    return undefined
  }
}

/** What a line of the console says, if it is longer than can be shown. */
export function wholeLine(values: readonly unknown[], describe: (value: unknown) => string): Pile {
  const pile = new Pile()
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    const text = typeof value === 'string' ? value : describe(value)
    if (!pile.add(i === 0 ? text : ` ${text}`)) break
  }
  return pile
}

const COUNTS = ['moreRows', 'moreColumns', 'more', 'points', 'moreSeries']

function isCut(value: unknown, shown: Output): boolean {
  const said = value as Record<string, unknown>
  return (
    COUNTS.some((name) => name in shown && said[name] !== shown[name as never]) ||
    isShortened(value, shown)
  )
}

/** Whether a text in it is another one than in the value. */
function isShortened(value: unknown, shown: unknown): boolean {
  if (typeof shown === 'string') return typeof value === 'string' && value !== shown
  if (typeof shown !== 'object' || shown === null) return false
  const parts = (value ?? {}) as Record<string, unknown>
  return Object.entries(shown).some(([name, part]) => isShortened(parts[name], part))
}

/** An output as text, tables and charts as lines with tabs; undefined for one that is a picture or a figure. */
export function textOf(output: Output): Pile | undefined {
  switch (output.kind) {
    case 'text':
    case 'console':
    case 'tensor':
      return pileOf([output.text])
    case 'error':
      return pileOf([output.name, ': ', output.message])
    case 'table': {
      const { columns, rows } = output
      return tabulate([columns], rows.length, (i) => rows[i])
    }
    case 'bars': {
      const { bars } = output
      return tabulate([], bars.length, (i) => bars[i] && [bars[i]!.label, bars[i]!.value])
    }
    case 'lines': {
      const { x, series } = output
      const head: unknown[] = [x.label]
      for (let i = 0; i < series.length; i++) head[i + 1] = series[i]!.label
      return tabulate([head], x.values.length, (i) => {
        const row: unknown[] = [x.values[i]]
        for (let j = 0; j < series.length; j++) row[j + 1] = series[j]!.values[i]
        return row
      })
    }
    default:
      return undefined
  }
}

function pileOf(texts: string[]): Pile {
  const pile = new Pile()
  for (const text of texts) if (!pile.add(text)) break
  return pile
}

/** Rows may be missing, and lengths may lie. */
function tabulate(
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
