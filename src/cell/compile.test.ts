import { describe, expect, test } from 'vitest'
import { compileCell } from './compile.ts'
import { makeProgram, readerPosition } from './program.ts'

const js = (code: string) => compileCell(code).js
const names = (code: string) => compileCell(code).inputs.map(({ name }) => name)

describe('types are blanked and every position stays', () => {
  test.each([
    ['let a: number = 1', 'let a         = 1'],
    ['let a!: number', 'let a        ;'],
    ['const f = (a?: number): string => `${a}`', 'const f = (a         )         => `${a}`'],
    ['const x = y as unknown as T', 'const x = y               ;'],
    ['const x = y!.z', 'const x = y .z'],
    ['type A = 1\nlet b', ';         \nlet b'],
    ['interface A { b: 1 }', ';                   '],
    ['const m = new Map<string, number>()', 'const m = new Map                ()'],
    [
      'class A<T> extends B<T> implements C { private readonly x?: T = 1 }',
      'class A    extends B                 {                  x     = 1 }',
    ],
    [
      'abstract class A { abstract f(): void; public g(this: A, b: 1) {} }',
      '         class A { ;                          g(         b   ) {} }',
    ],
    ['import { type A, b } from "lesson/c"\nb', ';                                   \n$last=(b)'],
    ['const f = (a): Promise<\nnumber> => a', 'const f = (a           \n      ) => a'],
    ['let a = b as any\n;[1].map(c)', 'let a = b       \n;$last=([1].map(c))'],
    ['let a = b satisfies T\nconst c = 1', 'let a = b           ;\nconst c = 1'],
  ])('%s', (code, expected) => {
    expect(js(code)).toBe(expected)
  })

  test.each([
    ['enum A { B }', /union of literals/],
    ['namespace A { export const b = 1 }', /namespaces/],
    ['export const a = 1', /exports nothing/],
    ['class A { constructor(private b: number) {} }', /declare the field/],
    ['const = 1', /Unexpected token/],
  ])('%s is refused', (code, message) => {
    expect(() => compileCell(code)).toThrow(message)
  })
})

describe('free names are inputs', () => {
  test.each([
    ['const a = b + c.d', ['b', 'c']],
    ['function f(a, { b, c: [d] }, ...e) { return a + b + d + e + g }', ['g']],
    ['for (const a of b) { let c = a; c }', ['b']],
    ['try { a } catch (b) { b }', ['a']],
    ['const o = { a: b, [c]: 1, d }', ['b', 'c', 'd']],
    ['class A { b = c; d() { return this.e } }', ['c']],
    ['if (a) { var b = 1 }\nb', ['a']],
    ['const f = function g() { return g }', []],
    ['let x: Foo<typeof y>', []],
    ['(x as Foo).y', ['x']],
    ['label: for (;;) break label', []],
    ['switch (a) { case b: let c = 1; c }', ['a', 'b']],
    ['a.b = 1', ['a']],
  ])('%s', (code, expected) => {
    expect(names(code)).toEqual(expected)
  })

  test('top-level declarations and imports are outputs', () => {
    const { outputs, typeOutputs } = compileCell(
      "import * as tf from '@tensorflow/tfjs'\nconst { a, b: [c] } = d\nfunction f() { var g }\ntype T = 1",
    )
    expect(outputs.sort()).toEqual(['a', 'c', 'f', 'tf'])
    expect(typeOutputs).toEqual(['T'])
  })

  test("another cell's name cannot be assigned", () => {
    expect(() => compileCell('let a = 1\na = 2\nb += 1')).toThrow(/"b" belongs to another cell/)
  })

  test('a compiled or assigned input is seen to be changed', () => {
    expect(compileCell('model.compile({})\nx.y = 1\nz.w(1)').changes).toEqual(['model', 'x'])
  })
})

describe('positions lead back to what the reader sees', () => {
  test('on the first line and after the kept value', () => {
    const code = 'const a = b\n  a.c.d'
    const program = makeProgram('x', compileCell(code), new Set(['b']))
    const lines = program.source.split('\n')
    const at = (line: number, text: string) =>
      readerPosition(program, { line, column: lines[line - 1]!.indexOf(text) + 1 })
    expect(readerPosition(program, { line: 1, column: program.headLength + 11 })).toEqual({
      line: 1,
      column: 11,
    })
    expect(at(2, 'c.d')).toEqual({ line: 2, column: 5 })
  })

  test('a parenthesised last expression keeps its parentheses', () => {
    expect(js('((a, b));')).toBe('$last=(((a, b)));')
  })
})
