/**
 * The whole book from the content folder: chapters, compiled cells, their graph. Read once per build, and again
 * in development when a file has changed.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import globals from 'globals'
import { EDITION, settings } from '../author/names.ts'
import type { CompiledCell } from '../cell/compile.ts'
import { compileChapterCell } from '../cell/compile-chapter-cell.ts'
import { findConstant } from '../cell/constant.ts'
import { type Graph, linkCells } from '../cell/graph.ts'
import { type Cell, type Chapter, ChapterError } from '../chapter/chapter.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'

export interface Book {
  chapters: Chapter[]
  cells: { cell: Cell; compiled: CompiledCell }[]
  graph: Graph
}

/** What JavaScript and a worker provide by themselves. */
const GLOBALS = new Set(Object.keys({ ...globals.builtin, ...globals.worker }))

let known: { stamp: string; book: Book } | undefined

/** Reads and links the book of this build. Throws a `ChapterError` at the first mistake anywhere in it. */
export function readBook(root = process.cwd()): Book {
  const folder = join(root, settings.content, EDITION)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name))
  const stamp = files.map((file) => `${file} ${statSync(file).mtimeMs}`).join('\n')
  if (known?.stamp === stamp) return known.book
  const chapters = files.map((file) =>
    parseChapter(readFileSync(file, 'utf8'), relative(root, file), settings.cellOptions),
  )
  const book = linkBook(chapters)
  known = { stamp, book }
  return book
}

/** Compiles the chapters' cells and links them. Throws a `ChapterError` where something names what is not there. */
export function linkBook(chapters: Chapter[]): Book {
  const cells = chapters
    .flatMap((chapter) => chapter.cells)
    .map((cell) => ({ cell, compiled: compileChapterCell(cell) }))
  const graph = linkCells(cells, (name) => GLOBALS.has(name))
  for (const { solutions, file, slug } of chapters)
    for (const { id, position } of solutions)
      if (graph.get(id)?.cell.chapter !== slug)
        throw new ChapterError(`solution=${id}: this chapter has no such cell`, file, position)
  for (const { shown, file } of chapters)
    for (const { id, position } of shown)
      if (!graph.has(id)) throw new ChapterError(`show=${id}: no cell has this id`, file, position)
  for (const { figures, file } of chapters)
    for (const { model, position } of figures)
      if (model !== undefined && !graph.has(model))
        throw new ChapterError(`model=${model}: no cell has this id`, file, position)
  for (const { cell } of cells) checkOptions(cell, graph)
  return { chapters, cells, graph }
}

/** An option that names a cell or a constant which is not there would change nothing, and nobody would notice. */
function checkOptions({ id, options, file, position }: Cell, graph: Graph): void {
  const { takes } = graph.get(id)!
  const fail = (message: string): never => {
    throw new ChapterError(message, file, { line: position.line - 1, column: 1 })
  }
  for (const name of options.changes)
    if (!takes.has(name))
      fail(`changes=${name}: no cell makes "${name}"; name what a cell declares`)
  const { checks, control } = options
  if (checks !== undefined && !graph.has(checks))
    fail(`checks=${checks}: no cell has this id; name the exercise's cell`)
  if (control === undefined) return
  const maker = takes.get(control.name) ?? id
  if (findConstant(graph.get(maker)!.cell.code, control.name) === undefined)
    fail(
      `control=${control.name}: the cell "${maker}" declares no such constant; name one that it or a cell it needs declares, as const NAME = VALUE`,
    )
}
