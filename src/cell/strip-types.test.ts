/** What remains of TypeScript against TypeScript's own output, as trees. */
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { stripTypes } from './strip-types.ts'
import { parseModule } from './syntax.ts'

function byTypeScript(code: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    alwaysStrict: false,
  }
  return ts.transpileModule(code, { compilerOptions }).outputText
}

/** The tree without positions, parentheses and empty statements. */
function shapeOf(js: string): unknown {
  const skipped = new Set(['start', 'end', 'loc', 'extra', 'comments', 'errors', 'range'])
  return JSON.parse(
    JSON.stringify(parseModule(js, 'javascript').program, (key, value) => {
      if (skipped.has(key)) return undefined
      if (!Array.isArray(value)) return value
      return value.filter((each) => each?.type !== 'EmptyStatement')
    }),
  )
}

/** Wherever an expression or a declaration may end in a type, what runs is what TypeScript makes of it. */
describe.each(['b!', 'b as any', 'b satisfies T', '<T>b', 'c + b!', 'b', '(b as T)', 'f<T>(b)!'])(
  'ending in %s',
  (end) => {
    test.each([
      `let a = ${end}\n;[1].map(c)`,
      `var a = ${end}, d = ${end}\n(c)`,
      `for (let a = ${end}; a; a = ${end}) f(${end})`,
      `for (let a: T; ; ) f(${end})`,
      `for (let a = ${end}, d: T; d; ) f()`,
      `for (a = ${end}; ${end}; ${end}) f()`,
      `for (const a in ${end}) f()`,
      `for (const a of ${end}) { let c = ${end}\nc }`,
      `for await (const a of ${end}) f(a)`,
      `label: for (let a = ${end}; a; ) continue label`,
      `if (${end}) for (let a = ${end}; a; ) f()\nelse f(${end})`,
      `while (${end}) f(${end})\ndo f()\nwhile (${end})`,
      `switch (${end}) { case ${end}: f()\nlet a = ${end} }`,
      `const g = (h: T) => ${end}\nconst g2 = (): T => { return ${end}\n}`,
      `throw ${end}\nf()`,
      `a = ${end}\n;(f as T)()`,
      `class A { a = ${end}\n;['x'] = 1\n#d = ${end}\nstatic { let a = ${end} } e!: T }`,
      `const { a = ${end} } = ${end}, [d = ${end}] = ${end}`,
      `try { f(${end}) } catch (e: unknown) { a = ${end} } finally { a = ${end} }`,
      `async () => { await using a = ${end}\nusing d = ${end}\nf() }`,
    ])('%s', (code) => {
      expect(shapeOf(stripTypes(code, parseModule(code, 'typescript').program))).toEqual(
        shapeOf(byTypeScript(code)),
      )
    })
  },
)
