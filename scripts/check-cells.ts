/**
 * Type-checks all cells of the book as one TypeScript program. Each cell is a module: its text, unchanged, and
 * after its last line the imports of what it takes and the exports of what it makes. So every error has the
 * reader's line and column, and is reported at the Markdown file's.
 */
import { join, resolve } from 'node:path'
import ts from 'typescript'
import type { LinkedCell } from '../src/cell/graph.ts'
import { readBook } from '../src/markdown/book.ts'

const root = process.cwd()
const { graph } = readBook(root)
const folder = join(root, 'cells')
const fileOf = (id: string) => join(folder, `${id}.ts`)

const texts = new Map<string, string>()
for (const [id, linked] of graph) texts.set(fileOf(id), moduleText(linked))
texts.set(
  join(folder, 'globals.d.ts'),
  `/** Shows a value under the cell; with a slot, in place of what the slot showed before. */
declare function display(value: unknown, slot?: string): Promise<void>
`,
)

const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
)
const options: ts.CompilerOptions = {
  ...config.options,
  noEmit: true,
  types: ['astro/client'],
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  // A variation may leave a name unused, and hide one on purpose.
  noUnusedLocals: false,
}
const host = ts.createCompilerHost(options)
const { fileExists, readFile, getSourceFile } = host
host.fileExists = (name) => texts.has(resolve(name)) || fileExists(name)
host.directoryExists = (name) => resolve(name) === folder || ts.sys.directoryExists(name)
host.readFile = (name) => texts.get(resolve(name)) ?? readFile(name)
host.getSourceFile = (name, languageVersion, ...rest) => {
  const text = texts.get(resolve(name))
  return text === undefined
    ? getSourceFile(name, languageVersion, ...rest)
    : ts.createSourceFile(name, text, languageVersion)
}

const program = ts.createProgram([...texts.keys()], options, host)
const problems = ts
  .getPreEmitDiagnostics(program)
  .filter(({ file }) => file && texts.has(resolve(file.fileName)))
for (const { file, start, messageText } of problems) {
  const id = file!.fileName.slice(folder.length + 1, -3)
  const cell = graph.get(id)?.cell
  const { line, character } = file!.getLineAndCharacterOfPosition(start ?? 0)
  const place = cell
    ? `${cell.file}:${cell.position.line + line}:${cell.position.column + character}`
    : file!.fileName
  console.error(`${place}: cell "${id}": ${ts.flattenDiagnosticMessageText(messageText, '\n  ')}`)
}
console.log(`${graph.size} cells checked, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0

function moduleText({ cell, compiled, takes }: LinkedCell): string {
  const makers = new Map<string, string>()
  for (const { cell: other, compiled: made } of graph.values())
    if (!other.options.local)
      for (const name of [...made.outputs, ...made.typeOutputs]) makers.set(name, other.id)
  const lines = [cell.code]
  const names = new Set([
    ...takes.keys(),
    ...compiled.typeInputs.filter((name) => makers.has(name)),
  ])
  for (const name of names) {
    // Types do not change from version to version: the maker's is everybody's.
    const maker = makers.get(name)!
    if (maker !== cell.id) lines.push(`import { ${name} } from './${maker}.ts'`)
  }
  const exported = cell.options.local ? [] : compiled.outputs
  const types = cell.options.local ? [] : compiled.typeOutputs
  lines.push(`export { ${exported.join(', ')} }`)
  if (types.length > 0) lines.push(`export type { ${types.join(', ')} }`)
  return lines.join('\n')
}
