import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from './book.ts'
import { readLibrary } from './library.ts'

/** The library after a change to one file. */
function changed(file: string, change: (text: string) => string) {
  const root = mkdtempSync(join(tmpdir(), 'library-'))
  for (const folder of ['src/lesson', 'src/tensor'])
    cpSync(folder, join(root, folder), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
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
  expect(differing('src/lesson/show.ts', more)).toContain('lesson/show')
  expect(differing('src/lesson/show.ts', more)).not.toContain('lesson/mnist')
  const tensors = differing('src/tensor/random.ts', more)
  expect(tensors).toEqual(expect.arrayContaining(['@tensorflow/tfjs', 'lesson/training']))
  expect(tensors).not.toContain('lesson/mnist')
})

test('comments, types and layout do not count', () => {
  const dressed = (text: string) =>
    `/* more words */\n${text.replaceAll('\n\n', '\n\n\n')}\nexport interface More { a: number }\n`
  expect(differing('src/lesson/training.ts', dressed)).toEqual([])
})
