/** A symbol of the book's notation, as data: as `content/symbols.yaml` has it, and as the page gets it. */

export interface BookSymbol {
  /** its address on the notation page */
  id: string
  /** as in the equations */
  tex: string
  /** the same with other indices */
  also?: string[]
  /** slugs of the chapters in which the letter means this; left out, all */
  in?: string[]
  meaning: string
  shape?: string
  range?: string
  /** `chapter/#section` */
  defined?: string
  /** what it is called in a cell */
  code?: string
  cell?: string
  value?: SymbolValue
}

/**
 * Where a symbol's present value comes from, as its one part: `constant` or `option`, or a kind of the book's own; it
 * names a cell and, after a blank, what of it.
 */
export type SymbolValue = Readonly<Record<string, string>>

export interface PublishedSymbol
  extends Pick<BookSymbol, 'meaning' | 'shape' | 'range' | 'code' | 'cell' | 'value'> {
  /** the slug of the cell's chapter */
  chapter?: string
  /** the first line of the cell in which it stands, counted from 1 */
  line?: number
  /** its value as the book has it */
  recorded?: string
}

/**
 * The first line in which a name stands, counted from 1, at best not before the declaration of `within`; undefined
 * where none has it.
 */
export function lineOfName(
  lines: readonly string[],
  name: string,
  within?: string,
): number | undefined {
  const find = (wanted: string, from: number) => {
    const pattern = new RegExp(`(?<![\\w.])${wanted.replaceAll('.', '\\.')}(?!\\w)`)
    return lines.findIndex((line, i) => i >= from && pattern.test(line))
  }
  const after = within === undefined ? -1 : find(name, Math.max(0, find(within, 0)))
  const at = after < 0 ? find(name, 0) : after
  return at < 0 ? undefined : at + 1
}

/** The value of an option in a cell's text, such as `learningRate: 0.001`. */
export function findOption(code: string, name: string): string | undefined {
  return new RegExp(`\\b${name}: ([\\d.e-]+)`).exec(code)?.[1]
}

/** An equation as the page gets it, for copying. */
export interface PublishedEquation {
  number: string
  tex: string
  /** in words */
  reading: string
  /** the TypeScript that computes it, and the cell it is from */
  code?: string
  cell?: string
}
