/**
 * Equations for the page: HTML and MathML by KaTeX, every symbol a target, a reading in words by Speech Rule Engine,
 * a number, and the TypeScript that computes the same.
 */
import { fileURLToPath } from 'node:url'
import { parse as parseBabel } from '@babel/parser'
import katex from 'katex'
import sre from 'speech-rule-engine'
import { book as bookWords } from '#book-words/book'
import { page as words } from '#words/page'
import type { Equation } from '../chapter/chapter.ts'
import { escapeHtml, h, toHtml } from '../output/markup.ts'
import type { Book } from './book.ts'
import { type FoundSymbol, knownSymbolsIn, symbolsIn } from './symbols.ts'
import { markSymbols } from './tex-symbols.ts'

await sre.setupEngine({
  locale: words.speechLocale,
  domain: 'clearspeak',
  modality: 'speech',
  // Where a root or a fraction ends is said: √s + ε and √(s + ε) are not the same.
  style: 'Roots_RootEnd:Fraction_GeneralEndFrac',
  json: speechRules(import.meta.url),
})

/** The folder of Speech Rule Engine's tables, seen from a file of `src/markdown`, which is given by its URL. */
export function speechRules(from: string): string {
  return fileURLToPath(new URL('../../node_modules/speech-rule-engine/lib/mathmaps', from))
}

/**
 * An equation with its number, reading and tools, as HTML. The first of a chapter tells who does not know yet that its
 * letters answer. Throws where KaTeX does, or a symbol has no meaning.
 */
export function renderEquation(
  { id, number, tex, code }: Equation,
  slug: string,
  isFirst = false,
): string {
  const address = `eq-${id}`
  const reading = readingOf(tex)
  const name = words.equation(number)
  return toHtml(
    h(
      'div',
      {
        class: 'equation',
        id: address,
        role: 'group',
        tabindex: 0,
        'aria-label': name,
        'data-reading': reading,
        ...(code && { 'data-code-of': code.name ? `${code.cell}:${code.name}` : code.cell }),
      },
      '\u0000',
      h(
        'span',
        { class: 'equation-number' },
        h('a', { href: `#${address}`, 'aria-label': words.linkToEquation(number) }, `(${number})`),
        h('button', menuAttributes({ id, number }), '⋯'),
      ),
      ...(isFirst ? [h('span', { class: 'letters-hint' }, words.lettersAnswer)] : []),
    ),
    // What is put in may hold `$&`, which in a text would mean what is replaced.
  ).replace('\u0000', () => renderMarked(tex, slug, reading))
}

/** The attributes of the button that opens an equation's menu; it stands behind a link to the equation. */
export function menuAttributes({ id, number }: Pick<Equation, 'id' | 'number'>) {
  return {
    type: 'button',
    'data-equation': id,
    'aria-haspopup': 'dialog',
    'aria-label': words.equationMenu(number),
  } as const
}

/** The formula by itself, without number and tools. */
export function renderMarked(tex: string, slug: string, reading = readingOf(tex)): string {
  return renderTargets(tex, symbolsIn(tex, slug), true).replace(
    '<math ',
    () => `<math alttext="${escapeHtml(reading)}" `,
  )
}

/** A formula in a sentence; letters of the notation are targets. Throws where KaTeX does. */
export function renderInline(tex: string, slug: string): string {
  return renderTargets(tex, knownSymbolsIn(tex, slug), false)
}

function renderTargets(tex: string, symbols: FoundSymbol[], displayMode: boolean): string {
  return katex
    .renderToString(inWords(partedAtGaps(markSymbols(tex, symbols))), {
      displayMode,
      strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
      trust: ({ command }) => command === '\\htmlData',
    })
    .replace(
      /(<annotation[^>]*>)[\s\S]*?(<\/annotation>)/,
      (_, open: string, close: string) => open + escapeHtml(tex) + close,
    )
}

/** With the edition's words where the formula has words. */
function inWords(tex: string): string {
  return tex.replaceAll(
    /\\text\{([^{}]*)\}/g,
    (_, said: string) => `\\text{${bookWords.inFormulas(said)}}`,
  )
}

/** Equations side by side may go on in the next line at the gap between them, and nowhere else. */
function partedAtGaps(tex: string): string {
  const parts = tex.split('\\qquad')
  const count = (part: string, sign: RegExp) => part.match(sign)?.length ?? 0
  const isWhole = (part: string) =>
    count(part, /\{/g) === count(part, /\}/g) && count(part, /\\begin/g) === count(part, /\\end/g)
  if (parts.length === 1 || !parts.every(isWhole)) return tex
  return parts.map((part) => `{${part}}`).join('\\qquad\\allowbreak ')
}

const readings = new Map<string, string>()

/** A formula in words, as one would read it aloud. */
export function readingOf(tex: string): string {
  let reading = readings.get(tex)
  if (reading === undefined) {
    const mathml = katex
      .renderToString(tex, { displayMode: true, output: 'mathml' })
      .replace(/^<span[^>]*>|<\/span>$/g, '')
      .replace(/<annotation[\s\S]*?<\/annotation>/, '')
    reading = words.spoken.reduce(
      (text, [sign, said]) => text.replaceAll(sign, said),
      sre.toSpeech(mathml).replace(/^\d+ lines /, ''),
    )
    readings.set(tex, reading)
  }
  return reading
}

/** The TypeScript that computes the equation: one declaration of the cell, or all of it. */
export function codeOf({ code }: Equation, { graph }: Pick<Book, 'graph'>): string | undefined {
  if (!code) return undefined
  const text = graph.get(code.cell)?.cell.code
  if (text === undefined || code.name === undefined) return text
  return declarationOf(text, code.name)
}

/** The text of a top-level declaration, with the comment before it; undefined when there is none. */
export function declarationOf(text: string, name: string): string | undefined {
  const { program } = parseBabel(text, {
    sourceType: 'module',
    plugins: ['typescript'],
    allowAwaitOutsideFunction: true,
  })
  const statement = program.body.find((node) =>
    node.type === 'VariableDeclaration'
      ? node.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name)
      : node.type === 'FunctionDeclaration' && node.id?.name === name,
  )
  if (!statement) return undefined
  const from = statement.leadingComments?.[0]?.start ?? statement.start!
  return text.slice(from, statement.end!)
}
