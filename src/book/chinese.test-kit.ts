/** Rules for Chinese text that a program can hold: docs/chinese.md says them to those who write. */

/** A name that is not used, what it is a name of, and words in which it may stand. */
export interface Rejected {
  name: string
  instead: string
  except: string[]
}

/**
 * The text alone: code, formulas, addresses and tuples as one Latin letter, since they are set like one; without what is
 * quoted in the original (`<span lang="zh-Hans">`), conditions, and tags.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<span lang="zh-Hans">.*?<\/span>/gs, '')
    .replace(/\s?\{\{holds:[^}\n]*\}\}/g, '')
    .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'x')
    .replace(/\{\{[^}\n]*\}\}/g, '1')
    .replace(/`[^`\n]*`|\$[^$\n]+\$/g, 'x')
    .replace(/\{#[\w-]+\}/g, '')
    .replace(/\s?\[@[\w-]+\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, (_, text: string) => text || 'x')
    .replace(/<[^>]*>/g, '')
    .replace(TUPLE, 'x')
    .replace(/[*_]{1,2}/g, '')
}

/** Numbers or names, with a comma between them or behind the only one: (784, 512), (n,). */
const TUPLE = /\([\w.−-]+,(?: [\w.−-]+(?:, [\w.−-]+)*)?\)/g

const HAN = '\\p{Script=Han}'
const FULL = '，。；：？！、（）“”‘’《》……——'
const RULES: [rule: string, pattern: RegExp][] = [
  ['no space between Han and Latin', new RegExp(`${HAN} +[\\w%°αβγδεηθλμσ]|[\\w%] +${HAN}`, 'u')],
  ['no space between Han', new RegExp(`${HAN} +${HAN}`, 'u')],
  ['no space beside full-width punctuation', new RegExp(`[${FULL}] +\\S|\\S +[${FULL}]`, 'u')],
  ['full-width punctuation beside Han', new RegExp(`${HAN}[,;:?!()]|[,;:?!(]${HAN}`, 'u')],
  ['a sentence ends with 。', new RegExp(`${HAN}\\.(?![\\w.])`, 'u')],
  ['quotes are “ ” and ‘ ’', new RegExp(`[「」『』]|["']${HAN}|${HAN}["']`, 'u')],
  ['你, not 您', /您/u],
  ['…… and ——', new RegExp(`${HAN}(\\.\\.\\.|…(?!…)(?<!……)|--|—(?!—)(?<!——))`, 'u')],
]

/** What breaks the rules, each with its place. */
export function styleProblems(markdown: string): string[] {
  return plainText(markdown)
    .split('\n')
    .flatMap((line) =>
      RULES.flatMap(([rule, pattern]) => {
        const match = pattern.exec(line)
        return match
          ? [`${rule}: …${line.slice(Math.max(0, match.index - 8), match.index + 10)}…`]
          : []
      }),
    )
}

/** Names that are not used, where no other names are told: （dropout，又译随机失活、丢弃法）. */
export function rejectedIn(markdown: string, rejected: readonly Rejected[]): string[] {
  const text = plainText(markdown).replace(/（[^（）]*又[译称叫作][^（）]*）/gu, '')
  return rejected.flatMap(({ name, instead, except }) => {
    const rest = except.reduce((left, word) => left.replaceAll(word, ''), text)
    return rest.includes(name) ? [`${name}: write ${instead}`] : []
  })
}
