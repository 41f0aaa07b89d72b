import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportNotebook } from './notebook.ts'
import type { ExportRequest } from './sources.ts'
import { requestFor, shownBy, TEXTS, type Text } from './texts.test-kit.ts'
import { exportTypeScript } from './typescript.ts'

const folder = mkdtempSync(join(tmpdir(), 'program-'))

/** What a program prints that is run as a file of this name. */
function printedBy(request: ExportRequest, name = 'program.ts'): string[] {
  const file = join(folder, name)
  writeFileSync(file, exportTypeScript(request))
  return execFileSync('node', [file], { encoding: 'utf8' }).trim().split('\n')
}

test.each(['texts.ts', 'texts.mts'])(
  'texts as readers write them show outside what they show in the page: %s',
  (name) => {
    expect(printedBy(requestFor(TEXTS), name)).toEqual(shownBy(TEXTS))
  },
)

test('a cell sees values as they were, though others change them and stand first in the text', () => {
  const texts: Text[] = [
    // As a first page that shows everything does.
    { id: 'trained', code: 'kept.push(2)\nconst most = kept.length\nmost', shows: 2 },
    { id: 'make', code: 'const kept = [1]' },
    { id: 'untrained', code: 'kept.length', options: { local: true }, shows: 1 },
    { id: 'after-all', code: 'kept.length + most', options: { local: true }, shows: 4 },
  ]
  const inOrder = [texts[1]!, texts[2]!, texts[0]!, texts[3]!]
  const request = requestFor(inOrder)
  request.sources.chapters[0]!.segments = texts.map(({ id }) => ({ kind: 'cell', id }))
  expect(printedBy(request)).toEqual(['1', '2', '4'])
  const cells: { cell_type: string; id: string }[] = JSON.parse(exportNotebook(request)).cells
  expect(cells.filter(({ cell_type }) => cell_type === 'code').map(({ id }) => id)).toEqual([
    ...['set-up', 'make', 'trained', 'make-2', 'untrained', 'trained-2', 'after-all'],
  ])
})

test.each([
  ['no such name', "import { rang } from 'lesson/show'", 'lesson/show has no "rang"'],
  ['no cell', 'const = 1', 'Unexpected token'],
  ['an export', 'export const x = 1', 'may only appear at the top level'],
])('what cannot be said is refused with the cell’s name: %s', (_, code, why) => {
  const request = requestFor([{ id: 'mine', code: '1', options: { local: true } }])
  request.codeOf = () => code
  const refusal = new RegExp(`The cell "mine" cannot be exported: .*${why}`)
  expect(() => exportTypeScript(request)).toThrow(refusal)
  expect(() => exportNotebook(request)).toThrow(refusal)
})

test('a cell that would have to stand before and after another is refused', () => {
  const request = requestFor([
    { id: 'make', code: 'const kept = [1]' },
    { id: 'before', code: 'const both = kept.length + most' },
    { id: 'change', code: 'kept.push(2)\nconst most = kept.length' },
  ])
  const refusal = 'cannot be exported: it takes a value both before and after'
  expect(() => exportTypeScript(request)).toThrow(refusal)
  expect(() => exportNotebook(request)).toThrow(refusal)
})
