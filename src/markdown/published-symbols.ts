/** The table of symbols as the page gets it. */

import { buildBook } from '#book/build'
import { findOption, type PublishedSymbol, type SymbolValue } from '../chapter/symbol.ts'
import type { Book } from './book.ts'
import { lineOf, readSymbols } from './symbols.ts'

/** The symbols by id, each with what its card shows. */
export function publishedSymbols(book: Book): Record<string, PublishedSymbol> {
  return Object.fromEntries(
    readSymbols().map(({ id, meaning, shape, range, code, cell, value }) => {
      const line = code && cell ? lineOf(book.graph, cell, code) : undefined
      const chapter = line === undefined ? undefined : book.graph.get(cell!)!.cell.chapter
      const recorded = value && valueInBook(value, book)
      const facts = { meaning, shape, range, code, cell, chapter, line, value, recorded }
      const known = Object.entries(facts).filter(([, fact]) => fact !== undefined)
      return [id, Object.fromEntries(known) as unknown as PublishedSymbol]
    }),
  )
}

function valueInBook(value: SymbolValue, { graph }: Book): string | undefined {
  const [[kind, source]] = Object.entries(value) as [[string, string]]
  const [cell, name] = source.split(' ') as [string, string]
  const {
    cell: { code },
    compiled,
  } = graph.get(cell)!
  if (kind === 'constant') return compiled.constants[name]
  if (kind === 'option') return findOption(code, name)
  return buildBook.symbolValues[kind]!(cell, name)
}
