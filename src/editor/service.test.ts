/** TypeScript over a book, from the bundle that the page gets. */
import ts from 'typescript'
import { beforeEach, expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { typesBundle } from '../markdown/cell-types.ts'
import { BundledLibrary } from './bundled-library.ts'
import { typedCell } from './cell-modules.ts'
import { CellService, withEdits } from './service.ts'

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

test('a name of another cell has its type and its documentation', () => {
  const at = type('merge', 'ord|er("x", [1])')
  expect(service.hint('merge', at)?.type).toMatch(
    /^order\(caption: string, values: readonly number/,
  )
  const inPasses = type('passes', "import { sortInPasses } from 'sorting/passes'\nsortIn|Passes")
  expect(service.hint('passes', inPasses)?.documentation).toContain('Goes through the cards')
})

test('half-typed text still knows the rest of the book', () => {
  expect(names('merge-sort', type('merge-sort', 'const two = 1\ncards.|'))).toContain('toSorted')
  expect(names('merge-sort', type('merge-sort', 'if (cards) {\n  mer|'))).toContain('merge')
  expect(names('merge-sort', type('merge-sort', 'merge(cards, `${car|'))).toContain('cards')
  const call = service.signature('merge-sort', type('merge-sort', 'merge(cards, |'))!
  expect(call.label.slice(call.active!.from, call.active!.to)).toBe('right: number[]')
})

const messages = (id: string) => service.problems(id).map(({ message }) => message)

test('an edit is felt in other cells, and a mistake has its place in the reader’s text', () => {
  type('many-cards', "const many = 'many'|")
  const [problem] = service.problems('passes')
  expect(problem?.message).toContain("Argument of type 'string' is not assignable")
  const { code } = book.graph.get('passes')!.cell
  expect(code.slice(problem!.from, problem!.to)).toBe('many.slice(0, 16)')
})

test('nobody is sent to packages or compiler options; what can be run is known', () => {
  type('count', 'process.env;document.title|')
  expect(messages('count')).toEqual(["Cannot find name 'process'.", "Cannot find name 'document'."])
  type('count', 'await using file = { async [Symbol.asyncDispose]() {} }|')
  expect(messages('count')).toEqual([])
})

test.each([
  'new Set([1]).union(new Set([2])).size',
  '[1, 2].values().map((n) => n + 1).take(1).toArray()',
  'await Array.fromAsync([1])',
  'await Promise.try(() => 1)',
  "RegExp.escape('.')",
  'new Float16Array(1)[0]',
  'Math.f16round(1) + Math.sumPrecise([0.1, 0.2])',
  "Error.isError(new Error('!'))",
  "Uint8Array.fromBase64('AQ==').toHex()",
  '/(?i:a)b/.test("Ab")',
])('what runs in today’s browsers has its types: %s', (code) => {
  type('count', `${code}|`)
  expect(messages('count')).toEqual([])
})

test('renaming keeps to the cell, and refuses names of others', () => {
  const at = type('count', 'const ste|ps = 1\nconst t = steps + steps')
  expect(service.renamePlaces('count', at)).toEqual([
    { from: 6, to: 11 },
    { from: 26, to: 31 },
    { from: 34, to: 39 },
  ])
  expect(service.renamePlaces('passes', type('passes', 'sort(ma|ny)'))).toMatch(/made elsewhere/)
})

test.each([
  [
    'const a=[1,2];\nif(a){\nconsole.log( a )\n}',
    'const a = [1, 2]\nif (a) {\n  console.log(a)\n}',
  ],
  ['let a=1;;', 'let a = 1;'],
  ['let a=1;\n(a)', 'let a = 1;\n(a)'],
  // With fewer semicolons each of these is another program, or none.
  ['class A { get;\n x() { return 1 } }', 'class A {\n  get;\n  x() { return 1 }\n}'],
  ['class A { set;\n x(a: 1) {} }', 'class A {\n  set;\n  x(a: 1) { }\n}'],
  ['class A { static;\n a = 1 }', 'class A {\n  static;\n  a = 1\n}'],
  ['class A { static;\n async;\n a() {} }', 'class A {\n  static;\n  async;\n  a() { }\n}'],
  ['let a=1;\nwhile (a--);\na', 'let a = 1\nwhile (a--);\na'],
  ['a: ;\nconst b=1', 'a: ;\nconst b = 1'],
])('format changes layout only: %j', (code, laidOut) => {
  type('count', `${code}|`)
  const edits = service.format('count')
  expect(typeof edits === 'string' ? edits : withEdits(code, edits)).toBe(laidOut)
})

test.each(['let a = ;', 'const a=[1,2', 'if(a){'])('a text with a mistake stays: %j', (code) => {
  type('count', `${code}|`)
  expect(service.format('count')).toMatch(/mistake/)
})
