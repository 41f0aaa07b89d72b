/**
 * What cells say, in the words of another edition. Cells and recordings are the same in all editions, so an output's
 * data stays as it is, too: its texts are said anew where they are drawn and where they are announced. Only such an
 * edition's own `words/said.ts` imports this, so that pages of the first have none of it.
 */
import type { Output } from './kind.ts'
import type { Markup } from './markup.ts'

/**
 * A text of a cell -> what another edition says in its place. An entry may stand for many texts: `{0}` is any word or
 * number, `{1#}` a number, `{2*}` any text, even none, which is looked up in its turn; they are counted from 0 in their order. Of
 * several such entries that fit, the first holds, and before them one that is the very text.
 */
export type SaidTexts = Readonly<Record<string, string>>

/** What stands for a text; undefined where nothing does. A text of several lines is looked up line by line. */
export type Say = (text: string) => string | undefined

const PLACE = /\{(\d)([*#]?)\}/g

/** `onUse` is told each entry that is used. */
export function sayer(texts: SaidTexts, onUse?: (entry: string) => void): Say {
  const exact = new Map(Object.entries(texts))
  const forms = Object.keys(texts)
    .filter((entry) => entry.search(PLACE) >= 0)
    .map((entry) => ({ entry, pattern: patternOf(entry) }))
  const sayLine: Say = (line) => {
    if (exact.has(line)) {
      onUse?.(line)
      return exact.get(line)
    }
    for (const { entry, pattern } of forms) {
      const found = pattern.exec(line)
      if (!found) continue
      onUse?.(entry)
      return exact.get(entry)!.replace(PLACE, (_, i: string) => {
        const part = found[Number(i) + 1]!
        return sayLine(part) ?? part
      })
    }
    return undefined
  }
  return (text) => {
    const lines = text.split('\n').map((line) => [line, sayLine(line)] as const)
    if (lines.every(([, other]) => other === undefined)) return undefined
    return lines.map(([line, other]) => other ?? line).join('\n')
  }
}

const PARTS = { '': '(\\S+?)', '*': '(.*?)', '#': '([−-]?\\d[\\d.,]*%?)' }

function patternOf(entry: string): RegExp {
  const source = entry.split(PLACE).map((part, i) => {
    if (i % 3 === 0) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    return i % 3 === 1 ? '' : PARTS[part as keyof typeof PARTS]
  })
  return new RegExp(`^${source.join('')}$`)
}

/** Parts of outputs that are texts for readers, wherever they stand in the data. */
const TEXTS = ['caption', 'label', 'columns', 'rows', 'name', 'message', 'text', 'what']
/** Of these kinds they are what the program prints, which stays as it is. */
const PRINTED = ['console', 'tensor']

/** The texts for readers in an output's data. */
export function textsOf(output: Output): string[] {
  const texts: string[] = []
  mapTexts(output, (text) => {
    texts.push(text)
    return text
  })
  return texts
}

/** A copy of the output's data in which each text for readers is what `change` makes of it. */
function mapTexts<Data extends Output>(output: Data, change: (text: string) => string): Data {
  const inside = (value: unknown, isText: boolean): unknown => {
    if (typeof value === 'string') return isText ? change(value) : value
    if (Array.isArray(value)) return value.map((each) => inside(each, isText))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, inside(each, TEXTS.includes(key))]),
    )
  }
  return PRINTED.includes(output.kind) ? output : (inside(output, false) as Data)
}

/** What draws and announces outputs in the words of an edition. */
export interface InWords {
  /** The output as the edition says it. */
  say<Data extends Output>(output: Data): Data
  /**
   * Draws an output so. What the edition has no words for is marked as being in the language of the cells, so that it
   * is read aloud in that.
   */
  draw<Data extends Output>(output: Data, draw: (output: Data) => Markup): Markup
}

/** `language` is that of the cells. */
export function inWords(language: string, texts: SaidTexts): InWords {
  const sayText = sayer(texts)
  const say = <Data extends Output>(output: Data) =>
    mapTexts(output, (text) => sayText(text) ?? text)
  return {
    say,
    draw(output, draw) {
      const others = textsOf(output).filter((text) => isUnsaid(text) && sayText(text) === undefined)
      const markup = draw(say(output))
      return others.length === 0 ? markup : marked(markup, new Set(others), language)
    },
  }
}

/** Words, and not those that the engine has in the edition's language, as errors of the kernel are. */
function isUnsaid(text: string): boolean {
  return /\p{L}{3}/u.test(text) && !/\p{Script=Han}/u.test(text)
}

function marked(node: Markup, others: ReadonlySet<string>, language: string): Markup {
  const { attributes, children } = node
  const isOther = [...children, attributes['aria-label']].some(
    (text) => typeof text === 'string' && others.has(text.trim()),
  )
  return {
    ...node,
    attributes: isOther ? { ...attributes, lang: language } : attributes,
    children: children.map((child) =>
      typeof child === 'string' ? child : marked(child, others, language),
    ),
  }
}
