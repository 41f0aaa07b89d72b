/** Compiles a cell as part of its chapter: an error names the Markdown file's line and column. */
import type { Cell } from '../chapter/chapter.ts'
import { type CompiledCell, compileCell } from './compile.ts'
import { errorAt } from './graph.ts'
import { CellSyntaxError } from './syntax.ts'

/** Compiles a cell of the book. Throws a `ChapterError` with the file, line and column of what is wrong. */
export function compileChapterCell(cell: Cell): CompiledCell {
  try {
    return compileCell(cell.code)
  } catch (error) {
    if (error instanceof CellSyntaxError) throw errorAt(cell, error.message, error.position)
    throw error
  }
}

/** Each cell with what compiling it gives. */
export function withCompiled(cells: readonly Cell[]): { cell: Cell; compiled: CompiledCell }[] {
  return cells.map((cell) => ({ cell, compiled: compileChapterCell(cell) }))
}
