/** Type-checks all cells of the book as one TypeScript program; errors name the Markdown file's line and column. */
import ts from 'typescript'
import { typedCell } from '../src/editor/cell-modules.ts'
import { DiskLibrary } from '../src/editor/disk-library.ts'
import { CellService } from '../src/editor/service.ts'
import { readBook } from '../src/markdown/book.ts'

const root = process.cwd()
const { cells } = readBook(root)
const service = new CellService(
  ts,
  new DiskLibrary(root),
  cells.map((each) => typedCell(each)),
)
let problems = 0
for (const { cell } of cells)
  for (const { from, message } of service.problems(cell.id)) {
    const before = cell.code.slice(0, from).split('\n')
    const line = cell.position.line + before.length - 1
    console.error(
      `${cell.file}:${line}:${before.at(-1)!.length + 1}: cell "${cell.id}": ${message}`,
    )
    problems++
  }
console.log(`${cells.length} cells checked, ${problems} problems`)
process.exitCode = problems > 0 ? 1 : 0
