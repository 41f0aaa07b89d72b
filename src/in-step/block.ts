/**
 * What is translated, block by block: of a chapter, of a file of words, of a table of texts. A block has the same name
 * in each edition, so that one can be found for the other.
 */
import { createHash } from 'node:crypto'
import type { Root } from 'mdast'
import { parse as parseYaml } from 'yaml'
import { parseModule } from '../cell/syntax.ts'
import type { Chapter, Segment } from '../chapter/chapter.ts'
import { markdownParser } from '../chapter/grammar.ts'
import { CONDITION } from '../chapter/parse-chapter.ts'

export interface Block {
  /** `cell-fit`, say, or `nine-cells/3`: the third under that heading that has no name of its own */
  name: string
  /** id of the heading under which it stands, or another whole within which blocks are in order */
  group: string
  /** whether its name is its own, and not one for its place */
  isNamed: boolean
  /** `paragraph`, `list`, `cell`, `quiz` …: partners are alike in it */
  kind: string
  /** as the file has it */
  source: string
  /** of the file, counted from 1 */
  line: number
  /** Whether it is a text, and is another one in another language; otherwise it is the same in all editions. */
  isText: boolean
  /** stands only in this edition */
  isOnlyHere?: boolean
}

/** A mark in another edition's chapter: the block after it has no partner; or the block of this name is left out. */
export const MARK = /^<!-- (only here|left out: ([\w#/-]+)) -->$/

const parser = markdownParser()

/** All blocks of a chapter, from its front matter to its last. */
export function chapterBlocks(chapter: Chapter): Block[] {
  const { title, question, outcome, part } = chapter
  const front = { title, question, outcome, ...(part === undefined ? {} : { part }) }
  const blocks: Block[] = [
    {
      name: 'front',
      group: '',
      isNamed: true,
      kind: 'front',
      source: Object.entries(front)
        .map((entry) => entry.join(': '))
        .join('\n'),
      line: 1,
      isText: true,
    },
  ]
  const counts = new Map<string, number>()
  let isOnlyHere = false
  for (const segment of chapter.segments) {
    const { source } = segment
    const { line } = segment.position
    const group = segment.heading ?? 'opening'
    const mark = MARK.exec(source.trim())
    if (mark?.[2] !== undefined)
      blocks.push({
        name: mark[2],
        group,
        isNamed: true,
        kind: 'left out',
        source,
        line,
        isText: false,
      })
    if (mark) {
      isOnlyHere = mark[2] === undefined
      continue
    }
    const id = nameOf(segment)
    const count = (counts.get(id ?? group) ?? 0) + 1
    counts.set(id ?? group, count)
    blocks.push({
      name: id === undefined ? `${group}/${count}` : count === 1 ? id : `${id}-${count}`,
      group,
      isNamed: id !== undefined,
      kind: kindOf(segment),
      source,
      line,
      isText: !SAME_IN_ALL.includes(segment.kind),
      ...(isOnlyHere ? { isOnlyHere } : {}),
    })
    isOnlyHere = false
  }
  return blocks
}

const SAME_IN_ALL: readonly Segment['kind'][] = ['cell', 'solution', 'wrong', 'code', 'equation']

const PREFIXES: Partial<Record<Segment['kind'], string>> = {
  heading: '#',
  cell: 'cell-',
  solution: 'solution-',
  wrong: 'wrong-',
  figure: 'figure-',
  equation: 'eq-',
  question: 'ask-',
  card: 'card-',
}

function nameOf({ kind, id }: Segment): string | undefined {
  return id === undefined ? undefined : `${PREFIXES[kind]}${id}`
}

function kindOf({ kind, source }: Segment): string {
  if (kind === 'question') return /^```+(\w+)/.exec(source)![1]!
  if (kind === 'heading') return `heading ${/^#+/.exec(source)![0].length}`
  if (kind !== 'prose') return kind
  return (parser.parse(source) as Root).children[0]?.type ?? 'paragraph'
}

/**
 * All texts of a file of words: each that an object at the top has, by its path, and what else stands in the file as
 * one block. Throws at what is no TypeScript.
 */
export function wordsBlocks(code: string): Block[] {
  const { body } = parseModule(code, 'typescript').program
  const blocks: Block[] = []
  let rest = ''
  let restLine = 1
  const add = (path: string, node: Piece) => {
    if (node.type === 'ObjectExpression') {
      for (const property of node.properties!) {
        const key = property.key?.name ?? String(property.key?.value)
        if (property.type === 'SpreadElement') throw new Error(`${path}: name what is spread`)
        add(`${path}.${key}`, property.type === 'ObjectMethod' ? property : property.value!)
      }
      return
    }
    blocks.push({
      name: path,
      group: '',
      isNamed: true,
      kind: kindOfValue(node),
      source: code.slice(node.start, node.end),
      line: node.loc!.start.line,
      isText: true,
    })
  }
  for (const statement of body as unknown as Piece[]) {
    const declaration = statement.declaration ?? statement
    const [first, ...more] = declaration.declarations ?? []
    if (first?.init && more.length === 0 && /^(Object|String|Template)/.test(first.init.type))
      add(first.id!.name!, first.init)
    else {
      if (rest === '') restLine = statement.loc!.start.line
      rest += `${code.slice(statement.start, statement.end)}\n`
    }
  }
  if (rest !== '')
    blocks.push({
      name: 'rest',
      group: '',
      isNamed: true,
      kind: 'rest',
      source: rest.trim(),
      line: restLine,
      isText: true,
    })
  return blocks
}

/** What is read here of Babel's nodes. */
interface Piece {
  type: string
  start: number
  end: number
  loc: { start: { line: number } }
  properties?: (Piece & { key?: { name?: string; value?: unknown }; value?: Piece })[]
  elements?: unknown[]
  params?: unknown[]
  declaration?: Piece
  declarations?: { id: { name: string }; init: Piece | null }[]
}

/** A function takes as many values, a list has as many texts in each edition. */
function kindOfValue({ type, params, elements }: Piece): string {
  if (params) return `function of ${params.length}`
  if (elements) return `list of ${elements.length}`
  return /Literal$/.test(type) ? 'text' : 'value'
}

/**
 * The texts of some fields of a table, such as `terms.yaml`. In the first edition that is a list of entries with ids;
 * in another one, those fields alone, by id.
 */
export function tableBlocks(text: string, fields: readonly string[]): Block[] {
  const read = parseYaml(text) as Entry[] | Record<string, Entry> | null
  const entries = Array.isArray(read)
    ? read.map((entry) => [String(entry.id), entry] as const)
    : Object.entries(read ?? {})
  const lines = text.split('\n')
  return entries.flatMap(([id, entry]) =>
    fields
      .filter((field) => /[a-z]{2}|\p{Script=Han}/u.test(String(entry[field] ?? '')))
      .map((field) => ({
        name: `${id}.${field}`,
        group: '',
        isNamed: true,
        kind: 'text',
        source: String(entry[field]),
        line: 1 + lines.findIndex((line) => new RegExp(`^(- id: )?${id}:?$`).test(line)),
        isText: true,
      })),
  )
}

type Entry = Readonly<Record<string, unknown>>

/**
 * A digest of what a translator renders: blanks, line breaks and conditions, which are checked by themselves, do not
 * count.
 */
export function digestOf({ source }: Pick<Block, 'source'>): string {
  const text = source.replace(CONDITION, '').replace(/\s+/g, ' ').trim()
  return createHash('sha256').update(text).digest('base64url').slice(0, 8)
}
