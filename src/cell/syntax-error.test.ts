import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { compiler as words } from '#words/compiler'
import { compileCell } from './compile.ts'
import type { CellSyntaxError } from './syntax.ts'
import { BEYOND } from './syntax-error.ts'

/** `line:column message` of what is wrong with a text; undefined where nothing is. */
function mistakeIn(code: string): string | undefined {
  try {
    compileCell(code)
    return undefined
  } catch (error) {
    const { message, position } = error as CellSyntaxError
    return `${position.line}:${position.column} ${message}`
  }
}

test('every plug-in that Babel asks for has a sentence of ours', () => {
  const parser = readFileSync(createRequire(import.meta.url).resolve('@babel/parser'), 'utf8')
  const calls = [...parser.matchAll(/\.expect(?:One)?Plugin\(([^;]*?)\)/g)]
  const asked = new Set(
    calls.flatMap(([call]) => [...call.matchAll(/"(\w[\w-]*)"/g)].map(([, name]) => name!)),
  )
  asked.delete('typescript')
  expect(asked.size).toBeGreaterThan(15)
  expect([...asked].filter((name) => !Object.hasOwn(BEYOND, name))).toEqual([])
})

test('all that is said better than by Babel is of a mistake that Babel knows', () => {
  const parser = readFileSync(createRequire(import.meta.url).resolve('@babel/parser'), 'utf8')
  const unknown = Object.keys(words.mistakes).filter((name) => !parser.includes(`${name}:`))
  expect(unknown).toEqual([])
})

test.each([
  ['let a\n@b class C {}', '2:1', /decorators/],
  ['class A {\n  @b c = 1 }', '2:3', /decorators/],
  ['class A { accessor b = 1 }', '1:11', /accessor fields/],
  ['const a = <b c="d">e</b>', '1:11', /JSX/],
  ['const a = <></>', '1:11', /JSX/],
  ['a |> b', '1:3', /\|> is not/],
  ["import defer * as a from 'b'", '1:8', /import defer/],
  ["import source a from 'b'", '1:8', /import source/],
  ["import a = require('b')", '1:1', /use import … from/],
  ['a;\n%DebugPrint(b)', '2:1', /names with %/],
  ['const a = do { 1 }', '1:11', /do expressions/],
  ['const a = async do { 1 }', '1:17', /do expressions/],
  ['const a = () => throw b', '1:17', /throw is a statement/],
  ['f(?, 1)', '1:3', /f\(\?\)/],
  ["const a = await import('b')", '1:17', /import\(…\) is not/],
  ['a?.b = 1', '1:1', /through \?\./],
  ['const a = module { 1 }', '1:11', /module blocks/],
  ["export a from 'b'", '1:8', /exports nothing/],
  ['export const a = 1', '1:1', /exports nothing/],
  ['export = a', '1:1', /exports nothing/],
  ['enum A {}', '1:1', /enums/],
  ['declare enum A {}', '1:1', /enums/],
  ['namespace A {}', '1:1', /namespaces/],
  ['module A {}', '1:1', /namespaces/],
  ['if (a) return b', '1:8', /a cell returns nothing/],
  ['with (a) b', '1:1', /with is not/],
  ['#!/usr/bin/env node\n1', '1:1', /delete the line/],
])('%s is beyond a cell', (code, place, message) => {
  const mistake = mistakeIn(code)
  expect(mistake).toMatch(message)
  expect(mistake).toMatch(new RegExp(`^${place} `))
  expect(mistake).not.toMatch(/plugin/)
})

test.each([
  'await using a = b',
  'for (using a of b) {}',
  'declare const a: number',
  'declare global { var a: number }',
  "import a from 'b' with { type: 'json' }",
  'const f = <T,>(a: T) => a < 1 && a > 2',
  'const π = 3 % b(1)',
])('%s is not', (code) => {
  expect(mistakeIn(code)).toBeUndefined()
})

test.each([
  ['a\u200bb', '1:2 U+200B (zero-width space) stands here and cannot be seen: delete it'],
  ['a\n\u202eb', '2:1 U+202E (right-to-left override) stands here'],
  ['a\ufeffb', '1:2 U+FEFF (byte order mark) stands here'],
  ['const a = “b”', '1:11 ““” (U+201C) is not TypeScript: write " or'],
  ['const a = ‘b’', '1:11 “‘” (U+2018) is not TypeScript: write \' or "'],
  ['f（1）', '1:2 “（” (U+FF08) is not TypeScript: write ('],
  ['const a = 1；', '1:12 “；” (U+FF1B) is not TypeScript: write ;'],
  ['const a = 1\u037e', '1:12 “\u037e” (U+037E) is not TypeScript: write ;'],
  ['a − 1', '1:3 “−” (U+2212) is not TypeScript: write -'],
  ['a ≤ b', '1:3 “≤” (U+2264) is not TypeScript: write <='],
  ['const 👍 = 1', '1:7 “👍” (U+1F44D) is not TypeScript outside of quotes'],
])('%j: the character is named', (code, expected) => {
  expect(mistakeIn(code)?.slice(0, expected.length)).toBe(expected)
})

test.each(["'a\u200bb'", '// “a”', 'const\u00a0a = 1', 'const größe = 1, 数 = 2'])(
  '%j may be written',
  (code) => {
    expect(mistakeIn(code)).toBeUndefined()
  },
)
