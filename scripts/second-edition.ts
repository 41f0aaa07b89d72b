/** A throw-away second edition of the book, for tests: a copy of the first in which some words are others. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { BOOK, settings } from '../src/author/names.ts'

/** A text that stands in a file of the first edition, chapters or words, and what stands in the second instead. */
export type Change = [file: string, from: string, to: string]

/**
 * Makes it in `folder`, emptied before, as a book that is this one but for its settings. `BOOK` in the environment
 * chooses that book; its name is returned. Throws where a text that shall change does not stand.
 */
export function makeSecondEdition(folder: string, tag: string, changes: Change[]): string {
  rmSync(folder, { recursive: true, force: true })
  const first = settings.editions[0]
  const [book, content, words] = ['book', 'content', 'words'].map((name) => join(folder, name))
  linkAll(BOOK, book!, ['settings.ts'])
  linkAll(settings.content, content!, [...settings.editions, tag])
  const copies = [
    [join(settings.content, first), content!],
    [join(settings.interfaceWords ?? 'src/words', first), words!],
  ] as const
  for (const [from, to] of copies)
    for (const edition of [first, tag]) {
      cpSync(from, join(to, edition), { recursive: true })
      // What there is of that edition already.
      const own = join(dirname(from), edition)
      if (existsSync(own)) cpSync(own, join(to, edition), { recursive: true })
    }
  for (const [file, from, to] of changes) {
    const [original, copy] = copies.find(([original]) => file.startsWith(original))!
    const path = join(copy, tag, file.slice(original.length))
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${path}: there is no “${from}”`)
    writeFileSync(path, text.replace(from, to))
  }
  const changed = { content, interfaceWords: words, editions: [first, tag] }
  writeFileSync(
    join(book!, 'settings.ts'),
    `import settings from '${relative(book!, join(BOOK, 'settings.ts'))}'
export default { ...settings, ...${JSON.stringify(changed)} }
`,
  )
  return book!
}

function linkAll(from: string, to: string, but: string[]): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from))
    if (!but.includes(name)) symlinkSync(resolve(from, name), join(to, name))
}
