/** The card of a symbol: meaning, shape, range, where it is defined, the line of code, its value. */
import { symbols as words } from '#words/symbols'
import { findOption, type PublishedSymbol, type SymbolValue } from '../chapter/symbol.ts'
import { h, toDom } from '../output/markup.ts'
import { currentSession } from '../session/current-session.ts'
import type { Session } from '../session/session.ts'
import { once } from './once.ts'

const BASE = import.meta.env.BASE_URL
const symbols = once(
  async (): Promise<Record<string, PublishedSymbol>> => (await fetch(`${BASE}symbols.json`)).json(),
)

/**
 * The content of a symbol's card. The value is the present one where the notebook has it, otherwise the recorded one.
 */
export async function symbolCard(id: string): Promise<Node[]> {
  const symbol = (await symbols())[id]!
  const session = currentSession()
  const live = symbol.value && session && (await presentValue(session, symbol.value))
  const facts = [
    symbol.shape && words.shape(symbol.shape),
    symbol.range && words.range(symbol.range),
    live ? words.now(live) : symbol.recorded && words.recorded(symbol.recorded),
    symbol.code && words.code(symbol.code, symbol.cell!, symbol.line!),
  ].filter((fact): fact is string => typeof fact === 'string')
  return [h('p', {}, symbol.meaning), ...facts.map((fact) => h('p', { class: 'fact' }, fact))].map(
    (node) => toDom(node),
  )
}

/** In the reader's notebook; undefined where nothing has been run or written that says so. */
async function presentValue(session: Session, value: SymbolValue): Promise<string | undefined> {
  const [[kind, source]] = Object.entries(value) as [[string, string]]
  const [cell, name] = source.split(' ') as [string, string]
  if (kind === 'constant') return session.constantOf(cell, name)
  if (kind === 'option') return findOption(session.codeOf(cell), name)
  const { pageBook } = await import('#book/page')
  return pageBook.symbolValue(session, kind, cell, name)
}
