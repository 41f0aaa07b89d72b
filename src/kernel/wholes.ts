/**
 * What was too large to be shown, as text, for the reader to save. The kernel holds it until its output or its run
 * is replaced, within a budget: the oldest goes first.
 */
import { MOST_TEXT } from '../output/form.ts'
import { countsOf, hasText, textOf } from '../output/forms.ts'
import { Pile, pileOf } from '../output/pile.ts'
import type { Output, Whole } from './protocol.ts'

/** Characters kept in all. */
export const MOST_IN_ALL = 64_000_000

/** Texts by key, each of one run. Sizes are in characters. */
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

/** The full text of a value of which `shown` shows a part; undefined if nothing was cut, or it has no text. */
export function wholeOf(value: unknown, shown: Output): Pile | undefined {
  try {
    if (typeof value === 'string') return value.length > MOST_TEXT ? pileOf([value]) : undefined
    if ((value as Output).kind !== shown.kind || !hasText(shown)) return undefined
    return isCut(value, shown) ? textOf(value as Output) : undefined
  } catch {
    // Reading its properties throws.
    return undefined
  }
}

/** The full text of what one call of `console` prints. */
export function wholeLine(values: readonly unknown[], describe: (value: unknown) => string): Pile {
  const pile = new Pile()
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    const text = typeof value === 'string' ? value : describe(value)
    if (!pile.add(i === 0 ? text : ` ${text}`)) break
  }
  return pile
}

function isCut(value: unknown, shown: Output): boolean {
  const said = value as Record<string, unknown>
  return (
    countsOf(shown).some((name) => name in shown && said[name] !== shown[name as never]) ||
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
