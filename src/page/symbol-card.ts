/** The card of a symbol: meaning, shape, range, where it is defined, the line of code, its value. */
import { symbols as words } from '#words/symbols'
import { findOption, type PublishedSymbol, type SymbolValue } from '../chapter/symbol.ts'
import { element as make } from '../output/markup.ts'
import { currentSession } from '../session/current-session.ts'
import type { Session } from '../session/session.ts'
import { findLine, goToLine, lightLine } from './code-line.ts'
import { markToo } from './hint-card.ts'
import { once } from './once.ts'

const BASE = import.meta.env.BASE_URL
/** All letters of the book's notation, by their names. */
export const publishedSymbols = once(
  async (): Promise<Record<string, PublishedSymbol>> => (await fetch(`${BASE}symbols.json`)).json(),
)

// Once a symbol has been asked, no equation has to say that its letters answer.
const takeHintAway = () => document.querySelector('.letters-hint')?.remove()
document.addEventListener('astro:page-load', takeHintAway)
takeHintAway()

const FACT = { class: 'fact' }

export interface SymbolCard {
  content: Node[]
  /** lights all places of the symbol, and the line of code, if it is on this page */
  light(): void
}

/**
 * The content of the card of a symbol on the page. The value is the present one where the notebook has it, otherwise
 * the recorded one; the line of code is that of the equation, if the symbol stands in one that names its code.
 */
export async function symbolCard(element: HTMLElement): Promise<SymbolCard> {
  const symbol = (await publishedSymbols())[element.dataset.symbol!]!
  const session = currentSession()
  const live = symbol.value && session ? await presentValue(session, symbol.value) : undefined
  const facts = [
    symbol.shape && words.shape(symbol.shape),
    symbol.range && !isSaidTwice(symbol, live) && words.range(symbol.range),
    live ? words.now(live) : symbol.recorded && words.recorded(symbol.recorded),
  ].filter((fact): fact is string => typeof fact === 'string')
  const content = [symbol.meaning, ...facts].map((text, i) => make('p', i > 0 ? FACT : {}, text))
  const mark = () => markToo(document.querySelectorAll(`[data-symbol="${element.dataset.symbol}"]`))
  if (symbol.chapter === undefined) return { content, light: mark }
  const cell = symbol.cell!
  const code = symbol.code!
  const [equationCell, within] =
    element.closest<HTMLElement>('[data-code-of]')?.dataset.codeOf?.split(':') ?? []
  const place = { cell, name: code, within: equationCell === cell ? within : undefined }
  const line = findLine(place)
  const link = make(
    'a',
    { href: `${BASE}${symbol.chapter}/#cell-${cell}` },
    words.code(code, cell, line?.line ?? symbol.line!),
  )
  link.onclick = () => {
    // A link within the page has led there by the time the listener is told; one to another page loads it.
    const go = () => goToLine(place)
    const isHere = new URL((link as HTMLAnchorElement).href).pathname === location.pathname
    if (isHere) setTimeout(go)
    else document.addEventListener('astro:page-load', go, { once: true })
  }
  const light = () => {
    mark()
    if (line) lightLine(line)
  }
  const fact = make('p', FACT)
  fact.append(link)
  return { content: [...content, fact], light }
}

/** A range such as “0.001 in the book” says what a recorded value says again. */
function isSaidTwice({ range, recorded }: PublishedSymbol, live: string | undefined): boolean {
  return live === undefined && recorded !== undefined && range!.includes(recorded)
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
