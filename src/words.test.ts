/** What readers see stands in the folders of words, so that another edition is only text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@babel/parser'
import { expect, test } from 'vitest'

/** Where strings are that readers see. Authors see those of `chapter`, `markdown` and `cell/graph`, in English. */
const READERS_SEE = [
  'book/outputs/',
  'book/pages/',
  'cell/characters',
  'cell/compile.ts',
  'cell/strip-types',
  'cell/syntax',
  'cells/',
  'components/',
  'editor/',
  'export/',
  'figures/',
  'kernel/',
  'layouts/',
  'notebook/',
  'offline/keep',
  'output/',
  'page/',
  'pages/',
  'questions/',
  'review/',
  'session/',
  'stored-data/',
]
/** A name in capitals and small letters, then a space and another word: a sentence, or the start of one. */
const SENTENCE = /^[“"(]?[A-Z][a-z’]*[,:]? [a-z(]|^[A-Z][a-z]+ ?\$|^ ?[a-z]+ [a-z]+ [a-z]+/

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    READERS_SEE.some((start) => file.startsWith(start)) &&
    /\.(ts|astro)$/.test(file) &&
    !/\.test(-kit)?\.ts$/.test(file) &&
    // Shipped with exports, in the language of programs.
    !file.startsWith('book/outside/'),
)

test.each(files)('%s holds no sentence', (file) => {
  const source = readFileSync(join(import.meta.dirname, file), 'utf8')
  const found = file.endsWith('.astro') ? textOfMarkup(source) : stringsOf(source)
  expect(found.filter((text) => SENTENCE.test(text))).toEqual([])
})

function stringsOf(source: string): string[] {
  const { tokens } = parse(source, { sourceType: 'module', plugins: ['typescript'], tokens: true })
  // A comment's type is a word, a token's an object.
  return tokens!.flatMap(({ type, value }) =>
    typeof type === 'object' && /string|template/.test(type.label)
      ? [String((value as { cooked?: string } | undefined)?.cooked ?? value)]
      : [],
  )
}

/** What stands between tags and in labels, without expressions. */
function textOfMarkup(source: string): string[] {
  const markup = source.replace(/^---[\s\S]*?---/, '').replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
  const plain = markup.replace(/\{[^{}]*\}/g, '')
  return [...plain.matchAll(/>([^<>{}]+)</g), ...plain.matchAll(/"([^"]*)"/g)].map(([, text]) =>
    text!.trim(),
  )
}
