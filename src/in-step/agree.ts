/** What has to be the same in both editions of a block, whatever its language. */
import { parse as parseYaml } from 'yaml'
import { CITATION, CONDITION } from '../chapter/parse-chapter.ts'
import type { Block } from './block.ts'

/** In what a block differs from its partner where it must not, in words. */
export function differences(block: Block, partner: Block): string[] {
  if (block.kind !== partner.kind) return [`it is a ${partner.kind} there, a ${block.kind} here`]
  if (!block.isText)
    return block.source.trim() === partner.source.trim() ? [] : [`the ${block.kind} is another`]
  const found = PARTS.flatMap(([what, find]) => {
    const [here, there] = [find(block), find(partner)]
    const lacking = there.filter((each) => !here.includes(each))
    const more = here.filter((each) => !there.includes(each))
    return [
      ...lacking.map((each) => `the ${what} ${each} is missing`),
      ...more.map((each) => `the ${what} ${each} is not there in the first edition`),
    ]
  })
  return [...new Set(found)]
}

/** What a text holds that is no language, each with its name. Said twice or once, in whatever order, is the same. */
const PARTS: [what: string, find: (block: Block) => string[]][] = [
  ['quoted value', ({ source }) => source.replace(CONDITION, '').match(/\{\{[^}\n]+\}\}/g) ?? []],
  ['condition', ({ source }) => [...source.matchAll(CONDITION)].map(([, text]) => text!.trim())],
  ['citation', ({ source }) => source.match(CITATION) ?? []],
  ['link', ({ source }) => [...source.matchAll(/\]\(([^)\s]*)/g)].map(([, address]) => address!)],
  [
    'formula',
    ({ kind, source }) =>
      isFence(kind) || isMarkdown(kind)
        ? (source.replace(/`[^`\n]*`/g, '').match(/\$[^$\n]+\$/g) ?? [])
        : [],
  ],
  [
    'address',
    ({ kind, source }) => (/^heading/.test(kind) ? (source.match(/\{#.*\}/g) ?? []) : []),
  ],
  ['part', ({ kind, source }) => (kind === 'front' ? (source.match(/^part: .*/m) ?? []) : [])],
  ['shape', ({ kind, source }) => shapeOf(kind, source)],
  ['entry', ({ kind, source }) => (isFence(kind) && kind !== 'figure' ? entriesOf(source) : [])],
]

const isFence = (kind: string) => /^(quiz|predict|card|figure)$/.test(kind)
const isMarkdown = (kind: string) => /^(paragraph|list|table|blockquote|heading \d)$/.test(kind)

/** Of a list the number of its items, of a table that of its rows and columns, of a fence its first line. */
function shapeOf(kind: string, source: string): string[] {
  const lines = source.split('\n')
  if (kind === 'list') {
    const items = lines.filter((line) => /^\s*([-*+]|\d+[.)])\s/.test(line))
    return [`${items.length} items`]
  }
  if (kind === 'table') {
    const columns = lines[1]!.match(/-+/g)!.length
    return [`${lines.filter((line) => !CONDITION_LINE.test(line)).length} rows, ${columns} columns`]
  }
  return isFence(kind) ? [lines[0]!.trim()] : []
}

const CONDITION_LINE = /^\{\{holds:.*\}\}$/

/** Entries of a question or a card whose values are texts for readers. */
const TEXTS =
  /(^|\.)(ask|answer|why|right|wrong|text|under|over|otherwise|alt|svg|axes\.\d|flat|falls|rises|dips|peaks|early|late)$/

/** All that a fence says, without its texts: `choices.0.right`, `within = 8`. */
function entriesOf(source: string): string[] {
  const text = source.replace(/^.*\n/, '').replace(/\n?`+\s*$/, '')
  const found: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value))
        walk(inner, path === '' ? key : `${path}.${key}`)
    else found.push(TEXTS.test(path) ? path : `${path} = ${String(value)}`)
  }
  let read: unknown
  try {
    read = parseYaml(text)
  } catch (error) {
    return [(error as Error).message]
  }
  if (typeof read === 'object') walk(read, '')
  return found
}
