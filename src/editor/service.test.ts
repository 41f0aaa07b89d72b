/** TypeScript over the real book, from the bundle that the page gets. */
import ts from 'typescript'
import { beforeEach, expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { typesBundle } from '../markdown/cell-types.ts'
import { BundledLibrary } from './bundled-library.ts'
import { typedCell } from './cell-modules.ts'
import { CellService } from './service.ts'

const book = readBook()
const bundle = JSON.parse(JSON.stringify(typesBundle(book)))
let service: CellService
beforeEach(() => {
  service = new CellService(
    ts,
    new BundledLibrary(bundle),
    book.cells.map((each) => typedCell(each)),
  )
})

/** Takes a text with `|` where the caret stands; the names are those of the book's own text. */
function type(id: string, marked: string): number {
  const at = marked.indexOf('|')
  service.update(typedCell(book.graph.get(id)!, marked.replace('|', '')))
  return at
}
const names = (id: string, at: number) => service.completions(id, at).map(({ name }) => name)
const messages = (id: string) => service.problems(id).map(({ message }) => message)

test('the bundle has all that the book’s cells need', () => {
  for (const id of book.graph.keys()) expect(messages(id), id).toEqual([])
})

test('a name of another cell has its type and its documentation', () => {
  const at = type('fit', 'await fi|t(model, train)')
  expect(service.hint('fit', at)?.type).toMatch(/^fit\(model: tf\.LayersModel, train: Digits/)
  expect(service.hint('fit', at)?.documentation).toContain('Trains a compiled model')
})

test('half-typed text still knows the rest of the book', () => {
  expect(names('fit', type('fit', 'const history = 1\nmodel.|'))).toContain('trainOnBatch')
  expect(names('fit', type('fit', 'if (model) {\n  batch|'))).toContain('batchSize')
  expect(names('fit', type('fit', 'fit(model, `${tra|'))).toContain('train')
  expect(service.signature('fit', type('fit', 'fit(model, |'))?.active).toBeDefined()
})

test('an edit is felt in other cells, and a mistake has its place in the reader’s text', () => {
  type('settings', "const batchSize = 'many'\nconst numClasses = 10\nconst epochs = 3|")
  const [problem] = service.problems('fit')
  expect(problem?.message).toContain("Type 'string' is not assignable to type 'number'")
  const { code } = book.graph.get('fit')!.cell
  expect(code.slice(problem!.from, problem!.to)).toBe('batchSize')
})

test('nobody is sent to packages or compiler options; what can be run is known', () => {
  type('fit', 'process.env;document.title|')
  expect(messages('fit')).toEqual(["Cannot find name 'process'.", "Cannot find name 'document'."])
  type('fit', 'await using file = { async [Symbol.asyncDispose]() {} }|')
  expect(messages('fit')).toEqual([])
})

test('renaming keeps to the cell, and refuses names of others', () => {
  const at = type('count-steps', 'const ste|ps = 1\nconst t = steps + steps')
  expect(service.renamePlaces('count-steps', at)).toEqual([
    { from: 6, to: 11 },
    { from: 26, to: 31 },
    { from: 34, to: 39 },
  ])
  expect(service.renamePlaces('fit', type('fit', 'await fit(mod|el)'))).toMatch(/made elsewhere/)
})

test('format changes layout only', () => {
  const code = 'const a=[1,2];\nif(a){\nconsole.log( a )\n}'
  type('count-steps', `${code}|`)
  let text = code
  for (const { from, to, text: put } of service.format('count-steps').reverse())
    text = text.slice(0, from) + put + text.slice(to)
  expect(text).toBe('const a = [1, 2]\nif (a) {\n  console.log(a)\n}')
})
