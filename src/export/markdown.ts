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
    segment.kind === 'text' ? segment.text : `\`\`\`ts\n${codeOf(segment.id)}\n\`\`\``,
  )
  return `${[`# ${title}`, `*${question}*`, ...parts].join('\n\n')}\n`
}
