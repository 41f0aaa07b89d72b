/** The files of an edition, each with that of the first edition which it renders, and how the two compare. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { settings } from '../author/names.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { type Block, chapterBlocks, tableBlocks, wordsBlocks } from './block.ts'
import { type Compared, compareBlocks, type Stamps } from './compare.ts'

/** Paths are from the project's root. */
export interface EditionFile {
  /** of the first edition */
  first: string
  /** may not be there yet */
  here: string
  /** what was accepted, JSON; not there before anything was */
  stamps: string
  /** a text that is the same in both has not been translated */
  isOtherLanguage: boolean
  blocks(text: string, file: string): Block[]
}

/** Tables of texts, and the fields of each that are texts. */
export const TABLES: Readonly<Record<string, readonly string[]>> = {
  'terms.yaml': ['definition'],
  'symbols.yaml': ['meaning', 'range'],
}

/** Those besides the first whose folder is there, whether or not the settings name them yet. */
export function otherEditions(): string[] {
  const [first] = settings.editions
  return readdirSync(settings.content, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== first)
    .map(({ name }) => name)
    .filter((name) =>
      readdirSync(join(settings.content, name)).some((file) => /^\d+-.*\.md$/.test(file)),
    )
}

/** All files that an edition has to have. */
export function filesOfEdition(edition: string): EditionFile[] {
  const [tag] = settings.editions
  const words = settings.interfaceWords ?? 'src/words'
  const isOtherLanguage = edition.split('-')[0] !== tag.split('-')[0]
  const inFolder = (folder: string, pattern: RegExp, blocks: EditionFile['blocks']) =>
    readdirSync(join(folder, tag), { recursive: true, encoding: 'utf8' })
      .filter((file) => pattern.test(file))
      .sort()
      .map((file) => ({
        first: join(folder, tag, file),
        here: join(folder, edition, file),
        stamps: stampsOf(join(folder, edition), file),
        isOtherLanguage,
        blocks,
      }))
  return [
    ...inFolder(settings.content, /^\d+-.*\.md$/, (text, file) =>
      chapterBlocks(parseChapter(text, file, settings.cellOptions)),
    ),
    ...Object.entries(TABLES).map(([file, fields]) => ({
      first: join(settings.content, file),
      here: join(settings.content, edition, file),
      stamps: stampsOf(join(settings.content, edition), file),
      isOtherLanguage,
      blocks: (text: string) => tableBlocks(text, fields),
    })),
    // What cells say is said anew by each other edition alone; `said.test.ts` of a book knows what is missing.
    ...inFolder(settings.content, /^words[\\/](?!said\.ts$).*\.ts$/, wordsBlocks),
    ...inFolder(words, /\.ts$/, wordsBlocks),
  ]
}

function stampsOf(folder: string, file: string): string {
  return join(folder, 'in-step', file.replace(/\.\w+$/, '.json'))
}

/** Compares a file with the first edition's. Throws where a text cannot be read. */
export function compareFile({
  first,
  here,
  stamps,
  isOtherLanguage,
  blocks,
}: EditionFile): Compared[] {
  return compareBlocks(
    blocks(readFileSync(first, 'utf8'), first),
    existsSync(here) ? blocks(readFileSync(here, 'utf8'), here) : [],
    readStamps(stamps),
    isOtherLanguage,
  )
}

function readStamps(file: string): Stamps {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stamps) : {}
}

/** Keeps what was accepted of a file, a block a line. */
export function writeStamps({ stamps: file }: EditionFile, stamps: Stamps): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(stamps, null, 1)}\n`)
}
