/**
 * Whatever comes in, the pure core answers: markup stays text, links and states decode or are refused, chapters and
 * cells compile or say where they do not. Inputs are drawn by fast-check; a failure prints the smallest.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { compileCell } from './cell/compile.ts'
import { CellSyntaxError } from './cell/syntax.ts'
import { ChapterError } from './chapter/chapter.ts'
import { parseChapter } from './chapter/parse-chapter.ts'
import { decodeState, encodeState, type Figure } from './figures/figure.ts'
import { figure as race } from './figures/race/figure.ts'
import { figure as softmax } from './figures/softmax/figure.ts'
import { h, toHtml } from './output/markup.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })

test('text and attributes never become markup', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, value) => {
      const html = toHtml(h('p', { title: value }, text))
      const inner = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(html)
      expect(inner).not.toBeNull()
      const back = (escaped: string) =>
        escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      expect([back(inner![1]!), back(inner![2]!)]).toEqual([value, text])
    }),
  )
})

test.each([
  ['race', race],
  ['softmax', softmax],
] as unknown as [string, Figure][])(
  'any address gives figure %s a state that it can draw and describe',
  (_, figure) => {
    const anyQuery = fc.oneof(
      anyText,
      fc
        .dictionary(
          fc.constantFrom(...Object.keys(figure.start)),
          fc.oneof(anyText, fc.double().map(String)),
        )
        .map((values) => new URLSearchParams(values).toString()),
    )
    fc.assert(
      fc.property(anyQuery, (query) => {
        const state = decodeState(query, figure, {})
        expect(toHtml(figure.draw(state, {}))).toMatch(/^<svg/)
        expect(figure.describe(state, {})).not.toMatch(/NaN\b(?! )|undefined/)
        expect(decodeState(encodeState(state, figure.start), figure, {})).toEqual(state)
      }),
      { numRuns: 60 },
    )
  },
)

describe('chapters', () => {
  const valid = readFileSync('content/en/04-dense.md', 'utf8')
  const pieces = [
    '```ts cell=x\n',
    '```',
    '$$',
    '$$ id=a\n',
    '## ',
    '{#a}',
    '---\n',
    '{{fit x}}',
    '```figure id=race\n',
    '# ',
    '[](#eq-x)',
    '\u0000',
  ]
  const broken = fc
    .array(
      fc.tuple(fc.nat(valid.length), fc.nat(40), fc.oneof(fc.constantFrom(...pieces), anyText)),
      { minLength: 1, maxLength: 6 },
    )
    .map((edits) =>
      edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), valid),
    )
  test('a broken one parses, or says where it does not', () => {
    fc.assert(
      fc.property(broken, (text) => {
        try {
          parseChapter(text, 'content/en/04-dense.md')
        } catch (error) {
          // YAML's own errors are about the front matter, and have lines as well.
          if (!/ at line \d+/.test(String(error))) expect(error).toBeInstanceOf(ChapterError)
          expect(String(error)).toMatch(/:\d+:\d+: |at line \d+/)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('cells', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'model', 'x1', 'ω')
  const type = fc.constantFrom(
    'number',
    'string[]',
    '{ a: 1 }',
    '(x: number) => void',
    'Array<typeof Math>',
    'unknown',
  )
  const expression = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      name,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => `(${n})`),
      fc.string().map((s) => JSON.stringify(s)),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(tie('any'), type).map(([a, t]) => `(${a} as ${t})`),
      fc.tuple(tie('any')).map(([a]) => `\`t\${${a}}\``),
      fc.tuple(tie('any'), type).map(([a, t]) => `((p: ${t}): ${t} => ${a})`),
      fc.tuple(tie('any')).map(([a]) => `[...[${a}]].map((v: unknown) => v!)`),
      fc.tuple(tie('any')).map(([a]) => `(await ${a})`),
    ),
  })).any as fc.Arbitrary<string>
  const statement = fc.oneof(
    fc.tuple(name, type, expression).map(([n, t, e]) => `const ${n}: ${t} = ${e} as any`),
    fc
      .tuple(name, expression)
      .map(
        ([n, e]) =>
          `function ${n}<T extends object>(this: void, p?: T): asserts p is T { return ${e} as never }`,
      ),
    fc.tuple(name, type).map(([n, t]) => `interface I_${n} { readonly m: ${t} }`),
    fc.tuple(expression).map(([e]) => `if (${e}) { let q = ${e}; q } else throw ${e}`),
    fc
      .tuple(name, expression)
      .map(
        ([n, e]) => `class C_${n} { private p: number = 1; static s = ${e}; declare d: string }`,
      ),
    fc.tuple(expression).map(([e]) => `for (const k of [${e}]) { if (k) continue; break }`),
    expression,
  )
  const program = fc
    .array(statement, { minLength: 1, maxLength: 5 })
    .map((lines) => lines.join('\n'))

  /** Compiles; what is not refused keeps its lines, and its columns but for what is said to be inserted. */
  function compileOrRefuse(code: string): void {
    let js: string
    try {
      ;({ js } = compileCell(code))
    } catch (error) {
      expect(error).toBeInstanceOf(CellSyntaxError)
      expect((error as CellSyntaxError).position.line).toBeGreaterThan(0)
      return
    }
    expect(js.split('\n').length).toBe(code.split('\n').length)
    // What is left is JavaScript.
    const wrapped = `async () => { let $last\n${js}\n}`
    const { diagnostics = [] } = ts.transpileModule(wrapped, {
      reportDiagnostics: true,
      fileName: 'cell.js',
      compilerOptions: { allowJs: true, target: ts.ScriptTarget.ESNext },
    })
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([])
  }

  test('generated TypeScript compiles to JavaScript line by line, or is refused with a position', () => {
    fc.assert(fc.property(program, compileOrRefuse), { numRuns: 300 })
  }, 60_000)

  test('any text compiles or is refused with a position', () => {
    fc.assert(fc.property(anyText, compileOrRefuse), { numRuns: 300 })
  })

  test('so do the samples in the documentation of what the site is built with', () => {
    const readmes = readdirSync('node_modules', { encoding: 'utf8' })
      .flatMap((folder) =>
        folder.startsWith('@') ? [] : [join('node_modules', folder, 'README.md')],
      )
      .flatMap((file) => {
        try {
          return [readFileSync(file, 'utf8')]
        } catch {
          return []
        }
      })
    const samples = readmes.flatMap((text) =>
      [...text.matchAll(/^```(?:js|ts|javascript|typescript)\n([\s\S]*?)^```/gm)].map(
        ([, code]) => code!,
      ),
    )
    expect(samples.length).toBeGreaterThan(300)
    for (const code of samples) {
      try {
        compileCell(code)
      } catch (error) {
        expect(error, code).toBeInstanceOf(CellSyntaxError)
      }
    }
  }, 60_000)
})
