/** A chapter as plain Markdown that any reader of Markdown understands, with the cells as the reader has them. */
import { exported as words } from '#words/export'
import { chosenChapters, type ExportChapter, type ExportRequest } from './sources.ts'

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
    segment.kind === 'text' ? plainText(segment.text) : `\`\`\`ts\n${codeOf(segment.id)}\n\`\`\``,
  )
  return `${[`# ${title}`, `*${question}*`, ...parts].join('\n\n')}\n`
}

/** Without the book's own marks: addresses of headings and equations, links from chapter to chapter. */
export function plainText(text: string): string {
  return text
    .replace(/^(#{2,6} .*?)\s*\{#[\w-]+\}\s*$/gm, '$1')
    .replace(/^```figure .*\n([\s\S]*?)\n```$/gm, (_, caption: string) =>
      words.figure(caption.replace(/\s+/g, ' ')),
    )
    .replace(/^\$\$ id=[\w-]+$/gm, '$$$$')
    .replace(/\]\((?:\.\.\/[\w-]+\/)?#[\w-]+\)/g, ']')
    .replace(/\]\(\.\.\/[\w-]+\/\)/g, ']')
    .replace(/(?<!!)\[([^\]]+)\](?![([])/g, '$1')
    .trim()
}
