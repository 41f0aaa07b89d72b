/**
 * Digests of the code behind what cells import: a result depends on it as much as on the cell's own text. Comments,
 * types and layout do not count. Published with the book, and in the prints of recordings.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import type { BookSettings, ModuleSource } from '../author/define-book.ts'
import { settings } from '../author/names.ts'
import type { Library } from '../notebook/fingerprint.ts'

type Behind = NonNullable<ModuleSource['behind']>

const known = new Map<string, Library>()

/** Module as cells name it -> digest of its code and of all that it imports of ours. */
export function readLibrary(root = process.cwd()): Library {
  let library = known.get(root)
  if (!library) known.set(root, (library = digestAll(root, settings.modules)))
  return library
}

function digestAll(root: string, modules: BookSettings['modules']): Library {
  const behind = Object.entries(modules).flatMap(([name, { behind }]) =>
    behind ? [[name, digestBehind(root, behind)] as const] : [],
  )
  const library: Record<string, string> = Object.fromEntries(behind)
  for (const [name, { source, behind: isDigested }] of Object.entries(modules)) {
    if (isDigested) continue
    for (const [module, file] of filesOf(root, name, source)) {
      const code = [...closure(file)].sort(byPath).map(([, text]) => text)
      const needed = behind.filter(([other]) => code.some((text) => text.includes(`'${other}'`)))
      library[module] = digest([...code, ...needed.map(([, each]) => each)])
    }
  }
  return library
}

function digestBehind(root: string, { packages, folder, but }: Behind): string {
  return digest([
    ...packages.map((name) => versionOf(root, name)),
    ...sourcesIn(join(root, folder))
      .map((file) => [slashed(relative(root, file)), file] as const)
      .filter(([path]) => !path.startsWith(`${but}/`))
      .map(([path, file]) => `${path} ${strip(file)}`),
  ])
}

/** [module, its file], of each that a name with a `*` stands for. */
export function filesOf(root: string, name: string, source: string): [string, string][] {
  if (!source.includes('*')) return [[name, join(root, source)]]
  const folder = join(root, dirname(source))
  return readdirSync(folder)
    .filter((file) => isSource(file))
    .map((file) => [name.replace('*', file.replace(/\.ts$/, '')), join(folder, file)])
}

/** A file and those of ours that it imports, directly or not: path -> stripped text. */
function closure(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file)) return found
  const text = strip(file)
  found.set(file, text)
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport\(?)\s*['"](\.[^'"]+)['"]/g))
    closure(join(dirname(file), path!), found)
  return found
}

/** The JavaScript of a file, as TypeScript prints it. */
function strip(file: string): string {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
    },
  })
  return outputText
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (slashed(a) < slashed(b) ? -1 : 1))
}

/** The same on every system. */
const slashed = (path: string) => path.replaceAll(sep, '/')
const byPath = ([a]: [string, string], [b]: [string, string]) => (slashed(a) < slashed(b) ? -1 : 1)

const isSource = (name: string) => name.endsWith('.ts') && !name.endsWith('.test.ts')

/** Nothing of one that is not installed. */
function versionOf(root: string, name: string): string {
  const file = join(root, 'node_modules', name, 'package.json')
  if (!existsSync(file)) return ''
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

function digest(parts: string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 12)
}
