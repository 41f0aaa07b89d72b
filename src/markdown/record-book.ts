/** What a book records besides its cells as they stand, in its `record.ts`; loaded by `npm run record` alone. */
import type { OpenBook } from '../../scripts/drive.ts'
import type { Book } from './book.ts'

export interface RecordBook {
  /** Cells that rest on a choice beside a cell are recorded once more, with these: name of the control -> value. */
  choices: Readonly<Record<string, string>>
  /** What is made of the recorded book and is no cell's output, by the name that `npm run record -- NAME` takes. */
  more: Readonly<Record<string, (open: OpenBook, book: Book) => Promise<void>>>
}
