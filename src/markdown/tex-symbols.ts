/**
 * The symbols in a formula, found in KaTeX's own syntax tree: a letter, with its index if it has one. Nothing here
 * knows what a symbol means.
 */
import katex from 'katex'

export interface TexSymbol {
  /** as it stands in the source, such as `W_1` or `\theta` */
  tex: string
  start: number
  end: number
}

/** A node of KaTeX's tree, as far as it matters. */
interface TexNode {
  type: string
  text?: string
  loc?: { start: number; end: number }
  base?: TexNode
  sub?: TexNode
  sup?: TexNode
}

/** The symbols of a formula, in the order of its source. Names of functions, digits and signs are none. */
export function findSymbols(tex: string): TexSymbol[] {
  const parse = (katex as unknown as { __parse(tex: string, options: object): unknown }).__parse
  const found: TexSymbol[] = []
  const add = (start: number, end: number) =>
    found.push({ tex: tex.slice(start, end).replace(/\s+/g, ''), start, end })
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const node = value as TexNode
    if (node.type === 'text' || node.type === 'operatorname') return
    if (node.type === 'supsub' && isLetter(node.base)) {
      const { start, end } = node.base.loc!
      add(start, node.sub?.loc?.end ?? end)
      visit(node.sup)
    } else if (isLetter(node)) add(node.loc!.start, node.loc!.end)
    else for (const [key, child] of Object.entries(node)) if (key !== 'loc') visit(child)
  }
  visit(parse(tex, {}))
  return found.sort((a, b) => a.start - b.start)
}

function isLetter(node: TexNode | undefined): node is TexNode {
  const isOne = node?.type === 'mathord' || (node?.type === 'textord' && node.text === '\\ell')
  return isOne && node.loc !== undefined
}

/** The formula with each symbol in a group that carries its id, so that the page can find it. */
export function markSymbols(tex: string, symbols: readonly (TexSymbol & { id: string })[]): string {
  return symbols.reduceRight(
    (text, { start, end, id }) =>
      `${text.slice(0, start)}{\\htmlData{symbol=${id}}{${text.slice(start, end)}}}${text.slice(end)}`,
    tex,
  )
}
