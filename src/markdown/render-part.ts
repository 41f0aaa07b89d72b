/** What heads a chapter beside its title: the book's one picture of everything, with the chapter's part lit. */
import { buildBook } from '#book/build'
import type { Chapter } from '../chapter/chapter.ts'
import { toHtml } from '../output/markup.ts'
import type { CellLink } from './build-book.ts'

/** The picture as HTML and where it leads; addresses are from the first page. */
export interface RenderedPart {
  html: string
  text: string
  address: string
  whole: CellLink
}

/** The part that the chapter names; undefined where it names none. */
export function renderPart(chapter: Chapter): RenderedPart | undefined {
  const part = buildBook.partOf?.(chapter)
  return part && { ...part, html: toHtml(part.picture) }
}
