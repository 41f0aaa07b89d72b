/** The words of a text as they are looked for: without case and accents, letters of other alphabets by their names. */

export interface Token {
  word: string
  /**
   * where it stands in the text; the parts of a name such as `crossEntropy` stand where the name does, the first of two
   * Chinese letters where these do
   */
  from: number
  to: number
}

/** What a language calls what, and how its words change. */
export interface SearchLanguage {
  /** signs of formulas that are no letters -> the word for them, such as ∂ */
  signs: ReadonlyMap<string, string>
  /** words that say little of what is looked for */
  small: ReadonlySet<string>
  /** what `divided` and `divide` have in common; of a lower-case word */
  stem(word: string): string
}

/** Greek letters -> their names, which code has in any language. */
const LETTERS = new Map(
  Object.entries({
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    ϵ: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    ϑ: 'theta',
    ι: 'iota',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    π: 'pi',
    ρ: 'rho',
    ϱ: 'rho',
    σ: 'sigma',
    ς: 'sigma',
    τ: 'tau',
    υ: 'upsilon',
    φ: 'phi',
    ϕ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
  }),
)
const GREEK = [...LETTERS.keys()].join('')
const LETTER = `[${GREEK}${GREEK.toUpperCase()}∂∇]`
const NAME = `(?!\\p{Script=Han}|${LETTER})`

/** A number, a letter with a name, Chinese in one piece, or a name of letters, digits and `_`. */
const PIECES = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)*|${LETTER}|\\p{Script=Han}+|(?:${NAME}[\\p{L}_])(?:${NAME}[\\p{L}\\p{N}_])*`,
  'gu',
)
const PARTS = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu

/** All words of a text, in its order. Chinese has no spaces: each letter counts, and each two that follow each other. */
export function tokensOf(text: string, { signs }: Pick<SearchLanguage, 'signs'>): Token[] {
  const tokens: Token[] = []
  // Lower case may be longer than upper case in some alphabets; so the text itself is cut, and each piece changed.
  for (const { 0: piece, index: from } of text.matchAll(PIECES)) {
    const to = from + piece.length
    if (/^\p{Script=Han}/u.test(piece)) {
      tokens.push(...hanTokens(piece, from))
      continue
    }
    tokens.push({ word: signs.get(piece) ?? plain(piece), from, to })
    const parts = /^(\p{N}|[a-z]+$)/u.test(piece) ? [] : [...piece.matchAll(PARTS)]
    if (parts.length > 1) for (const [part] of parts) tokens.push({ word: plain(part), from, to })
  }
  return tokens
}

/**
 * Where a word ends in Chinese depends on what is around it, and browsers differ: a word that is looked for alone would
 * not be the same as in a sentence. Two letters that follow each other are so everywhere.
 */
function hanTokens(piece: string, from: number): Token[] {
  const letters = [...piece]
  const tokens: Token[] = []
  let at = from
  for (const [i, letter] of letters.entries()) {
    const next = letters[i + 1]
    if (next !== undefined)
      tokens.push({ word: letter + next, from: at, to: at + letter.length + next.length })
    tokens.push({ word: letter, from: at, to: at + letter.length })
    at += letter.length
  }
  return tokens
}

/** `Glorot` and `ŷ` as they are typed, `7,850` as `7850`, `η` as `eta`. */
function plain(piece: string): string {
  if (/^[a-z]+$/.test(piece)) return piece
  const lower = piece.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  if (/^\p{N}/u.test(lower)) return lower.replaceAll(',', '')
  return LETTERS.get(lower) ?? lower
}
