/** The book as the exports need it. Made at build; the page fetches it when a reader exports. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildBook } from '#book/build'
import { exported as words } from '#words/export'
import { FOLDERS, settings } from '../author/names.ts'
import type { Chapter, Segment as ChapterSegment } from '../chapter/chapter.ts'
import { inlineKind } from '../export/inline-kind.ts'
import { inlineModule } from '../export/inline-module.ts'
import type { ExportChapter, ExportSources, Segment } from '../export/sources.ts'
import { allKinds } from '../output/kinds.ts'
import type { Book } from './book.ts'
import { exportModules } from './export-modules.ts'
import { plainQuestion } from './export-question.ts'
import { fillValues } from './recordings.ts'
import { plainCitations } from './references.ts'
import { plainCard } from './render-card.ts'

/** Shows outputs in a terminal. */
const SHOWING = 'showing outputs'

/** All that exports are written from. Throws where the book names a module or a file that is not there. */
export function exportSources({ chapters }: Book, root = process.cwd()): ExportSources {
  const { packages, installedAs = {}, start } = buildBook.outside
  const helpers = { [SHOWING]: 'src/export/outside/show-kinds.ts', ...buildBook.outside.helpers }
  const version = (name: string) => {
    // What is here in its place has its version.
    const here = Object.keys(installedAs).find((other) => installedAs[other] === name) ?? name
    return JSON.parse(readFileSync(join(root, 'node_modules', here, 'package.json'), 'utf8'))
      .version
  }
  return {
    chapters: chapters.map((chapter) => ({
      slug: chapter.slug,
      title: chapter.title,
      question: chapter.question,
      segments: segmentsOf(chapter),
    })),
    modules: exportModules(settings.modules, { ...buildBook.outside, helpers }, root).map(
      (module) =>
        module.name === SHOWING
          ? { ...module, code: [module.code, ...kinds()].join('\n\n') }
          : module,
    ),
    start: inlineModule(
      'start',
      start === undefined ? '' : readFileSync(join(root, start), 'utf8'),
    ),
    packages: packages.map((name) => `${name}@${version(name)}`),
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

/** Cuts a chapter at its cells. The text between is Markdown that any reader of it understands. */
export function segmentsOf(chapter: Chapter): ExportChapter['segments'] {
  const segments: Segment[] = []
  let text: string[] = []
  const endText = () => {
    if (text.length > 0) segments.push({ kind: 'text', text: text.join('\n\n') })
    text = []
  }
  for (const segment of chapter.segments) {
    const isAnswer = segment.kind === 'solution' || segment.kind === 'wrong'
    if (segment.kind === 'cell' || isAnswer) endText()
    if (segment.kind === 'cell') segments.push({ kind: 'cell', id: segment.id! })
    else if (!isAnswer) text.push(plainMarkdown(segment, chapter))
  }
  endText()
  return segments
}

/** A segment without what means something in the book only; recorded values are filled in. */
function plainMarkdown({ kind, id, source, marks }: ChapterSegment, chapter: Chapter): string {
  if (kind === 'figure')
    return words.figure(chapter.figures.find((each) => each.id === id)!.caption)
  if (kind === 'question') return plainQuestion(chapter.questions.find((each) => each.id === id)!)
  if (kind === 'card') return plainCard(chapter.cards.find((each) => each.id === id)!)
  if (kind === 'equation') return `$$\n${chapter.equations.find((each) => each.id === id)!.tex}\n$$`
  let text = ''
  let at = 0
  for (const { kind, start, end } of marks) {
    text += source.slice(at, start)
    // In a table a bar has a backslash before it.
    if (kind === 'citation') text += plainCitations(source.slice(start, end))
    if (kind === 'value') text += fillValues(source.slice(start, end).replaceAll('\\|', '|'))
    at = end
  }
  return text + source.slice(at)
}
