/** Results rest on the code and the packages that make tensors. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLibrary } from '../markdown/library.ts'

/** A folder with copies of all that the library is read from, but no packages. */
function copied() {
  const root = mkdtempSync(join(tmpdir(), 'library-'))
  for (const folder of ['src/book/lesson', 'src/tensor'])
    cpSync(folder, join(root, folder), { recursive: true })
  return root
}

test('a change of how tensors are computed counts for what imports them, and for nothing else', () => {
  const [before, root] = [readLibrary(copied()), copied()]
  appendFileSync(join(root, 'src/tensor/random.ts'), '\nconsole.log("more")\n')
  const after = readLibrary(root)
  const differing = Object.keys(before).filter((module) => before[module] !== after[module])
  expect(differing).toEqual(expect.arrayContaining(['@tensorflow/tfjs', 'lesson/training']))
  expect(differing).not.toContain('lesson/mnist')
})

test.each([
  ...['core', 'layers', 'backend-wasm', 'backend-cpu', 'backend-webgl', 'backend-webgpu'].map(
    (name) => `@tensorflow/tfjs-${name}`,
  ),
  'seedrandom',
  'assemblyscript',
])('another version of %s changes what tensors are', (name) => {
  const root = copied()
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "version": "0.0.1" }')
  const without = readLibrary(copied())['@tensorflow/tfjs']
  expect(readLibrary(root)['@tensorflow/tfjs']).not.toBe(without)
})

test('no two modules of the lessons have a name in common: in an exported program they stand in one scope', () => {
  const makers = new Map<string, string>()
  for (const file of readdirSync('src/book/lesson').filter((name) => !name.includes('.test'))) {
    const text = readFileSync(join('src/book/lesson', file), 'utf8')
    for (const [, name] of text.matchAll(
      /^(?:export )?(?:async )?(?:const|let|function|class) (\w+)/gm,
    )) {
      expect(makers.get(name!), `${name} in ${file}`).toBeUndefined()
      makers.set(name!, file)
    }
  }
})
