/**
 * Digests of the code behind what cells import: a result depends on it as much as on the cell's own text. Comments,
 * types and layout do not count. Published with the book, and in the prints of recordings.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import type { Library } from '../notebook/fingerprint.ts'

const TENSORS = '@tensorflow/tfjs'
/** TensorFlow.js itself; versions are pinned in package-lock.json. */
const PACKAGES = [
  ...['core', 'layers', 'backend-wasm', 'backend-cpu', 'backend-webgl', 'backend-webgpu'].map(
    (name) => `@tensorflow/tfjs-${name}`,
  ),
  // Random numbers; what compiles our own kernels.
  'seedrandom',
  'assemblyscript',
]

const known = new Map<string, Library>()

/** Module as cells name it -> digest of its code and of all that it imports of ours. */
export function readLibrary(root = process.cwd()): Library {
  let library = known.get(root)
  if (!library) known.set(root, (library = digestAll(root)))
  return library
}

function digestAll(root: string): Library {
  const tensors = digest([
    ...PACKAGES.map((name) => versionOf(root, name)),
    ...sourcesIn(join(root, 'src/tensor'))
      .map((file) => [slashed(relative(root, file)), file] as const)
      // It hands tensors about, and computes nothing.
      .filter(([path]) => !path.startsWith('src/tensor/plugin/'))
      .map(([path, file]) => `${path} ${strip(file)}`),
  ])
  const lesson = join(root, 'src/book/lesson')
  const modules = readdirSync(lesson).filter((name) => isSource(name))
  return {
    [TENSORS]: tensors,
    ...Object.fromEntries(
      modules.map((name) => {
        const code = [...closure(join(lesson, name))].sort(byPath).map(([, text]) => text)
        const isWithTensors = code.some((text) => text.includes(`'${TENSORS}'`))
        return [
          `lesson/${name.replace(/\.ts$/, '')}`,
          digest(isWithTensors ? [...code, tensors] : code),
        ]
      }),
    ),
  }
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
