/** The page's TypeScript has all that the book's cells need; `BOOK=…` chooses whose. */
import ts from 'typescript'
import { expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { typesBundle } from '../markdown/cell-types.ts'
import { BundledLibrary } from './bundled-library.ts'
import { typedCell } from './cell-modules.ts'
import { CellService } from './service.ts'

test('in no cell of the book it finds a problem', () => {
  const book = readBook()
  const library = new BundledLibrary(JSON.parse(JSON.stringify(typesBundle(book))))
  const service = new CellService(
    ts,
    library,
    book.cells.map((each) => typedCell(each)),
  )
  const problems = [...book.graph.keys()].flatMap((id) =>
    service.problems(id).map(({ message }) => `${id}: ${message}`),
  )
  expect(problems).toEqual([])
})
