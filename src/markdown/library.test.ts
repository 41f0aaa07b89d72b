import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from './book.ts'
import { readLibrary } from './library.ts'

const LESSONS = 'fixtures/sorting/lessons'

/** A folder with copies of all that the library is read from. */
function copied() {
  const root = mkdtempSync(join(tmpdir(), 'library-'))
  cpSync(LESSONS, join(root, LESSONS), { recursive: true })
  return root
}

/** The library after a change to one file. */
function changed(file: string, change: (text: string) => string) {
  const root = copied()
  const path = join(root, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  return readLibrary(root)
}
const differing = (file: string, change: (text: string) => string) => {
  const library = readLibrary()
  const other = changed(file, change)
  return Object.keys(library).filter((module) => library[module] !== other[module])
}

test('every module that the book’s cells import has a digest', () => {
  const library = readLibrary()
  for (const { compiled } of readBook().cells)
    for (const { module } of compiled.imports) expect(library).toHaveProperty([module])
})

test('a change of a module changes its digest and those of what imports it', () => {
  const more = (text: string) => `${text}\nconsole.log('more')\n`
  expect(differing(`${LESSONS}/show.ts`, more)).toEqual(['sorting/passes', 'sorting/show'])
  expect(differing(`${LESSONS}/passes.ts`, more)).toEqual(['sorting/passes'])
})

test('comments, types and layout do not count', () => {
  const dressed = (text: string) =>
    `/* more words */\n${text.replaceAll('\n\n', '\n\n\n')}\nexport interface More { a: number }\n`
  expect(differing(`${LESSONS}/passes.ts`, dressed)).toEqual([])
})

test('what is only imported for what it does counts', () => {
  const root = copied()
  writeFileSync(join(root, LESSONS, 'effect.ts'), 'globalThis.effect = 1\n')
  const show = join(root, LESSONS, 'show.ts')
  writeFileSync(show, `import './effect.ts'\n${readFileSync(show, 'utf8')}`)
  const before = readLibrary(root)
  const other = copied()
  cpSync(join(root, LESSONS), join(other, LESSONS), { recursive: true })
  writeFileSync(join(other, LESSONS, 'effect.ts'), 'globalThis.effect = 2\n')
  expect(readLibrary(other)['sorting/show']).not.toBe(before['sorting/show'])
})
