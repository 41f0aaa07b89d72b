/** Type-checks all cells of the book as one TypeScript program; errors name the Markdown file's line and column. */

import ts from 'typescript'
import { settings } from '../src/author/names.ts'
import type { Cell } from '../src/chapter/chapter.ts'
import { typedCell } from '../src/editor/cell-modules.ts'
import { DiskLibrary } from '../src/editor/disk-library.ts'
import { CellService } from '../src/editor/service.ts'
import { readBook } from '../src/markdown/book.ts'

const root = process.cwd()
const { cells, chapters, graph } = readBook(root)
const service = new CellService(
  ts,
  new DiskLibrary(root, settings),
  cells.map((each) => typedCell(each)),
)
let problems = 0
for (const { cell } of cells) check(cell)
for (const { solutions, wrongs, file } of chapters)
  for (const { id, code, position } of [...solutions, ...wrongs]) {
    const linked = graph.get(id)!
    service.update(typedCell(linked, code))
    check({ ...linked.cell, code, file, position })
    service.update(typedCell(linked))
  }
console.log(`${cells.length} cells checked, ${problems} problems`)
process.exitCode = problems > 0 ? 1 : 0

function check({
  id,
  code,
  file,
  position,
}: Pick<Cell, 'id' | 'code' | 'file' | 'position'>): void {
  for (const { from, message } of service.problems(id)) {
    const before = code.slice(0, from).split('\n')
    const line = position.line + before.length - 1
    console.error(`${file}:${line}:${before.at(-1)!.length + 1}: cell "${id}": ${message}`)
    problems++
  }
}
