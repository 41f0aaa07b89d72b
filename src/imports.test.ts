/** Who may import whom: the table of docs/architecture.md, checked. Types count as well as code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const SRC = import.meta.dirname
const ROOT = join(SRC, '..')
const isTest = (file: string) => /\.test(-kit)?\.ts$/.test(file)

/** Folder of `src` -> what it may import, as paths in `src`: the rows of the document's table. */
const mayImport = readTable(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8'))

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|astro)$/.test(file) && !file.endsWith('.d.ts'))

/** [file, imported], both as paths in `src`, with their endings. */
const imports = files.filter((file) => !isTest(file)).flatMap(importsOf)

/**
 * Imports inside a folder are its own affair. What the engine takes from whatever book it is handed it names
 * `#book/…`; to `src/book` itself it has no way.
 */
const crossing = imports
  .map(([file, imported, by]) => [file, by === '#book' ? imported.replace(/^/, '#') : imported])
  .map(([file, imported]) => [file!, imported!.replace(/\.\w+$/, '')] as const)
  .filter(([file, imported]) => file.includes('/') && folderOf(file) !== folderOf(imported))

test('the document has a row for each folder, and none for others', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect([...mayImport.keys()].sort()).toEqual(folders.map(({ name }) => name).sort())
})

test.each(crossing)('%s may import %s', (file, imported) => {
  const allowed = mayImport.get(folderOf(file))!
  expect(allowed.some((path) => imported === path || imported.startsWith(`${path}/`))).toBe(true)
})

test('nothing is allowed that nobody does', () => {
  const idle = [...mayImport].flatMap(([folder, allowed]) =>
    allowed
      .filter(
        (path) =>
          !crossing.some(
            ([file, imported]) =>
              folderOf(file) === folder && (imported === path || imported.startsWith(`${path}/`)),
          ),
      )
      .map((path) => `${folder} -> ${path}`),
  )
  expect(idle).toEqual([])
})

test('no module leads back to itself', () => {
  const leadsTo = Map.groupBy(imports, ([file]) => file)
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): void => {
    if (path.includes(file)) throw new Error([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (done.has(file)) return
    path.push(file)
    for (const [, imported] of leadsTo.get(file) ?? []) visit(imported)
    path.pop()
    done.add(file)
  }
  for (const file of files) visit(file)
})

test('no file of src names a chapter of the book', () => {
  const slugs = readdirSync(join(ROOT, 'content/en')).map((f) => f.replace(/^\d+-|\.md$/g, ''))
  for (const file of files.filter((file) => !isTest(file))) {
    const text = readFileSync(join(SRC, file), 'utf8')
    for (const slug of slugs) expect(text, file).not.toMatch(new RegExp(`[/}]${slug}/['"#\`]`))
  }
})

function readTable(document: string): Map<string, string[]> {
  const table = document.match(/^\| folder \|.*\n\|[-|]+\n((?:\|.*\n)+)/m)![1]!
  return new Map(
    table
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [, folders = '', , allowed = ''] = row.split('|')
        return namesIn(folders).map((folder) => [folder, namesIn(allowed)] as const)
      }),
  )
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
}

function folderOf(path: string): string {
  return path.split('/')[0]!
}

/** By `from`, `import`, and `new URL(…)` of a module, be it only a type; of styles and data not. */
function importsOf(file: string): [file: string, imported: string, by: 'path' | '#book'][] {
  const text = readFileSync(join(SRC, file), 'utf8')
  const named = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'#(book\/[^']+)'/g)]
  const paths = [...text.matchAll(/(?:\bfrom|\bimport|new URL)\s*\(?\s*'(\.[^'?]+)/g)]
    .map(([, path]) => relative(SRC, join(SRC, dirname(file), path!)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('..') && existsSync(join(SRC, path)))
    .filter((path) => /\.(ts|astro)$/.test(path))
  return [
    ...paths.map((path) => [file, path, 'path'] as [string, string, 'path']),
    ...named.map(([, name]) => [file, `${name}.ts`, '#book'] as [string, string, '#book']),
  ]
}
