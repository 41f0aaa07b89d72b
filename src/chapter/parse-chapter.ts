/**
 * Markdown text -> Chapter. Pure: no file is read, nothing is rendered.
 * The same remark grammar renders the page, so what is found here is what the reader sees.
 */
import type { Code, Heading, Root, RootContent, Text } from 'mdast'
import type { Math as MathNode } from 'mdast-util-math'
import { toString as textOf } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import { visit } from 'unist-util-visit'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { OptionError, parseCellMeta } from './cell-meta.ts'
import {
  type Chapter,
  ChapterError,
  type Mark,
  type OwnOptions,
  type Position,
  type Segment,
  type TextRun,
} from './chapter.ts'
import { parseFigureMeta } from './figure-meta.ts'
import { markdownParser } from './grammar.ts'
import { parseQuestion, QuestionError } from './question.ts'
import { parseReviewCard } from './review-card.ts'

/** An author-written address at a heading's end: `## The last batch {#last-batch}`. */
export const HEADING_ID = /\s*\{#([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\}\s*$/
/** What a sentence rests on, with the blank before it; the condition is its first group. */
export const CONDITION = /\s?\{\{holds:([^}\n]*)\}\}/g
/** A work that the text rests on, by its key: `[@kingma2015]`. */
export const CITATION = /\[@([a-z][a-z0-9-]*)\]/g
/** A condition, a work, or a reference to a recorded value, in a text; each stands on one line. */
const MARKED = new RegExp(`${CONDITION.source}|${CITATION.source}|\\{\\{[^}\\n]+\\}\\}`, 'g')

const parser = markdownParser().use(remarkFrontmatter)

/**
 * Parses one chapter; cells may have the options of the book's own. Throws a `ChapterError` that names file, line and
 * column.
 */
export function parseChapter(given: string, file: string, ownOptions: OwnOptions = {}): Chapter {
  const text = withLineFeeds(given)
  const tree = parser.parse(text)
  const name = /(?:^|\/)(\d+)-([a-z0-9-]+)\.md$/.exec(file)
  if (!name) throw new ChapterError('a chapter is named NN-slug.md', file, { line: 1, column: 1 })
  const chapter: Chapter = {
    file,
    slug: name[2]!,
    order: Number(name[1]),
    ...parseFrontmatter(tree, file),
    segments: [],
    headings: [],
    cells: [],
    shown: [],
    equations: [],
    figures: [],
    solutions: [],
    wrongs: [],
    citations: [],
    questions: [],
    cards: [],
  }
  for (const node of tree.children)
    if (node.type !== 'yaml') addBlock(node, chapter, text, ownOptions)
  checkAddresses(chapter)
  return chapter
}

/** A text as it would be had it been written with line feeds alone: what is made of it is the same everywhere. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function addBlock(node: RootContent, chapter: Chapter, text: string, ownOptions: OwnOptions): void {
  const fail: Fail = (mistake, { position } = node) => {
    const { line, column } = startOf({ position })
    if (!(mistake instanceof OptionError))
      throw new ChapterError(mistake, chapter.file, { line, column })
    const word = text.split('\n')[line - 1]!.indexOf(mistake.word, column - 1)
    throw new ChapterError(mistake.message, chapter.file, {
      line,
      column: word < 0 ? column : word + 1,
    })
  }
  const { kind, id } = readBlock(node, chapter, ownOptions, fail)
  const { start, end } = node.position!
  const source = text.slice(start.offset, end.offset)
  const isRead = kind === 'prose' || kind === 'heading'
  chapter.segments.push({
    kind,
    id,
    heading: chapter.headings.at(-1)?.id,
    source,
    position: startOf(node),
    ...(isRead ? readText(node, source, chapter, fail) : { texts: [], marks: [] }),
  })
}

/** Of a mistake in a fence's options, the place is that of the word. */
type Fail = (mistake: string | OptionError, node?: RootContent) => never
type Block = Pick<Segment, 'kind' | 'id'>

/** Says what a block is, and enters what has an address in the chapter's lists. */
function readBlock(node: RootContent, chapter: Chapter, ownOptions: OwnOptions, fail: Fail): Block {
  if (node.type === 'heading') return { kind: 'heading', id: addHeading(node, chapter, fail) }
  if (node.type === 'math') return { kind: 'equation', id: addEquation(node, chapter, fail) }
  if (node.type === 'code') return addFence(node, chapter, ownOptions, fail)
  // What has an address stands by itself, not in a list or a quotation.
  visit(node, (part) => {
    if (part.type === 'heading') fail('a heading starts at the first column', part)
    else if (part.type === 'math') fail('an equation starts at the first column', part)
    else if (part.type !== 'code') return
    else if (part.lang === 'figure') fail('a figure starts at the first column', part)
    else if (isQuestion(part)) fail('a question starts at the first column', part)
    else if (part.lang === 'card') fail('a card starts at the first column', part)
    else if (readMeta(part, ownOptions, (mistake) => fail(mistake, part)).kind !== 'plain')
      fail('a cell starts at the first column', part)
  })
  return { kind: 'prose', id: undefined }
}

function addHeading(node: Heading, chapter: Chapter, fail: Fail): string {
  const last = node.children.at(-1)
  const id = last?.type === 'text' ? HEADING_ID.exec(last.value)?.[1] : undefined
  if (node.depth === 1) fail('the title is in the front matter: start headings with ##')
  if (!id) return fail('give the heading an address of its own: ## Text {#address}')
  chapter.headings.push({
    id,
    depth: node.depth,
    text: textOf(node, { includeHtml: false }).replace(HEADING_ID, ''),
    position: startOf(node),
  })
  return id
}

function addEquation(node: MathNode, chapter: Chapter, fail: Fail): string {
  const meta = /^id=([a-z][a-z0-9-]*)(?: code=([a-z][a-z0-9-]*)(?::(\w+))?)?$/
  const [, id, cell, name] = meta.exec(node.meta ?? '') ?? []
  if (!id) return fail('give the equation an address: $$ id=address, or id=address code=cell:name')
  chapter.equations.push({
    id,
    number: `${chapter.order}.${chapter.equations.length + 1}`,
    tex: node.value,
    code: cell === undefined ? undefined : { cell, name },
    position: startOf(node),
  })
  return id
}

function readMeta(
  node: Code,
  ownOptions: OwnOptions,
  fail: Fail,
): ReturnType<typeof parseCellMeta> {
  if (node.lang !== 'ts') {
    const words = `${node.lang} ${node.meta}`
    if (/(?:^| )(?:cell|show|solution|wrong|checks)=/.test(words))
      fail(`a cell is a ts fence, not ${node.lang}: write \`\`\`ts cell=NAME`)
    if (/(?:^| )id=/.test(words)) fail('a figure is a figure fence: write ```figure id=NAME')
    return { kind: 'plain' }
  }
  try {
    return parseCellMeta(node.meta ?? '', ownOptions)
  } catch (error) {
    return fail(error as OptionError)
  }
}

function addFence(node: Code, chapter: Chapter, ownOptions: OwnOptions, fail: Fail): Block {
  if (node.lang === 'figure') return { kind: 'figure', id: addFigure(node, chapter, fail) }
  if (isQuestion(node)) return { kind: 'question', id: addQuestion(node, chapter) }
  if (node.lang === 'card') return { kind: 'card', id: addCard(node, chapter) }
  const meta = readMeta(node, ownOptions, fail)
  if (meta.kind === 'plain') return { kind: 'code', id: undefined }
  const start = startOf(node)
  // An indented fence would shift columns in every later message.
  if (start.column !== 1) fail('a cell starts at the first column')
  const { id } = meta
  const position = { line: start.line + 1, column: 1 }
  if (meta.kind === 'solution') {
    chapter.solutions.push({ id, code: node.value, position })
    return { kind: 'solution', id }
  }
  if (meta.kind === 'wrong') {
    const says = /^\/\/ (.+)/.exec(node.value)?.[1]
    if (says === undefined)
      return fail('the first line of a wrong answer says what its check answers: // You divided')
    chapter.wrongs.push({ id, code: node.value, position, says })
    return { kind: 'wrong', id }
  }
  if (meta.kind === 'show') {
    if (node.value.trim() !== '') fail('a fence that shows a cell is empty')
    chapter.shown.push({ id, position: start })
  } else {
    const { slug, file } = chapter
    chapter.cells.push({
      id,
      chapter: slug,
      code: node.value,
      options: meta.options,
      file,
      position,
    })
  }
  return { kind: 'cell', id }
}

/** The text of a block, and the marks between which it stands. */
function readText(
  block: RootContent,
  source: string,
  chapter: Chapter,
  fail: Fail,
): Pick<Segment, 'texts' | 'marks'> {
  const texts: Segment['texts'] = []
  const marks: Mark[] = []
  const startIn = (node: RootContent) =>
    node.position!.start.offset! - block.position!.start.offset!
  const endIn = (node: RootContent) => node.position!.end.offset! - block.position!.start.offset!
  const read = (node: RootContent, isEmphasised: boolean): void => {
    if (node.type === 'text') {
      const runs = textRuns(node, isEmphasised)
      if (runs.some(({ text }) => text.includes('{{')))
        fail('a {{ has no }} in the same line: close it, and in a table write \\| for |', node)
      texts.push(...runs)
      marks.push(...marksIn(source.slice(0, endIn(node)), startIn(node)))
      for (const [, key] of node.value.matchAll(CITATION))
        chapter.citations.push({
          key: key!,
          heading: chapter.headings.at(-1)?.id,
          position: startOf(node),
        })
    } else if ('children' in node) {
      const [first, last] = [node.children[0], node.children.at(-1)]
      const isInBook = node.type === 'link' && !hasScheme(node.url)
      if (isInBook)
        marks.push({
          kind: 'link',
          start: startIn(node),
          end: first ? startIn(first) : endIn(node),
        })
      for (const child of node.children)
        read(child, isEmphasised || node.type === 'emphasis' || node.type === 'strong')
      if (isInBook && last) marks.push({ kind: 'link', start: endIn(last), end: endIn(node) })
    }
  }
  read(block, false)
  if (block.type === 'heading') {
    const end = endIn(block.children.at(-1)!)
    const { index } = HEADING_ID.exec(source.slice(0, end))!
    marks.push({ kind: 'address', start: index, end })
    const last = texts.at(-1)!
    last.text = last.text.replace(HEADING_ID, '')
  }
  return { texts: texts.filter(({ text }) => text !== ''), marks }
}

/** The conditions, works and references to values in a text that begins there. */
function marksIn(source: string, from: number): Mark[] {
  return [...source.slice(from).matchAll(MARKED)].map(
    ({ index, 0: { length }, 1: condition, 2: work }) => ({
      kind: condition !== undefined ? 'condition' : work !== undefined ? 'citation' : 'value',
      start: from + index,
      end: from + index + length,
    }),
  )
}

/** What stands between conditions, works and references to values. */
function textRuns({ value, position }: Text, isEmphasised: boolean): TextRun[] {
  let line = position!.start.line
  let end = 0
  const runs: TextRun[] = []
  for (const { index, 0: mark } of [...value.matchAll(MARKED), { index: value.length, 0: '' }]) {
    const text = value.slice(end, index)
    runs.push({ text, line, isEmphasised })
    line += (text + mark).split('\n').length - 1
    end = index + mark.length
  }
  return runs
}

/** `https://…`, say; an address without leads to another place of the book. */
function hasScheme(url: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(url)
}

function addFigure(node: Code, chapter: Chapter, fail: Fail): string {
  const caption = node.value.trim().replace(/\s+/g, ' ')
  if (caption === '') fail('a figure needs a caption between its fences')
  try {
    const meta = parseFigureMeta(node.meta ?? '')
    chapter.figures.push({ ...meta, caption, position: startOf(node) })
    return meta.id
  } catch (error) {
    return fail(error as OptionError)
  }
}

function isQuestion(node: Code): node is Code & { lang: 'quiz' | 'predict' } {
  return node.lang === 'quiz' || node.lang === 'predict'
}

function addQuestion(node: Code & { lang: 'quiz' | 'predict' }, chapter: Chapter): string {
  const parse = () => parseQuestion(node.lang, node.meta ?? '', node.value)
  return addAsked(node, chapter, chapter.questions, parse)
}

function addCard(node: Code, chapter: Chapter): string {
  const parse = () => parseReviewCard(node.meta ?? '', node.value)
  return addAsked(node, chapter, chapter.cards, parse)
}

/** Enters what a fence asks in a list of the chapter. A mistake has its line in the file. */
function addAsked<T extends { id: string }>(
  node: Code,
  { file }: Chapter,
  list: (T & { position: Position })[],
  parse: () => T,
): string {
  const position = startOf(node)
  try {
    const asked = parse()
    list.push({ ...asked, position })
    return asked.id
  } catch (error) {
    if (!(error instanceof QuestionError)) throw error
    const { line, column } = error
    throw new ChapterError(error.message, file, { line: position.line + line, column })
  }
}

function parseFrontmatter(
  tree: Root,
  file: string,
): Pick<Chapter, 'title' | 'question' | 'outcome' | 'part'> {
  const node = tree.children.find((child) => child.type === 'yaml')
  let data: Record<string, unknown> | null
  try {
    data = node ? parseYaml(node.value) : {}
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const [{ line, col: column } = { line: 1, col: 1 }] = error.linePos ?? []
    // The fence is line 1.
    const [message = ''] = error.message.split(/ at line \d/)
    throw new ChapterError(message, file, { line: line + 1, column })
  }
  const keys = ['title', 'question', 'outcome']
  for (const key of keys)
    if (typeof data?.[key] !== 'string')
      throw new ChapterError(`the front matter lacks "${key}"`, file, { line: 1, column: 1 })
  const known = [...keys, 'part']
  for (const [key, value] of Object.entries(data!))
    if (!known.includes(key) || typeof value !== 'string')
      throw new ChapterError(
        `the front matter has "${key}": it may have ${known.join(', ')}, each a text`,
        file,
        { line: 1, column: 1 },
      )
  return data as unknown as Pick<Chapter, 'title' | 'question' | 'outcome' | 'part'>
}

/** Cells, headings and equations share one page and so one set of addresses. */
function checkAddresses(chapter: Chapter): void {
  const seen = new Map<string, Position>()
  const all = [
    ...chapter.headings,
    ...chapter.equations.map(({ id, position }) => ({ id: `eq-${id}`, position })),
    ...chapter.figures.map(({ id, position }) => ({ id: `figure-${id}`, position })),
    ...chapter.cells.map(({ id, position }) => ({ id: `cell-${id}`, position })),
    ...chapter.shown.map(({ id, position }) => ({ id: `cell-${id}`, position })),
    ...chapter.questions.map(({ id, position }) => ({ id: `ask-${id}`, position })),
    ...chapter.cards.map(({ id, position }) => ({ id: `card-${id}`, position })),
  ]
  for (const { id, position } of all) {
    const first = seen.get(id)
    if (first)
      throw new ChapterError(
        `the address "${id}" stands in line ${first.line}, too`,
        chapter.file,
        position,
      )
    seen.set(id, position)
  }
}

function startOf(node: { position?: Root['position'] }): Position {
  const start = node.position?.start
  return { line: start?.line ?? 1, column: start?.column ?? 1 }
}
