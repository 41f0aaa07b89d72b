/**
 * The whole book from the content folder: chapters, compiled cells, their graph. Read once per build, and again
 * in development when a file has changed.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import globals from 'globals'
import { bookPages } from '../author/book-pages.ts'
import { EDITION, settings } from '../author/names.ts'
import { type CompiledCell, compileCell } from '../cell/compile.ts'
import { compileChapterCell, withCompiled } from '../cell/compile-chapter-cell.ts'
import { replaceConstant } from '../cell/constant.ts'
import { type Graph, linkCells } from '../cell/graph.ts'
import { type Cell, type Chapter, ChapterError, type Position } from '../chapter/chapter.ts'
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
  checkPages(chapters)
  for (const chapter of chapters) checkTargets(chapter, chapters)
  const cells = withCompiled(chapters.flatMap((chapter) => chapter.cells))
  const graph = linkCells(cells, (name) => GLOBALS.has(name))
  for (const chapter of chapters)
    for (const cell of chapter.cells) checkConstants(cell, chapter, graph)
  return { chapters, cells, graph }
}

/** Two pages of one address would overwrite each other, and nobody would notice. */
function checkPages(chapters: Chapter[]): void {
  const taken = new Map(otherPages().map((name) => [name, 'another page or file of the site']))
  for (const { slug, file } of chapters) {
    const owner = taken.get(slug)
    if (owner !== undefined)
      throw new ChapterError(
        `the address /${slug}/ is that of ${owner}: rename the file, as NN-another-name.md`,
        file,
        { line: 1, column: 1 },
      )
    taken.set(slug, file)
  }
}

/** What stands at the top of the site besides chapters, without endings: pages, files and what the build adds. */
function otherPages(): string[] {
  const ofEngine = [...readdirSync('src/pages'), ...readdirSync('public')]
  const ofBook = bookPages().map(({ pattern }) => pattern.split('/')[1]!)
  return [...ofEngine, ...ofBook, ...settings.editions, 'index', 'licences', 'sw']
    .map((name) => name.split('.')[0]!)
    .filter((name) => name !== '' && !name.startsWith('['))
}

/** A name of a cell that is not there would lead nowhere, and only a reader would notice. */
function checkTargets(chapter: Chapter, chapters: Chapter[]): void {
  const ids = new Set(chapters.flatMap(({ cells }) => cells.map(({ id }) => id)))
  const own = new Set(chapter.cells.map(({ id }) => id))
  const check = (option: string, id: string, position: Position, among = ids) => {
    if (!among.has(id))
      throw errorAtOption(
        chapter,
        position,
        `${option}=${id}`,
        among === own ? 'this chapter has no such cell' : 'no cell has this id',
      )
  }
  for (const [option, answers] of Object.entries({
    solution: chapter.solutions,
    wrong: chapter.wrongs,
  }))
    for (const { id, code, position } of answers) {
      check(option, id, fenceOf(position), own)
      compileChapterCell({ ...chapter.cells.find((cell) => cell.id === id)!, code, position })
    }
  for (const { id, position } of chapter.shown) check('show', id, position)
  for (const { model, position } of chapter.figures)
    if (model !== undefined) check('model', model, position)
  for (const { id, options, position } of chapter.cells) {
    for (const each of options.after) check('after', each, fenceOf(position))
    const { checks } = options
    if (checks === undefined) continue
    check('checks', checks, fenceOf(position))
    if (checks === id)
      throw errorAtOption(chapter, fenceOf(position), `checks=${id}`, "name the exercise's cell")
  }
}

/** An option that names a constant or a value which is not there would change nothing, and nobody would notice. */
function checkConstants(cell: Cell, chapter: Chapter, graph: Graph): void {
  const { id, options, position, code } = cell
  const { takes, compiled } = graph.get(id)!
  const fail = (option: string, why: string): never => {
    throw errorAtOption(chapter, fenceOf(position), option, why)
  }
  for (const name of options.changes)
    if (!takes.has(name))
      fail(`changes=${name}`, `no cell makes "${name}"; name what a cell declares`)
  const checkValue = (option: string, code: string, name: string, value: string) => {
    if (replacedConstant(code, name, value) !== value)
      fail(option, `"${value}" is no number and no name`)
  }
  for (const { name, value } of options.full) {
    if (compiled.constants[name] === undefined)
      fail(`full=${name}`, `the cell declares no such constant; ${HOW}`)
    checkValue('full', code, name, value)
  }
  if (options.control === undefined) return
  const { name, values } = options.control
  const maker = graph.get(takes.get(name) ?? id)!
  const option = `control=${name}`
  const now = maker.compiled.constants[name]
  if (now === undefined)
    return fail(
      option,
      `the cell "${maker.cell.id}" declares no such constant; name one that it or a cell it needs declares, ${HOW}`,
    )
  for (const value of values) checkValue(option, maker.cell.code, name, value)
  if (!values.includes(now))
    fail(option, `the value of the book, ${now}, is not among them: add it`)
}

const HOW = 'as const NAME = VALUE, a number or a name, at the top level'

/** What the constant is, read from the text with another value in it; undefined where that is no constant. */
function replacedConstant(code: string, name: string, value: string): string | undefined {
  try {
    const changed = replaceConstant(code, name, value)
    return changed && compileCell(changed).constants[name]
  } catch {
    return undefined
  }
}

/** Where the fence begins whose text begins here. */
function fenceOf({ line }: Position): Position {
  return { line: line - 1, column: 1 }
}

/** An error at an option of the fence that begins at `position`. */
function errorAtOption(
  { segments, file }: Chapter,
  { line, column }: Position,
  option: string,
  why: string,
): ChapterError {
  const [fence = ''] =
    segments.find(({ position }) => position.line === line)?.source.split('\n') ?? []
  const at = Math.max(0, fence.indexOf(option.split(/(?<==)/)[0]!))
  return new ChapterError(`${option}: ${why}`, file, { line, column: column + at })
}
