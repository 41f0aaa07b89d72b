/** The book's cells in a few letters each, for a page that must not load the book: where they stand, which text. */
import { digest } from '../notebook/fingerprint.ts'
import type { Book } from './book.ts'

export interface CellList {
  /** titles */
  chapters: string[]
  /** id, place of the chapter in `chapters`, digest of the text */
  cells: [string, number, string][]
}

/** The chapters' titles, and for each cell its id, the index of its chapter, and the digest of its code. */
export function cellList({ chapters, cells }: Pick<Book, 'chapters' | 'cells'>): CellList {
  const slugs = chapters.map(({ slug }) => slug)
  return {
    chapters: chapters.map(({ title }) => title),
    cells: cells.map(({ cell }) => [cell.id, slugs.indexOf(cell.chapter), digest(cell.code)]),
  }
}
