/**
 * Whatever comes in, the pure core answers: markup stays text, links decode or are refused, chapters and
 * cells compile or say where they do not. Inputs are drawn by fast-check; a failure prints the smallest. `npm test`
 * draws the same ones each time, so that it fails for a change and not by chance; `npm run soak` draws others, and more.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { compileCell } from './cell/compile.ts'
import { CellSyntaxError } from './cell/syntax.ts'
import { renderDiff } from './cells/compare.ts'
import { ChapterError } from './chapter/chapter.ts'
import { parseChapter } from './chapter/parse-chapter.ts'
import { isCheckpoint } from './kernel/checkpoint-form.ts'
import type { Output } from './kernel/protocol.ts'
import type { Edit, Notebook, NotebookEvent, ReaderText } from './notebook/notebook.ts'
import { openNotebook } from './notebook/open.ts'
import { reduce } from './notebook/reduce.ts'
import { cellStates } from './notebook/states.ts'
import { tryCompile } from './notebook/try-compile.ts'
import { h, toHtml } from './output/markup.ts'
import { renderOutputs } from './output/render.ts'
import { keptList } from './session/kept-list.ts'
import { decodeTexts, encodeTexts, ShareError } from './session/share-link.ts'
import { TextStore } from './session/text-store.ts'

const { FUZZ_SEED } = process.env
fc.configureGlobal({ seed: Number(FUZZ_SEED ?? 2018) })
/** Of each property. */
const runs = (count: number) => ({ numRuns: FUZZ_SEED === undefined ? count : count * 10 })

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })

/** Pieces of TypeScript, each of which wraps, continues or begins an expression, a type or a statement. */
const WRAPPERS = [
  ...['a', '!', '.b', '?.b', '()', '``', '[0]', '+a', '**a', ' as a', '<a>', 'a?.<', '[]', '|a'],
  ...[
    '(',
    '[',
    '{',
    '({',
    '[a=',
    '({a=',
    '(a=',
    '(a:',
    'f<',
    'a<(',
    'a<{b:',
    'new a<',
    '`${',
    '...',
  ],
  ...[
    'a=>',
    'async a=>',
    'async<a>(a:',
    'a?',
    'a?b:',
    'a?(a):',
    'await ',
    'typeof ',
    'yield ',
    '@a ',
  ],
  ...[
    'if(a);else ',
    'for(;;)',
    'a:',
    'a;',
    'let a:',
    'type a=',
    'class a{b=',
    '{[a](){',
    '({[',
    '}',
  ],
  ...[
    'a extends a?',
    '/**/',
    '//\n',
    '\n',
    ' ',
    '"',
    '/',
    '-',
    ',',
    ')',
    ']',
    'const a=1\n',
    '\u202e',
  ],
]

/** Deep, long and repetitive: a few pieces repeated up to tens of thousands of times, between others. */
const hostile = fc
  .tuple(
    fc.array(fc.constantFrom(...WRAPPERS), { maxLength: 2 }),
    fc.array(fc.constantFrom(...WRAPPERS), { minLength: 1, maxLength: 3 }),
    fc.oneof(fc.integer({ min: 10, max: 60 }), fc.constantFrom(300, 3000, 20_000, 60_000)),
    fc.array(fc.constantFrom(...WRAPPERS), { maxLength: 2 }),
    fc.constantFrom(...')]}>', ''),
  )
  .map(
    ([before, repeated, times, after, closing]) =>
      before.join('') +
      repeated.join('').repeat(times).slice(0, 200_000) +
      after.join('') +
      closing.repeat(Math.min(times, 20_000)),
  )

/** Says what it was that took so long, or threw: of a long text, the beginning. */
function within<T>(milliseconds: number, what: string, work: () => T): T {
  const start = performance.now()
  const result = work()
  const took = performance.now() - start
  expect(took, `${JSON.stringify(what.slice(0, 60))}, ${what.length} characters`).toBeLessThan(
    milliseconds,
  )
  return result
}

const CELLS = ['size', 'make', 'fit', 'score']
const smallBook = openNotebook({
  cells: parseChapter(
    `---\ntitle: T\nquestion: Q\noutcome: O\n---\n${[
      '```ts cell=size\nconst size = 2',
      '```ts cell=make\nconst model = { w: size }',
      '```ts cell=fit changes=model\nmodel.w += size',
      '```ts cell=score\nmodel.w',
    ].join('\n```\n')}\n\`\`\``,
    '01-t.md',
  ).cells.map((cell) => ({ cell, compiled: compileCell(cell.code) })),
  library: {},
})

const editOf = ({ code, base }: ReaderText): Edit => ({ code, base, ...tryCompile(code) })
const editEvent = (id: string, code: string): NotebookEvent => ({
  type: 'edit',
  id,
  code,
  result: tryCompile(code),
})

/** The notebook after an event; what each cell shows can be told. */
function after(notebook: Notebook, event: NotebookEvent): Notebook {
  const next = reduce(notebook, event).notebook
  cellStates(next)
  return next
}

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

test('no output becomes markup: the elements are ours, whatever the texts', () => {
  const frames = fc.array(
    fc.record({ cell: anyText, line: fc.nat(), column: fc.nat() }, { noNullPrototype: true }),
    { maxLength: 3 },
  )
  const output: fc.Arbitrary<Output> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: anyText }),
    fc.record({
      kind: fc.constant('console' as const),
      level: fc.constant('log' as const),
      text: anyText,
    }),
    fc.record({ kind: fc.constant('error' as const), name: anyText, message: anyText, frames }),
    fc.record({
      kind: fc.constant('table' as const),
      caption: anyText,
      columns: fc.array(anyText),
      rows: fc.array(fc.array(anyText)),
    }),
  )
  const options = { picture: () => '', cellHref: encodeURIComponent, figure: () => h('p', {}) }
  const OURS =
    /^<(\/?)(pre|p|div|strong|ul|ol|li|a|span|table|caption|thead|tbody|tr|th|td|code|details|summary)\b/
  fc.assert(
    fc.property(fc.array(output, { maxLength: 4 }), (outputs) => {
      const html = renderOutputs(
        outputs.map((output) => ({ output })),
        options,
      )
        .map(toHtml)
        .join('')
      for (const [tag] of html.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(OURS)
      expect(html).not.toMatch(/<[^>]*\s(on\w+|src|style)=(?!"")/)
    }),
    runs(100),
  )
})

describe('what was stored, by whoever and however', () => {
  /** Like ours here and there, so that reading gets beyond the first look. */
  const stored = fc.oneof(
    anyText,
    fc.json(),
    fc
      .record(
        {
          version: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.jsonValue()),
          edits: fc.oneof(fc.jsonValue(), fc.dictionary(anyText, fc.jsonValue())),
          removed: fc.jsonValue(),
          edit: fc.oneof(fc.jsonValue(), fc.record({ code: anyText, base: fc.jsonValue() })),
          kept: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  )
  const storageWith = (items: Map<string, string>) =>
    ({
      get length() {
        return items.size
      },
      key: (at: number) => [...items.keys()][at] ?? null,
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    }) as unknown as Storage
  const storageOf = (text: string) => {
    const keys = ['edits', 'edit:x', 'edit:', 'edit:__proto__', 'trainings', 'training:x']
    return storageWith(new Map(keys.map((key) => [key, text])))
  }
  test('is read as texts and trainings, or as nothing', () => {
    fc.assert(
      fc.property(stored, (text) => {
        for (const { edit, removed } of new TextStore(() => storageOf(text)).read().values())
          for (const each of [edit, removed])
            if (each) expect([typeof each.code, typeof each.base]).toEqual(['string', 'string'])
        for (const { key, epoch } of keptList(() => storageOf(text)))
          expect([typeof key, typeof epoch]).toEqual(['string', 'number'])
      }),
      runs(300),
    )
  })
  test('of any cells, is taken into the notebook, where all else goes on', () => {
    const texts = fc.dictionary(fc.constantFrom(...CELLS), fc.oneof(anyText, hostile))
    fc.assert(
      fc.property(texts, fc.constantFrom(...CELLS), (texts, other) => {
        const storage = storageWith(
          new Map(
            Object.entries(texts).map(([id, code]) => [
              `edit:${id}`,
              JSON.stringify({ version: 3, edit: { code, base: '' } }),
            ]),
          ),
        )
        const cells = new TextStore(() => storage).read()
        const stored = within(20_000, JSON.stringify(texts), () => {
          const edits = [...cells].map(([id, { edit }]) => [id, { edit: editOf(edit!) }] as const)
          return after(smallBook, { type: 'stored', cells: new Map(edits) })
        })
        expect([...stored.edits.keys()].sort()).toEqual([...cells.keys()].sort())
        // What stands in other cells does not keep a cell from running when it is the book's again.
        const own = after(stored, { type: 'reset', ids: CELLS })
        expect(own.edits.size).toBe(0)
        expect(after(own, { type: 'run', ids: [other] }).running?.id).toBe('size')
        after(stored, { type: 'run', ids: [other] })
        after(stored, { type: 'reset', ids: [other] })
        after(stored, editEvent(other, '7'))
      }),
      { ...runs(60), endOnFailure: true },
    )
  }, 120_000)
  test('is no checkpoint', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(isCheckpoint(value)).toBe(false)
      }),
      runs(300),
    )
  })
  test('does not keep a new text from being kept, unless a later version wrote it', () => {
    fc.assert(
      fc.property(stored, anyText, anyText, (text, id, code) => {
        const storage = storageOf(text)
        const edit = { code, base: '' }
        const outcome = new TextStore(() => storage).save(id, { edit })
        if (outcome === 'saved') {
          // Unless a tab of an older build wrote another one, and then ours is the one that is replaced.
          const found = new TextStore(() => storage).read().get(id)
          expect([found?.edit, found?.removed]).toContainEqual(edit)
        } else expect(JSON.parse(text).version).toBeGreaterThan(3)
      }),
      runs(300),
    )
  })
})

describe('links with changes', () => {
  test('any text is decoded to texts, or refused', async () => {
    const packed = fc.oneof(
      anyText,
      fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.=') }),
      fc.base64String().map((text) => `1.${text}`),
    )
    await fc.assert(
      fc.asyncProperty(packed, async (text) => {
        try {
          for (const { code } of (await decodeTexts(`#edits=${text}`)).values())
            expect(typeof code).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(ShareError)
        }
      }),
      runs(200),
    )
  })
  test('whatever they carry can be read, tried out and left again', async () => {
    const texts = fc.dictionary(fc.oneof(fc.constantFrom(...CELLS), anyText, hostile), hostile)
    const own = after(smallBook, editEvent('make', 'const model = { w: 7 }'))
    await fc.assert(
      fc.asyncProperty(texts, async (texts) => {
        let link: string
        try {
          link = await encodeTexts(
            new Map(Object.entries(texts).map(([id, code]) => [id, { code, base: '' }])),
          )
        } catch (error) {
          expect(error).toBeInstanceOf(ShareError)
          return
        }
        const known = [...(await decodeTexts(link))].filter(([id]) => CELLS.includes(id))
        const edits = within(20_000, JSON.stringify(texts), () => {
          for (const [id, { code }] of known) toHtml(renderDiff(id, 'const size = 2', code))
          return new Map(known.map(([id, { code }]) => [id, editOf({ code, base: '' })]))
        })
        const tried = after(own, { type: 'try', edits })
        for (const id of CELLS) after(tried, { type: 'run', ids: [id] })
        expect(after(tried, { type: 'back-to-own' }).edits).toEqual(own.edits)
        expect([...after(tried, { type: 'keep-tried' }).edits.keys()].sort()).toEqual(
          [...new Set(['make', ...known.map(([id]) => id)])].sort(),
        )
      }),
      { ...runs(60), endOnFailure: true },
    )
  }, 120_000)
  test('any cells come out as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { maxLength: 5 }), async (cells) => {
        const texts = new Map(cells.map(([id, code]) => [id, { code, base: '' }]))
        const back = await decodeTexts(await encodeTexts(texts))
        expect([...back].map(([id, { code }]) => [id, code])).toEqual(
          [...texts].map(([id, { code }]) => [id, code]),
        )
      }),
      runs(60),
    )
  })
})

describe('chapters', () => {
  const valid = readFileSync('fixtures/sorting/content/en/01-inserting.md', 'utf8')
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
          parseChapter(text, '01-inserting.md')
        } catch (error) {
          expect(error).toBeInstanceOf(ChapterError)
          expect(String(error)).toMatch(/01-inserting\.md:\d+:\d+: /)
        }
      }),
      runs(60),
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
    fc.assert(fc.property(program, compileOrRefuse), runs(300))
  }, 60_000)

  test('any text compiles or is refused with a position', () => {
    fc.assert(fc.property(anyText, compileOrRefuse), runs(300))
  })

  test('so do deep, long and repetitive ones, and soon', () => {
    const outcomes = new Set<string>()
    fc.assert(
      fc.property(hostile, (code) => {
        // Of a busy machine, more is not asked for.
        const { compiled, problem } = within(4000, code, () => tryCompile(code))
        if (compiled) expect(compiled.js.split('\n').length).toBe(code.split('\n').length)
        else {
          const { line, column } = problem!.position
          expect(column).toBeLessThanOrEqual(code.split('\n')[line - 1]!.length + 1)
          expect(problem!.message.length).toBeLessThanOrEqual(300)
          expect(problem!.message).not.toMatch(/cannot be compiled|stack/)
        }
        outcomes.add(problem?.message.slice(0, 22) ?? 'compiled')
      }),
      { ...runs(300), endOnFailure: true },
    )
    // Each of the bounds was met.
    for (const each of ['compiled', 'this is nested too dee', 'this can be read in to'])
      expect(outcomes).toContain(each)
  }, 120_000)

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
