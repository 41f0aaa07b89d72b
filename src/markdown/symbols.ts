/** The notation of the book, from `content/symbols.yaml`, and which symbol a letter is in which chapter. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {} from 'mdast-util-math'
import { visit } from 'unist-util-visit'
import { parse } from 'yaml'
import { buildBook } from '#book/build'
import { EDITION, settings } from '../author/names.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { type BookSymbol, lineOfName } from '../chapter/symbol.ts'
import type { Book } from './book.ts'
import { textsOfEdition } from './edition-texts.ts'
import { parseFenceText } from './fence-text.ts'
import { findSymbols, type TexSymbol } from './tex-symbols.ts'

let known: BookSymbol[] | undefined

/**
 * All symbols of the notation, read once, with the texts of this edition. Throws if the file is missing or is not YAML.
 */
export function readSymbols(root = process.cwd()): BookSymbol[] {
  if (known) return known
  const text = readFileSync(join(root, settings.content, 'symbols.yaml'), 'utf8')
  const texts = textsOfEdition(EDITION, 'symbols.yaml')
  known = (parse(text) as BookSymbol[]).map((symbol) => ({ ...symbol, ...texts[symbol.id] }))
  return known
}

export interface FoundSymbol extends TexSymbol {
  id: string
}

/** Kinds of a symbol's value. */
const VALUES = ['constant', 'option', ...Object.keys(buildBook.symbolValues)]

/** Every symbol of an equation. Throws at a letter without a meaning, or with two, in this chapter. */
export function symbolsIn(tex: string, slug: string, symbols = readSymbols()): FoundSymbol[] {
  return findSymbols(tex).map((found) => {
    const [symbol, ...others] = meaningsOf(found, slug, symbols)
    if (!symbol) throw new Error(`"${found.tex}" is not in content/symbols.yaml`)
    if (others.length > 0)
      throw new Error(
        `"${found.tex}" means two things in this chapter: ${symbol.id} and ${others[0]!.id}`,
      )
    return { ...found, id: symbol.id }
  })
}

/** The symbols of a formula in a sentence; a letter that the table does not have, the sentence explains itself. */
export function knownSymbolsIn(tex: string, slug: string, symbols = readSymbols()): FoundSymbol[] {
  return findSymbols(tex).flatMap((found) => {
    const [symbol, ...others] = meaningsOf(found, slug, symbols)
    return symbol && others.length === 0 ? [{ ...found, id: symbol.id }] : []
  })
}

/** What a letter can mean in a chapter: what is said of one chapter goes before what is said of all. */
function meaningsOf({ tex }: TexSymbol, slug: string, symbols: BookSymbol[]): BookSymbol[] {
  const meant = symbols.filter(
    (symbol) =>
      (symbol.tex === tex || symbol.also?.includes(tex)) && (symbol.in?.includes(slug) ?? true),
  )
  const special = meant.filter((symbol) => symbol.in)
  return special.length > 0 ? special : meant
}

/** The formulas in a chapter's sentences, as TeX. */
function formulasInText({ segments }: Chapter): string[] {
  const found: string[] = []
  for (const { kind, source } of segments)
    if (kind === 'prose')
      visit(parseFenceText(source), 'inlineMath', ({ value }) => void found.push(value))
  return found
}

/** The mistakes in the table of symbols, in words. */
export function symbolProblems(
  symbols: BookSymbol[],
  { chapters, graph }: Pick<Book, 'chapters' | 'graph'>,
): string[] {
  const problems: string[] = []
  const used = new Set(
    chapters
      .flatMap((chapter) => [
        ...chapter.equations.flatMap(({ tex }) => symbolsIn(tex, chapter.slug, symbols)),
        ...formulasInText(chapter).flatMap((tex) => knownSymbolsIn(tex, chapter.slug, symbols)),
      ])
      .map(({ id }) => id),
  )
  const ids = new Set<string>()
  for (const { id, defined, cell, code, value, in: slugs = [] } of symbols) {
    if (ids.has(id)) problems.push(`two symbols have the id "${id}"`)
    ids.add(id)
    if (!used.has(id)) problems.push(`nothing uses "${id}"`)
    if (defined !== undefined && !hasAddress(chapters, defined))
      problems.push(`"${id}" is defined at "${defined}", where nothing stands`)
    for (const slug of slugs)
      if (!chapters.some((chapter) => chapter.slug === slug))
        problems.push(`"${id}" is in "${slug}", which is no chapter`)
    if (cell !== undefined && lineOf(graph, cell, code!) === undefined)
      problems.push(`the cell "${cell}" has no "${code}", which is to be "${id}"`)
    const [[kind, source] = []] = Object.entries(value ?? {})
    if (kind !== undefined && !VALUES.includes(kind))
      problems.push(`the value of "${id}" is a "${kind}", not ${VALUES.join(', ')}`)
    const valueCell = source?.split(' ')[0]
    if (valueCell !== undefined && !graph.has(valueCell))
      problems.push(`the value of "${id}" is to come from "${valueCell}", which is no cell`)
  }
  return problems
}

/** The first line of a cell in which a name stands, counted from 1. */
export function lineOf(graph: Book['graph'], cell: string, code: string): number | undefined {
  return lineOfName(graph.get(cell)?.cell.code.split('\n') ?? [], code)
}

function hasAddress(chapters: Chapter[], address: string): boolean {
  const [slug, id] = address.split('/#')
  const chapter = chapters.find((each) => each.slug === slug)
  return chapter?.headings.some((heading) => heading.id === id) ?? false
}
