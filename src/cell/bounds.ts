/**
 * What may be asked of the compiler. It runs in the page, and anybody can put a text into a link: so the length of a
 * text, the work of parsing it, the depth of its tree and the number of its names are bounded, each here and nowhere
 * else. Whatever walks a tree of `parseModule` may recurse, since no tree is deeper than this.
 */

/** The longest cell of the book has some 2,000. */
export const MOST_CHARACTERS = 50_000

/**
 * Levels of a cell's tree; the deepest cell of the book has 26. Our walks need less than a tenth of the stack that
 * engines give by default.
 */
export const MOST_DEPTH = 500

/** Names that a cell declares or takes. All cells are linked anew at each change, and each knows each other's names. */
export const MOST_NAMES = 1_000

/** Reads of one character, for each of the text; what people write needs three at most. */
const MOST_READS = 5
/** Short texts may be read more often: going back costs nothing there. */
const FREE_READS = 20_000

/** Thrown where the parser has gone back and forth in the text too often. */
export class TooMuchWork extends Error {
  override name = 'TooMuchWork'
}

/**
 * A text that counts how much of it was read. Babel tries what begins like a type again as something else, and within
 * it the next one: `<a><a><a>…` takes twice the time for each. Nothing else can stop it, but it can read no further
 * than this lets it.
 */
export class CountedText extends String {
  /** where the parser was last */
  last = 0
  private reads = FREE_READS + MOST_READS * this.length

  override charCodeAt(at: number): number {
    this.last = at
    if (--this.reads < 0) throw new TooMuchWork()
    return super.charCodeAt(at)
  }

  /** What is passed over in one go, as comments are, counts as well. */
  override slice(from = 0, to = this.length): string {
    this.reads -= Math.max(0, to - from)
    return super.slice(from, to)
  }
}
