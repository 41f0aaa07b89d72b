/**
 * The book's own Markdown: cells, equations with addresses, headings with addresses, values from recordings.
 * Runs in Astro's remark stage. What is wrong stops the build and names file, line and column.
 */

import { relative } from 'node:path'
import type {
  Code,
  Emphasis,
  Heading,
  Html,
  Link,
  Parent,
  Root,
  RootContent,
  Table,
  Text,
} from 'mdast'
import type { InlineMath, Math as MathNode } from 'mdast-util-math'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { otherEditions } from '#words/editions'
import { language, signs } from '#words/language'
import { page as words } from '#words/page'
import { editionPath } from '../author/editions.ts'
import { EDITION, editionFolder, settings } from '../author/names.ts'
import { type Chapter, ChapterError, type Segment } from '../chapter/chapter.ts'
import { HEADING_ID, withLineFeeds } from '../chapter/parse-chapter.ts'
import { MARK } from '../in-step/block.ts'
import { escapeHtml } from '../output/markup.ts'
import { readBook } from './book.ts'
import { checkCards } from './check-cards.ts'
import { checkQuestions } from './check-questions.ts'
import { checkConditions } from './conditions.ts'
import { editionBlocks } from './edition-blocks.ts'
import { codeOf, renderEquation, renderInline } from './equations.ts'
import { highlight } from './highlight.ts'
import { joinHan } from './join-han.ts'
import { fillValues } from './recordings.ts'
import { linkCitations } from './references.ts'
import { originalOf, renderBeside } from './render-beside.ts'
import { renderCard } from './render-card.ts'
import { renderCell, renderSolution } from './render-cell.ts'
import { renderFigureFence } from './render-figures.ts'
import { questionNode } from './render-question.ts'
import { linkTerms } from './terms.ts'

/** The title of a link that runs a cell. */
const RUNS = 'run'

export interface RemarkBookOptions {
  /** the site's path, with slashes at both ends */
  base: string
}

/** A remark plugin; `base` is the site's base path. Files that are no chapters are left as they are. */
export function remarkBook({ base }: RemarkBookOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const path = relative(process.cwd(), file.path ?? '')
    const book = readBook()
    const chapter = book.chapters.find((each) => each.file === path)
    if (!chapter) return
    checkConditions(chapter)
    checkQuestions(chapter, book)
    checkCards(chapter, book)
    const fail = (message: string, node: { position?: Root['position'] }): never => {
      const { line = 1, column = 1 } = node.position?.start ?? {}
      throw new ChapterError(message, path, { line, column })
    }
    const work: Promise<void>[] = []
    const replace = (parent: Parent, index: number, value: string | Promise<string>) => {
      const node: Html = { type: 'html', value: '' }
      parent.children[index] = node
      work.push(Promise.resolve(value).then((html) => void (node.value = html)))
    }
    tieToFirstEdition(tree, chapter, base)
    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined) return undefined
      const question = node.type === 'code' && questionAt(node)
      if (question) {
        parent.children[index] = question
        // What it says is the chapter's text, to be visited as well.
        return index
      }
      if (node.type === 'code') replace(parent, index, renderFence(node))
      else if (node.type === 'math') replace(parent, index, renderNumbered(node))
      else if (node.type === 'inlineMath') replace(parent, index, renderTex(node))
      else if (node.type === 'heading') {
        const { id } = segmentAt(node)!
        const title = textOf(node).replace(HEADING_ID, '').trim()
        const last = node.children.at(-1) as Text
        last.value = last.value.replace(HEADING_ID, '')
        node.data = { hProperties: { id: id! } }
        node.children.push({
          type: 'html',
          value: `<a class="anchor" href="#${id}" aria-label="${escapeHtml(words.linkToSection(title))}">#</a>`,
        })
      } else if (node.type === 'emphasis') markLatin(node)
      else if (node.type === 'link' && node.title === RUNS) {
        parent.children[index] = runHere(node)
        return index + 1
      } else if (node.type === 'link') nameReference(node)
      else if (node.type === 'table') labelCells(node)
      if (node.type === 'text' && node.value.includes('{{')) {
        try {
          node.value = fillValues(node.value)
        } catch (error) {
          fail((error as Error).message, node)
        }
      }
      if (node.type === 'text') node.value = joinHan(node.value)
      return undefined
    })
    visit(tree, 'text', (node, index, parent) => {
      try {
        const linked = linkCitations(node.value, base)
        if (linked) parent!.children.splice(index!, 1, ...linked)
        return index! + (linked?.length ?? 1)
      } catch (error) {
        return fail((error as Error).message, node)
      }
    })
    linkTerms(tree, chapter.slug, base)
    await Promise.all(work)

    /** `[Train it](#cell-fit "run")` runs the cell where it stands, and leads to it without a script. */
    function runHere(node: Link): Emphasis {
      const id = /^#cell-([\w-]+)$/.exec(node.url)?.[1]
      const isHere = [...chapter!.cells, ...chapter!.shown].some((each) => each.id === id)
      if (id === undefined || !isHere)
        return fail(`there is no cell "${node.url}" on this page`, node)
      node.title = null
      node.data = { hProperties: { className: ['start'] } }
      return {
        type: 'emphasis',
        data: { hName: 'run-here', hProperties: { id: `run-${id}`, 'data-cell': id } },
        children: [node],
      }
    }

    /** A link to an equation or a figure without words of its own gets its number; to an equation, a preview. */
    function nameReference(node: Link): void {
      const [, path = '', kind, id] =
        /^(?:\.\.\/([\w-]+)\/)?#(eq|figure)-([\w-]+)$/.exec(node.url) ?? []
      if (id === undefined) return
      if (kind === 'figure') return nameFigure(node, path || chapter!.slug, id)
      const slug = path || chapter!.slug
      const equation = book.chapters
        .find((each) => each.slug === slug)
        ?.equations.find((each) => each.id === id)
      if (!equation) return fail(`there is no equation "${id}" in "${slug}"`, node)
      if (node.children.length === 0)
        node.children.push({ type: 'text', value: words.equationReference(equation.number) })
      node.data = { hProperties: { 'data-preview': '' } }
    }

    function nameFigure(node: Link, slug: string, id: string): void {
      if (node.children.length > 0) return
      const { figures = [], order } = book.chapters.find((each) => each.slug === slug) ?? {}
      const index = figures.findIndex((each) => each.id === id)
      if (index < 0) return fail(`there is no figure "${id}" in "${slug}"`, node)
      node.children.push({ type: 'text', value: words.figureReference(`${order}.${index + 1}`) })
    }

    /** What the chapter's reader made of a block; undefined for one in a list or a quotation. */
    function segmentAt({ position }: Heading | Code | MathNode): Segment | undefined {
      const { line } = position!.start
      return chapter!.segments.find((each) => each.position.line === line)
    }
    /** The node of a question's fence; a listing within a question has the question's place, and is none. */
    function questionAt(node: Code): RootContent | undefined {
      if (node.lang !== 'quiz' && node.lang !== 'predict') return undefined
      const { id } = segmentAt(node)!
      try {
        return questionNode(chapter!.questions.find((each) => each.id === id)!, node.position)
      } catch (error) {
        return fail((error as Error).message, node)
      }
    }
    async function renderFence(node: Code): Promise<string> {
      const { kind, id } = segmentAt(node) ?? { kind: 'code' }
      if (kind === 'figure') return renderFigureFence(chapter!, node.position!.start.line)
      if (kind === 'solution') return renderSolution(book, id!, withLineFeeds(node.value))
      if (kind === 'wrong') return ''
      if (kind === 'card') {
        const card = chapter!.cards.find((each) => each.id === id)!
        return renderCard(card, chapter!.slug, base).catch((error: Error) =>
          fail(error.message, node),
        )
      }
      if (kind === 'cell') return renderCell(book, id!, chapter!.slug, base)
      if (node.meta === 'beside') return renderBeside(book, originalOf(book)!, base)
      return highlight(withLineFeeds(node.value), node.lang ?? 'text')
    }
    function renderNumbered(node: MathNode): string {
      const { id } = segmentAt(node)!
      const equation = chapter!.equations.find((each) => each.id === id)!
      if (equation.code && codeOf(equation, book) === undefined)
        fail(`code=: there is no ${equation.code.name ?? 'such cell'}`, node)
      try {
        return renderEquation(equation, chapter!.slug, equation === chapter!.equations[0])
      } catch (error) {
        return fail((error as Error).message, node)
      }
    }
    function renderTex(node: InlineMath): string {
      try {
        return renderInline(node.value, chapter!.slug)
      } catch (error) {
        return fail(`KaTeX: ${(error as Error).message}`, node)
      }
    }
  }
}

/**
 * Where the book has several editions, blocks carry the names that they have in each; what has changed in the first
 * one since it was translated says so.
 */
function tieToFirstEdition(tree: Root, chapter: Chapter, base: string): void {
  const blocks = editionBlocks(chapter)
  const [first] = settings.editions
  const root = base.slice(0, base.length - editionFolder(EDITION).length)
  tree.children = tree.children.flatMap((node): RootContent[] => {
    if (node.type === 'html' && MARK.test(node.value.trim())) return []
    const block = blocks.get(node.position!.start.line)
    if (!block) return [node]
    if (/^(paragraph|list|table|blockquote)$/.test(node.type))
      node.data = { hProperties: { 'data-block': block.name } }
    if (!block.isChanged) return [node]
    const { heading } = chapter.segments.find(
      ({ position }) => position.line === node.position!.start.line,
    )!
    const place = heading === undefined ? '' : `#${heading}`
    const address = `${editionPath(root, first)}${chapter.slug}/${place}`
    const note: Html = {
      type: 'html',
      value: `<p class="changed-since" role="note">${otherEditions.changedSince}${signs.blank}<a href="${address}" hreflang="${first}" data-astro-reload>${otherEditions.original}</a></p>`,
    }
    return [note, node]
  })
}

/** In a Chinese text, words in Latin letters lean where they are emphasised; Chinese ones have dots. */
function markLatin(node: Emphasis): void {
  if (language.startsWith('zh') && !/\p{Script=Han}/u.test(textOf(node)))
    node.data = { hProperties: { lang: 'en' } }
}

/** Each cell carries its column's heading, for narrow screens, where rows become paragraphs. */
function labelCells(table: Table): void {
  const [head, ...rows] = table.children
  const labels = head!.children.map((cell) => textOf(cell))
  for (const row of rows)
    for (const [i, cell] of row.children.entries())
      cell.data = { hProperties: { 'data-label': labels[i]! } }
}
