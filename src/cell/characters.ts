/** Characters that cannot be seen, and those that look like one of TypeScript's and are none. */
import { compiler } from '#words/compiler'
import { editor as words } from '#words/editor'

/**
 * What Unicode says may be ignored in showing (zero-width, bidirectional and soft characters, fillers, tags), control
 * characters but for tab and line feed, line separators, annotations, the empty Braille cell. Not what makes up an
 * emoji, where it stands behind a part of one.
 */
export const INVISIBLE =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)(?:\u200D|\uFE0F)|(?!\t|\n|\u200D|\uFE0F)[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\uFFF9-\uFFFB\u2800]/gu

/** Blanks that are not the space bar's: within a text in quotes they are another text. */
export const ODD_BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/u

/** What programs write instead of characters that books and word processors have. */
const INSTEAD = new Map<string, string[]>(
  Object.entries({
    '“”„‟«»″〝〞「」': ['"', "'"],
    '‘’‚‛‹›′´': ["'", '"'],
    '−–—‐‑‒―': ['-'],
    '×·∙⋅•': ['*'],
    '÷∕⁄': ['/'],
    '≤⩽': ['<='],
    '≥⩾': ['>='],
    '≠': ['!=='],
    '≡': ['==='],
    '→⇒': ['=>'],
    '∧': ['&&'],
    '∨': ['||'],
    '¬': ['!'],
    '²': ['** 2'],
    '³': ['** 3'],
    '√': ['Math.sqrt(…)'],
    '∞': ['Infinity'],
    '、': [','],
    '。': ['.'],
  }).flatMap(([characters, instead]) =>
    [...characters].map((character) => [character, instead] as const),
  ),
)

/** `U+200B`, of a text's first character. */
export function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

/** What an invisible character or an odd blank is called; the rest by their kind. */
export function nameOf(character: string): string {
  const { names, control, blank, other } = words.invisible
  const name = (names as Record<string, string>)[codeOf(character)]
  if (name !== undefined) return name
  if (/\p{Cc}/u.test(character)) return control
  return ODD_BLANK.test(character) ? blank : other
}

/**
 * What is wrong with a character that cannot stand where it does, and what to write; undefined for one that every
 * keyboard has, and of which nothing can be said.
 */
export function adviceOn(character: string): string | undefined {
  if (/^[\n\t\x20-\x7E]?$/.test(character)) return undefined
  const code = codeOf(character)
  if (new RegExp(INVISIBLE.source, 'u').test(character))
    return compiler.invisible(code, nameOf(character))
  // Full-width forms, and the Greek question mark, are ASCII in another dress.
  const plain = character.normalize('NFKC')
  const instead = INSTEAD.get(character) ?? (/^[\x21-\x7E]+$/.test(plain) ? [plain] : undefined)
  if (instead !== undefined) return compiler.instead(character, code, instead)
  return /[\p{ID_Continue}]/u.test(character) ? undefined : compiler.notInNames(character, code)
}
