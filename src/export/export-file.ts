/** The three kinds of file a chapter, or the book, can be taken away as. */
import { exported as words } from '#words/export'
import { exportMarkdown } from './markdown.ts'
import { exportNotebook } from './notebook.ts'
import type { ExportRequest } from './sources.ts'
import { exportTypeScript } from './typescript.ts'

export const EXPORT_KINDS = {
  ts: { label: words.kinds.ts, write: exportTypeScript },
  ipynb: { label: words.kinds.ipynb, write: exportNotebook },
  md: { label: words.kinds.md, write: exportMarkdown },
} satisfies Record<string, { label: string; write: (request: ExportRequest) => string }>

export type ExportKind = keyof typeof EXPORT_KINDS

/** The file's name: that of the chapter, or `book`, with the kind as its ending. */
export function exportFileName(slug: string | undefined, kind: ExportKind): string {
  return `${slug ?? 'book'}.${kind}`
}
