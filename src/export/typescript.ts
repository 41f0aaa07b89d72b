/**
 * The cells of a chapter, and all they need, as one TypeScript program for Node or Deno: the book's modules first,
 * then the cells in the order in which they would run. It prints the numbers that the page shows.
 */
import { book } from '#book-words/book'
import { exported as words } from '#words/export'
import { orderOnce } from './order.ts'
import { banner, writeProgram } from './program.ts'
import { cellsOf, type ExportRequest } from './sources.ts'

/** The program's text. It holds the cells of the chosen chapters and, from others, those they need. */
export function exportTypeScript(request: ExportRequest): string {
  const { setUp, cells } = writeProgram(request, orderOnce(request.graph, cellsOf(request)))
  const parts = [header(request), setUp]
  for (const [id, text] of cells) if (text !== '') parts.push(`${banner(id)}\n\n${text}`)
  return `${parts.join('\n\n')}\n`
}

function header({ sources, slug }: ExportRequest): string {
  const title = sources.chapters.find((chapter) => chapter.slug === slug)?.title
  const file = `${slug ?? 'book'}.ts`
  return [
    `// ${book.title}${title ? `: ${title}` : ''}`,
    '//',
    ...(sources.packages.length > 0 ? [`//   npm install ${sources.packages.join(' ')}`] : []),
    // What `npm init` writes says that files are CommonJS.
    '//   npm pkg set type=module',
    `//   node ${file}        ${words.nodeOrDeno(file)}`,
    '//',
    `// ${words.order}`,
  ].join('\n')
}
