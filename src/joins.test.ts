/** Texts that readers see are put together with the signs of their language: `signs` of `#words/language`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@babel/parser'
import { type Node, type TemplateElement, traverseFast } from '@babel/types'
import { expect, test } from 'vitest'

/** What is said to authors and programs is English in every edition. */
const NOT_FOR_READERS =
  /^(author|cell|chapter|export|in-step|kernel|tensor|words)\/|^book\/(build|costs|lesson|outside|record)\/|^editor\/cell-modules|^markdown\/(evaluate|parse)-condition|^markdown\/symbols|^offline\/headers/
const CALLS_NOT_FOR_READERS = /^(\w*Error|fail|log|table)$/
/** Shapes and points, and errors as JavaScript writes them, look the same in every language. */
const SAME_EVERYWHERE = /\bshape\.join|^`\(\$\{.*\}\)`$|^`\$\{error\.name\}|^pileOf\(\[name/

/** One before more, and one that ends a text. */
const SIGN = /^(?:[,:;.] | \()/
const END = /^\)?\.$/
const SIGN_IN_MARKUP = /(?:<\/\w+>|[^\s{;]\})[,:;.](?=[\s<{])|[\w)]\} \{\w+[.(]/g

test('a join is found, and nothing else', () => {
  for (const code of [
    '`${a}, ${b}`',
    '`${name} (${text})`',
    '`${done}.`',
    'names.join(", ")',
    '[words.done, time].join(" ")',
    '`${words.done} ${time}`',
    'h("p", {}, a, ": ", b)',
  ])
    expect(joinsIn(code), code).not.toEqual([])
  for (const code of [
    '`${a}${signs.comma}${b}`',
    'new Error(`${a}: ${b}`)',
    'text.split(", ")',
    '`M${x} ${y}`',
    '`(${x}, ${y})`',
    '`${key}:${value}`',
    'function outside() { show(`${a}, ${b}`) }',
  ])
    expect(joinsIn(code), code).toEqual([])
  expect(joinsInMarkup('<p>{a}{b} <a href={to}>{c}</a></p>')).toEqual([])
  expect(joinsInMarkup('<p>{a.b} {a.c}: <a href={to}>{c}</a>.</p>')).toHaveLength(3)
})

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|astro)$/.test(file) && !/\.(test|test-kit|d)\.ts$/.test(file))
  .filter((file) => !NOT_FOR_READERS.test(file))

test.each(files)('%s joins nothing with signs of its own', (file) => {
  const source = readFileSync(join(import.meta.dirname, file), 'utf8')
  if (!file.endsWith('.astro')) return expect(joinsIn(source)).toEqual([])
  const [, code = '', markup = ''] = /^---([\s\S]*?)---([\s\S]*)$/.exec(source) ?? []
  expect([...joinsIn(code), ...joinsInMarkup(markup)]).toEqual([])
})

function joinsIn(source: string): string[] {
  const found: string[] = []
  const text = ({ start, end }: Node) => source.slice(start!, end!)
  const isWord = (node: Node | undefined) => node !== undefined && /^words\./.test(text(node))
  const { program } = parse(source, { sourceType: 'module', plugins: ['typescript'] })
  traverseFast(program, (node) => {
    if (SAME_EVERYWHERE.test(text(node))) return traverseFast.skip
    if (node.type === 'FunctionDeclaration' && node.id?.name === 'outside') return traverseFast.skip
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const { callee } = node
      const name = text(callee.type === 'MemberExpression' ? callee.property : callee)
      if (CALLS_NOT_FOR_READERS.test(name)) return traverseFast.skip
      const isJoined = node.arguments.some((each) => {
        if (each.type !== 'StringLiteral' || /^(split|replace\w*|startsWith)$/.test(name))
          return false
        if (name === 'join' && each.value === ' ') return /\bwords\./.test(text(callee))
        return SIGN.test(each.value)
      })
      if (isJoined) found.push(text(node))
    }
    // With words in it, it is a sentence, which `words.test.ts` finds where readers see it.
    if (node.type === 'TemplateLiteral' && !node.quasis.some(hasWord)) {
      const isJoined = node.quasis.some(({ value: { cooked } }, i) => {
        if (i === 0) return false
        if (i === node.quasis.length - 1 && END.test(cooked!)) return true
        const [before, after] = node.expressions.slice(i - 1, i + 1)
        return SIGN.test(cooked!) || (cooked === ' ' && (isWord(before) || isWord(after)))
      })
      if (isJoined) found.push(text(node))
    }
    return undefined
  })
  return found
}

const hasWord = ({ value }: TemplateElement) => /[a-z]{2}/i.test(value.cooked!)

function joinsInMarkup(markup: string): string[] {
  return markup
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .split('\n')
    .flatMap((line) => [...line.matchAll(SIGN_IN_MARKUP)].map(() => line.trim()))
}
