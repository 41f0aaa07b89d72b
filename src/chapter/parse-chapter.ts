/**
 * Markdown text -> Chapter. Pure: no file is read, nothing is rendered.
 * The same remark grammar renders the page, so what is found here is what the reader sees.
 */
import type { Code, Heading as HeadingNode, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { parseCellMeta } from './cell-meta.ts'
import { type Chapter, ChapterError, type Position } from './chapter.ts'
import { parseFigureMeta } from './figure-meta.ts'

/** An author-written address at a heading's end: `## The last batch {#last-batch}`. */
export const HEADING_ID = /\s*\{#([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\}\s*$/

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMath)

/** Parses one chapter. Throws a `ChapterError` that names file, line and column. */
export function parseChapter(text: string, file: string): Chapter {
  const tree = parser.parse(text)
  const fail = (message: string, node: { position?: Root['position'] }): never => {
    throw new ChapterError(message, file, startOf(node))
  }
  const name = /(?:^|\/)(\d+)-([a-z0-9-]+)\.md$/.exec(file)
  if (!name) throw new ChapterError('a chapter is named NN-slug.md', file, { line: 1, column: 1 })
  const { title, question, outcome } = parseFrontmatter(tree, file)
  const chapter: Chapter = {
    file,
    slug: name[2]!,
    order: Number(name[1]),
    title,
    question,
    outcome,
    headings: [],
    cells: [],
    shown: [],
    equations: [],
    figures: [],
    solutions: [],
  }
  visit(tree, (node) => {
    if (node.type === 'heading') {
      const text = textOf(node)
      const id = HEADING_ID.exec(text)?.[1]
      if (node.depth === 1) fail('the title is in the front matter: start headings with ##', node)
      if (!id) fail('give the heading an address of its own: ## Text {#address}', node)
      chapter.headings.push({
        id: id!,
        depth: node.depth,
        text: text.replace(HEADING_ID, ''),
        position: startOf(node),
      })
    } else if (node.type === 'code') {
      addFence(node, chapter, fail)
    } else if (node.type === 'math') {
      const meta = /^id=([a-z][a-z0-9-]*)(?: code=([a-z][a-z0-9-]*)(?::(\w+))?)?$/
      const [, id, cell, name] = meta.exec(node.meta ?? '') ?? []
      if (!id)
        fail('give the equation an address: $$ id=address, or id=address code=cell:name', node)
      chapter.equations.push({
        id: id!,
        number: `${chapter.order}.${chapter.equations.length + 1}`,
        tex: node.value,
        code: cell === undefined ? undefined : { cell, name },
        position: startOf(node),
      })
    }
  })
  checkAddresses(chapter)
  return chapter
}

type Fail = (message: string, node: { position?: Root['position'] }) => never

function addFence(node: Code, chapter: Chapter, fail: Fail): void {
  if (node.lang === 'figure') return addFigure(node, chapter, fail)
  if (node.lang !== 'ts') {
    if (node.meta?.includes('cell=')) fail(`a cell is a ts fence, not ${node.lang}`, node)
    return
  }
  let meta: ReturnType<typeof parseCellMeta>
  try {
    meta = parseCellMeta(node.meta ?? '')
  } catch (error) {
    return fail((error as Error).message, node)
  }
  const start = startOf(node)
  if (meta.kind === 'show') {
    if (node.value.trim() !== '') fail('a fence that shows a cell is empty', node)
    chapter.shown.push({ id: meta.id, position: start })
  } else if (meta.kind === 'solution') {
    const position = { line: start.line + 1, column: 1 }
    chapter.solutions.push({ id: meta.id, code: node.value, position })
  } else if (meta.kind === 'cell') {
    // Indented fences would shift columns in every later message.
    if (start.column !== 1) fail('a cell starts at the first column', node)
    chapter.cells.push({
      id: meta.id,
      chapter: chapter.slug,
      code: node.value,
      options: meta.options,
      file: chapter.file,
      position: { line: start.line + 1, column: 1 },
    })
  }
}

function addFigure(node: Code, chapter: Chapter, fail: Fail): void {
  const caption = node.value.trim().replace(/\s+/g, ' ')
  if (caption === '') fail('a figure needs a caption between its fences', node)
  try {
    const meta = parseFigureMeta(node.meta ?? '')
    chapter.figures.push({ ...meta, caption, position: startOf(node) })
  } catch (error) {
    fail((error as Error).message, node)
  }
}

function parseFrontmatter(
  tree: Root,
  file: string,
): Pick<Chapter, 'title' | 'question' | 'outcome'> {
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
  for (const key of ['title', 'question', 'outcome'])
    if (typeof data?.[key] !== 'string')
      throw new ChapterError(`the front matter lacks "${key}"`, file, { line: 1, column: 1 })
  return data as unknown as Pick<Chapter, 'title' | 'question' | 'outcome'>
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

function textOf(node: HeadingNode | RootContent): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

function startOf(node: { position?: Root['position'] }): Position {
  const start = node.position?.start
  return { line: start?.line ?? 1, column: start?.column ?? 1 }
}
