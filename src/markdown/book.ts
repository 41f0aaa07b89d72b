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

/** Throws a `ChapterError` at the first thing that is wrong anywhere in the book. */
export function readBook(root = process.cwd()): Book {
  const folder = join(root, settings.content, EDITION)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name))
  const stamp = files.map((file) => `${file} ${statSync(file).mtimeMs}`).join('\n')
  if (known?.stamp === stamp) return known.book
  const chapters = files.map((file) =>
    parseChapter(readFileSync(file, 'utf8'), relative(root, file)),
  )
  const book = linkBook(chapters)
  known = { stamp, book }
  return book
}

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
  return { chapters, cells, graph }
}
