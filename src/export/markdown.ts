/** A chapter as plain Markdown that any reader of Markdown understands, with the cells as the reader has them. */
import { chosenChapters, type ExportChapter, type ExportRequest } from './sources.ts'

/** The chosen chapters as one Markdown text. */
export function exportMarkdown(request: ExportRequest): string {
  return chosenChapters(request)
    .map((chapter) => chapterMarkdown(chapter, request.codeOf))
    .join('\n\n')
}

function chapterMarkdown(
  { title, question, segments }: ExportChapter,
  codeOf: (id: string) => string,
): string {
  const parts = segments.map((segment) =>
    segment.kind === 'text' ? segment.text : fenced(codeOf(segment.id)),
  )
  return `${[`# ${title}`, `*${question}*`, ...parts].join('\n\n')}\n`
}

/** In a fence that is longer than any in the text. */
function fenced(code: string): string {
  const fences = code.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...fences.map(({ length }) => length + 1)))
  return `${fence}ts\n${code.replace(/\r\n?/g, '\n')}\n${fence}`
}
