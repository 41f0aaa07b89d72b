/**
 * What `#book/…`, `#book-words/…` and `#words/…` mean in this build: files of the book and of the edition that are built;
 * and `#output/…`, by which an edition's words name what they use of the engine, wherever they stand.
 * Node, Vite and the tests ask here; TypeScript, which knows no environment, takes those of tsconfig.json.
 * `BOOK=fixtures/sorting` chooses another book, `EDITION=zh-cn` another edition of it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BookSettings } from './define-book.ts'

const ROOT = process.cwd()
const DEFAULT_BOOK = 'src/book'

/** The book's folder, from the project's root. */
export const BOOK = process.env.BOOK ?? DEFAULT_BOOK

export const settings = await settingsOf(BOOK)

/** What the author of a book in a folder, from the project's root, says of it. */
export async function settingsOf(book: string): Promise<BookSettings> {
  const { href } = pathToFileURL(join(ROOT, book, 'settings.ts'))
  return ((await import(/* @vite-ignore */ href)) as { default: BookSettings }).default
}

/** Where its site is built, from the project's root: another book never overwrites the site of this one. */
export const SITE_FOLDER = BOOK === DEFAULT_BOOK ? 'dist' : `.cache/books/${settings.id}`

/** A language tag; a folder of the book's content. One that the settings do not name yet can be built alone. */
export const EDITION = process.env.EDITION ?? settings.editions[0]
if (!settings.editions.includes(EDITION) && !existsSync(join(ROOT, settings.content, EDITION)))
  throw new Error(
    `EDITION=${EDITION}: the editions of ${settings.id} are ${settings.editions.join(', ')}`,
  )

/** Where the book's chapters, words and recordings are, an absolute path; each edition is a folder in it. */
export const CONTENT = join(ROOT, settings.content)

/** Where an edition stands below the site's path: the first at the root, each other in a folder of its tag. */
export function editionFolder(edition: string): string {
  return edition === settings.editions[0] ? '' : `${edition}/`
}

/** What the names mean in an edition of a book: how each begins -> the folder, an absolute path. */
export function foldersOf(
  book: string,
  { content, interfaceWords }: BookSettings,
  edition: string,
) {
  const words = join(interfaceWords ?? 'src/words', edition)
  if (!existsSync(join(ROOT, words)))
    throw new Error(
      `EDITION=${edition}: the words of the interface are missing: no folder ${words}`,
    )
  return {
    '#book/': join(ROOT, book),
    '#book-words/': join(ROOT, content, edition, 'words'),
    '#words/': join(ROOT, words),
    '#output/': join(ROOT, 'src/output'),
  }
}

/** What the names mean in this build. */
export const FOLDERS = foldersOf(BOOK, settings, EDITION)

/** The file that such a name means, an absolute path; undefined for other names. */
export function fileOf(name: string): string | undefined {
  const found = Object.entries(FOLDERS).find(([start]) => name.startsWith(start))
  return found && `${join(found[1], name.slice(found[0].length))}.ts`
}
