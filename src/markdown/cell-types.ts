/** What TypeScript knows of the book's cells: the types that names carry in the page, and what the editor needs. */

import ts from 'typescript'
import { EDITION, settings } from '../author/names.ts'
import type { TypesBundle } from '../editor/bundled-library.ts'
import { typedCell } from '../editor/cell-modules.ts'
import { DiskLibrary } from '../editor/disk-library.ts'
import { CellService } from '../editor/service.ts'
import type { Book } from './book.ts'
import type { Annotation } from './highlight.ts'

const MOST_CHARACTERS = 300

let known: { book: Book; library: DiskLibrary; service: CellService } | undefined

function openService(book: Book) {
  if (known?.book !== book) {
    const library = new DiskLibrary(process.cwd(), settings)
    const cells = book.cells.map((each) => typedCell(each))
    known = { book, library, service: new CellService(ts, library, cells) }
  }
  return known
}

/** Every name of a cell with its type and, where there is one, its documentation. */
export function typeAnnotations(book: Book, id: string): Annotation[] {
  return openService(book)
    .service.hints(id)
    .map(({ from, to, type, documentation }) => ({
      from,
      to,
      attributes: {
        'data-type': shorten(type),
        ...(documentation === '' ? {} : { 'data-doc': shorten(documentation.split('\n\n')[0]!) }),
      },
    }))
}

/** The declaration files that the editor's TypeScript needs for the book's cells. */
export function typesBundle(book: Book): TypesBundle {
  const { library, service } = openService(book)
  return library.bundle(service, EDITION)
}

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text
}
