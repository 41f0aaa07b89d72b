import { describe, expect, test } from 'vitest'
import { MOST_CHARACTERS, MOST_DEPTH, MOST_NAMES } from './bounds.ts'
import { compileCell } from './compile.ts'
import { makeProgram, readerPosition } from './program.ts'
import { CellSyntaxError } from './syntax.ts'

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
    ['const = 1', /^Unexpected token "="$/],
    ['f((1)', /^Unexpected end, expected ",": something is not closed/],
    ['class A { constructor() {} constructor() {} }', /\(A class has one constructor\.\)/],
    ['import.meta.url', /no import\.meta/],
    ['let a = 1, b = 2\nconst c = a<!--b', /begins a comment of HTML/],
    ['const $last = 1', /"\$last" is the kernel's name/],
  ])('%s is refused', (code, message) => {
    expect(() => compileCell(code)).toThrow(message)
  })
  test.each(['1 < !--b', '1<<!--b', "'<!--'", ';/<!--/', '// <!--', '`<!--${1}`'])(
    '%s is not',
    (code) => {
      expect(() => compileCell(`let b = 1\n${code}`)).not.toThrow()
    },
  )
  // The other sign that begins a comment in scripts never stands where a module may have it.
  test.each(['b\n-->0', '/*\n*/-->0', 'b/*\n*/-->0'])('%j is no module', (code) => {
    expect(() => compileCell(`let b = 1\n${code}`)).toThrow()
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
    ['class A { #b = 1; #c() { return this.#b + this.#c() + d } static #e = 1 }', ['d']],
    ['class A { #b = 1; has(a) { return #b in a } }', []],
    ['class A { [b]() {} get [c]() { return 1 } static [d] = e }', ['b', 'c', 'd', 'e']],
    ['class A { get b() { return 1 } set c(d) {} async *e() {} }', []],
    ['const a = { b() {}, get c() { return 1 }, [d]() {}, async e() {} }', ['d']],
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

  test.each([
    ['let a = 1\na = 2\nb += 1', ['b'], { line: 3, column: 1 }],
    ['[a, { b: [c] }] = d', ['a', 'c'], { line: 1, column: 1 }],
    ['for (a of b) {}', ['a'], { line: 1, column: 6 }],
    ['const f = () => a++', ['a'], { line: 1, column: 17 }],
    ['a.b = 1', [], undefined],
  ])('what %j gives a new value', (code, expected, position) => {
    const { assigned } = compileCell(code)
    expect(assigned.map(({ name }) => name)).toEqual(expected)
    expect(assigned[0]?.position).toEqual(position)
  })

  test.each([
    ['model.compile({})\nx.y = 1\nz.w(1)', ['model', 'x']],
    ['[x.y] = [1]', ['x']],
    ['[, a[0], ...b.rest] = z', ['a', 'b']],
    ['({ y: x.y, z: [a.b = 1], ...c.d } = z)', ['x', 'a', 'c']],
    ['for (x.y of z) {}', ['x']],
    ['for (const k in z) delete x[k]', ['x']],
    ['delete x.y.z', ['x']],
    ['delete (x as any).y', ['x']],
    ['x.y++', ['x']],
    ['x!.y ??= 1', ['x']],
    ['model?.compile({})', ['model']],
    ['model?.layers[0]?.setWeights([])', ['model']],
    ["model['fit'](z)", ['model']],
    ["(model as tf.LayersModel)?.['fit'](z)", ['model']],
    ['x.list.push(1)', ['x']],
    ['x.list?.push?.(1)', ['x']],
    ['xs.sort()', ['xs']],
    ['const f = () => xs.splice(0, 1)', ['xs']],
    ['Object.assign(x, { y: 1 })', ['x']],
    ["Reflect.set(x.y, 'z', 1)", ['x']],
    // Not changes, or not surely.
    ['const xs = [3]\nxs.push(1)', []],
    ['(xs) => xs.push(1)', []],
    ['[...xs].sort()', []],
    ['xs.slice().sort()', []],
    ['x.add(1); x.set(1); x.fill(0); x.reverse(); x.delete(1)', []],
    ['Object.assign({}, x)', []],
    ['const Object = z\nObject.assign(x)', []],
    ['push(x); x.pushed; x.y.length', []],
    ["x[push]('y')", []],
  ])('what is seen to be changed by %s', (code, expected) => {
    expect(compileCell(code).changes).toEqual(expected)
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

  test('what a function gives a name later can be read', async () => {
    const { source } = makeProgram(
      'x',
      compileCell('let n = 1\nfunction up() { n++ }\nn'),
      new Set(),
    )
    // biome-ignore lint/security/noGlobalEval: as the kernel does
    const { $last, $read } = await globalThis.eval(source)({})
    const { n, up } = $read()
    up()
    expect([$last, n, $read().n]).toEqual([1, 1, 2])
  })

  test('a parenthesised last expression keeps its parentheses', () => {
    expect(js('((a, b));')).toBe('$last=(((a, b)));')
  })
})

describe('what would take the stack or the time is refused', () => {
  /** Where and why. */
  const refusal = (code: string) => {
    const start = performance.now()
    try {
      compileCell(code)
    } catch (error) {
      expect(error).toBeInstanceOf(CellSyntaxError)
      const { message, position } = error as CellSyntaxError
      return { message, position }
    } finally {
      // Some take a tenth of it; on a busy machine, more.
      expect(performance.now() - start).toBeLessThan(5000)
    }
    return undefined
  }

  test.each([
    ['a', '!', ''],
    ['', '!', 'a'],
    ['a', '.b', ''],
    ['a', '?.b', ''],
    ['a', '()', ''],
    ['a', '``', ''],
    ['a', '[0]', ''],
    ['a', '+a', ''],
    ['a', ' as a', ''],
    ['type a = a', '[]', ''],
    ['type a = a', '.b', ''],
    ['', 'if (a); else ', ';'],
    ['', '(', ''],
    ['', '[', ''],
    ['', '{', ''],
    ['', '`${', ''],
    ['', 'a=>', 'a'],
    ['', 'a?a:', 'a'],
  ])('%s%s…%s is nested too deeply', (before, wrapper, after) => {
    for (const times of [3000, Math.floor((MOST_CHARACTERS - 20) / wrapper.length)]) {
      const { message, position } = refusal(`\n${before}${wrapper.repeat(times)}${after}`)!
      expect(message).toBe('this is nested too deeply: give parts of it names of their own')
      expect(position.line).toBe(2)
    }
  })

  test.each([
    '<a>',
    '<a>(',
    'a=<a>',
    '[a=a<(',
    'f<(a=',
    'a?.<({a=',
    'a<{b:(a=',
    'async <a>(a:',
    'a?b:<a>',
    'new a<({a=',
    '<a>/* and a comment */',
  ])('%s… can be read in too many ways, or is no TypeScript', (wrapper) => {
    for (const times of [24, 60, 3000]) expect(refusal(wrapper.repeat(times))).toBeDefined()
  })

  test('a computed key within one, and again', () => {
    const nest = (times: number): string => (times === 0 ? 'a' : `{ [${nest(times - 1)}]() {} }`)
    expect(names(`(${nest(40)})`)).toEqual(['a'])
  })

  test('many names in many blocks', () => {
    expect(names(`let a;${'{'.repeat(400)}${'a;'.repeat(20_000)}${'}'.repeat(400)}`)).toEqual([])
  })

  test('many types after marks', () => {
    const parameters = Array.from({ length: 3000 }, (_, i) => `a${i}?: number`)
    const code = `function f(${parameters.join(', ')}) {}`
    expect(refusal(code)).toBeUndefined()
  })

  test('too many characters, too many names', () => {
    expect(refusal(' '.repeat(MOST_CHARACTERS))).toBeUndefined()
    expect(refusal('\n'.repeat(MOST_CHARACTERS + 1))).toEqual({
      message: 'this text is too long: a cell has at most 50,000 characters',
      position: { line: MOST_CHARACTERS + 1, column: 1 },
    })
    const many = Array.from({ length: MOST_NAMES + 1 }, (_, i) => `a${i}`)
    expect(refusal(many.slice(1).join(';'))).toBeUndefined()
    expect(refusal(many.join(';'))?.message).toMatch(/takes 1,001 names; a cell has at most 1,000/)
  })

  test('a message quotes no more than a part of the text', () => {
    const name = 'a'.repeat(20_000)
    expect(refusal(`let ${name}; let ${name}`)!.message.length).toBeLessThanOrEqual(300)
    expect(refusal(`#${name}`)!.message.length).toBeLessThanOrEqual(300)
  })

  test('whatever compiles, its walks have stack to spare', () => {
    const code = `a${'.b'.repeat(MOST_DEPTH - 4)}`
    const most = (function depth(n: number): number {
      try {
        return depth(n + 1)
      } catch {
        return n
      }
    })(0)
    const at = (n: number): unknown => (n > 0 ? at(n - 1) : compileCell(code))
    expect(at(Math.floor(most / 2))).toBeDefined()
  })
})
