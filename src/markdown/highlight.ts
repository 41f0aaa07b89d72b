/**
 * TypeScript -> highlighted HTML. Colours are classes, so that light and dark are the style sheet's affair, and
 * few, so that the editor can show the same ones.
 */
import { createHighlighter, type DecorationItem, type Highlighter, type ThemedToken } from 'shiki'

const LANGUAGES = ['ts', 'python', 'sh']
/** Shiki wants a theme; the colours are taken from the grammar's scopes instead. */
const PLAIN = { name: 'plain', type: 'light' as const, fg: '#000', bg: '#fff', settings: [] }

let highlighter: Promise<Highlighter> | undefined

/** Names that carry something to say: `data-type`, `data-doc`. */
export interface Annotation {
  from: number
  to: number
  attributes: Record<string, string>
}

/** The colours must not depend on how busy the machine is that builds. */
const UNLIMITED = 0

/** Returns `<pre class="shiki …"><code>…` with `class="tok-keyword"` and the like on its spans. */
export async function highlight(
  code: string,
  lang: string,
  annotations: Annotation[] = [],
): Promise<string> {
  highlighter ??= createHighlighter({ themes: [PLAIN], langs: LANGUAGES })
  const shiki = await highlighter
  const known = LANGUAGES.includes(lang)
  return shiki.codeToHtml(code, {
    lang: known ? lang : 'text',
    theme: PLAIN,
    tokenizeTimeLimit: UNLIMITED,
    decorations: [
      ...(known ? colours(shiki, code, lang) : []),
      ...annotations.map(({ from, to, attributes }) => ({
        start: from,
        end: to,
        properties: attributes,
      })),
    ],
    transformers: [
      {
        span(node) {
          delete node.properties.style
        },
        pre(node) {
          delete node.properties.style
          // A wide listing scrolls, so it has to take the focus: a reader may scroll by keyboard.
          node.properties.tabindex = '0'
        },
      },
    ],
  })
}

/** Each coloured piece of the code with its class. */
function colours(shiki: Highlighter, code: string, lang: string): DecorationItem[] {
  const lines = shiki.codeToTokensBase(code, {
    lang: lang as 'ts',
    theme: PLAIN,
    tokenizeTimeLimit: UNLIMITED,
    includeExplanation: 'scopeName',
  })
  return lines.flat().flatMap((token) => coloursOfToken(code, token))
}

function coloursOfToken(code: string, { offset, explanation = [] }: ThemedToken): DecorationItem[] {
  let start = offset
  return explanation.flatMap(({ content, scopes }) => {
    const from = start
    start += content.length
    // `new Name(…)` calls nothing by that name, whatever the grammar says.
    const isConstructed = /\bnew\s+(?:[\w$]+\.)*$/.test(code.slice(0, from))
    const name = isConstructed
      ? undefined
      : classOf(
          content,
          scopes.map(({ scopeName }) => scopeName),
        )
    if (!name || content.trim() === '') return []
    return [{ start: from, end: start, properties: { class: name } }]
  })
}

/** The grammar's scopes, outermost first -> the class of `editor/colours.ts`. */
function classOf(text: string, scopes: string[]): string | undefined {
  const scope = scopes.at(-1)!
  const within = (prefix: string) => scopes.some((each) => each.startsWith(prefix))
  if (within('comment.')) return 'tok-comment'
  if (within('string.regexp')) return 'tok-string'
  if (/^(string|punctuation\.definition\.string|constant\.character)/.test(scope))
    return 'tok-string'
  if (scope.startsWith('constant.language.import-export-all')) return 'tok-keyword'
  if (text === 'undefined' || scope.startsWith('storage.type.function.arrow')) return undefined
  if (text === 'void') return 'tok-keyword'
  if (/^constant\.(numeric|language)|^meta\.delimiter\.decimal|^variable\.language/.test(scope))
    return 'tok-constant'
  if (/^(keyword\.(control|other)|storage\.|keyword\.operator\.(new|expression))/.test(scope))
    return 'tok-keyword'
  if (!/^(entity\.name\.function|support\.function)/.test(scope)) return undefined
  // `name: () => …` and parameters only hold a function.
  const isCall = within('meta.function-call')
  const isMethod = within('meta.definition.method') && !within('meta.objectliteral')
  return isCall || isMethod || within('meta.definition.function') ? 'tok-function' : undefined
}
