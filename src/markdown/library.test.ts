import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from './book.ts'
import { readLibrary } from './library.ts'

/** A folder with copies of all that the library is read from. */
function copied(packages: 'with packages' | 'no packages' = 'with packages') {
  const root = mkdtempSync(join(tmpdir(), 'library-'))
  for (const folder of ['src/book/lesson', 'src/tensor'])
    cpSync(folder, join(root, folder), { recursive: true })
  if (packages === 'with packages')
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
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
  expect(differing('src/book/lesson/show.ts', more)).toContain('lesson/show')
  expect(differing('src/book/lesson/show.ts', more)).not.toContain('lesson/mnist')
  const tensors = differing('src/tensor/random.ts', more)
  expect(tensors).toEqual(expect.arrayContaining(['@tensorflow/tfjs', 'lesson/training']))
  expect(tensors).not.toContain('lesson/mnist')
})

test('comments, types and layout do not count', () => {
  const dressed = (text: string) =>
    `/* more words */\n${text.replaceAll('\n\n', '\n\n\n')}\nexport interface More { a: number }\n`
  expect(differing('src/book/lesson/training.ts', dressed)).toEqual([])
})

test('what is only imported for what it does counts', () => {
  const root = copied()
  writeFileSync(join(root, 'src/book/lesson/effect.ts'), 'globalThis.effect = 1\n')
  const show = join(root, 'src/book/lesson/show.ts')
  writeFileSync(show, `import './effect.ts'\n${readFileSync(show, 'utf8')}`)
  const before = readLibrary(root)
  const other = copied()
  cpSync(join(root, 'src'), join(other, 'src'), { recursive: true })
  writeFileSync(join(other, 'src/book/lesson/effect.ts'), 'globalThis.effect = 2\n')
  expect(readLibrary(other)['lesson/show']).not.toBe(before['lesson/show'])
})

test.each([
  ...['core', 'layers', 'backend-wasm', 'backend-cpu', 'backend-webgl', 'backend-webgpu'].map(
    (name) => `@tensorflow/tfjs-${name}`,
  ),
  'seedrandom',
  'assemblyscript',
])('another version of %s changes what tensors are', (name) => {
  const root = copied('no packages')
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "version": "0.0.1" }')
  const without = readLibrary(copied('no packages'))['@tensorflow/tfjs']
  expect(readLibrary(root)['@tensorflow/tfjs']).not.toBe(without)
})
