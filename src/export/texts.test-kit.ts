/** A small book of cells as readers write them, and what each shows: the same in the page and outside. */
import { compileCell } from '../cell/compile.ts'
import { type Graph, linkCells } from '../cell/graph.ts'
import type { CellOptions } from '../chapter/chapter.ts'
import { inlineModule } from './inline-module.ts'
import type { ExportRequest } from './sources.ts'

export interface Text {
  id: string
  code: string
  options?: Partial<CellOptions>
  /** what it prints, as JSON; nothing where it has no value */
  shows?: unknown
}

const LOCAL = { local: true }

export const TEXTS: Text[] = [
  { id: 'list-first', code: '[1, 2].map((x) => x + 1)\n', shows: [2, 3] },
  { id: 'call-first', code: '(() => {})()\n42', shows: 42 },
  { id: 'template-first', code: '`a`.length', shows: 1 },
  { id: 'sign-first', code: '+1; -1', shows: -1 },
  { id: 'pattern-first', code: '/a/.test("a")', shows: true },
  { id: 'value-with-semicolon', code: '42 /* ; */ ; // that is all;', shows: 42 },
  { id: 'list-of-values', code: '(1, 42)', shows: 42 },
  { id: 'bare-list-of-values', code: '1, 43 // the last', shows: 43 },
  { id: 'text-alone', code: '"hello \'world\'"', shows: "hello 'world'" },
  { id: 'spread', code: 'Math.max(...[1, 2])', shows: 2 },
  { id: 'object', code: '({ a: 1 }) satisfies object as object', shows: { a: 1 } },
  { id: 'no-value', code: 'const nothing = 1' },
  { id: 'comments-alone', code: '// nothing\n/* at all */' },
  { id: 'comment-last', code: 'const last = 5\nlast // five', shows: 5 },
  { id: 'comments', code: '/* a */ // b */\n/** c\n * ``` </script> --> */ 6 /* d */', shows: 6 },
  { id: 'quotes', code: `import { join as one } from "node:path"\none('a', "b")`, shows: 'a/b' },
  {
    id: 'one-line',
    code: "import { range } from 'lesson/show';import { join as two } from 'node:path';const few = range(2); two('c', String(few.length))",
    shows: 'c/2',
  },
  { id: 'remark', code: "import 'lesson/show'// remark\n7", shows: 7 },
  {
    id: 'import-between',
    code: "const size = 8\nimport { Box } from 'lesson/show'\n[new Box(size).value]",
    shows: [8],
  },
  { id: 'star', code: "import * as show from 'lesson/show'\nshow.table([])", shows: '0 in /a' },
  {
    id: 'star-local',
    code: "import * as s from 'lesson/show'\ns.range(1)",
    options: LOCAL,
    shows: [0],
  },
  {
    id: 'star-package',
    code: 'import * as path from "node:path"\npath.sep',
    options: LOCAL,
    shows: '/',
  },
  {
    id: 'same-package',
    code: "import * as path from 'node:path'\npath.sep + 1",
    options: LOCAL,
    shows: '/1',
  },
  {
    id: 'other-thing-of-that-name',
    code: "import { basename as range } from 'node:path'\nrange('/a/b')",
    options: LOCAL,
    shows: 'b',
  },
  {
    id: 'default',
    code: "import path from 'node:path'\npath.sep + 2",
    options: LOCAL,
    shows: '/2',
  },
  {
    id: 'only-a-type',
    code: "import { ParsedPath, Row as Line } from 'node:path'\nimport type { Row } from 'lesson/show'\nconst row: Row = { a: 9 }\nconst line = row as unknown as Line | ParsedPath\nline",
    options: LOCAL,
    shows: { a: 9 },
  },
  {
    id: 'alias-alone',
    code: "import { range as upTo, Box as Kept, type Row as Line } from 'lesson/show'",
  },
  {
    id: 'alias-used',
    code: 'const line: Line = { a: 1 }\nnew Kept(upTo(3)[2]! + line.a).value',
    options: LOCAL,
    shows: 3,
  },
  {
    id: 'name-of-what-it-takes',
    code: "import { table as t } from 'lesson/show'\nconst table = t([])\ntable",
    options: LOCAL,
    shows: '0 in /a',
  },
  // Names that the program has, too: modules' own, what modules import, and what they know from JavaScript.
  {
    id: 'name-of-a-module',
    code: 'const table = 10\nconst rows = 1, hidden = 2\ntable + rows',
    shows: 11,
  },
  { id: 'name-of-an-import', code: 'const dirname = 12\ndirname', shows: 12 },
  { id: 'name-of-javascript', code: 'const Array = 13\nArray', shows: 13 },
  {
    id: 'name-of-a-type',
    code: 'interface Row { b: number }\nconst aRow: Row = { b: 14 }\naRow',
    shows: { b: 14 },
  },
  {
    id: 'module-after-all',
    code: "import * as still from 'lesson/show'\n[still.table([{ a: 1 }]), still.range(2)]",
    options: LOCAL,
    shows: ['1 in /a', [0, 1]],
  },
  { id: 'own-display', code: 'const display = 15\ndisplay', options: LOCAL, shows: 15 },
  { id: 'display', code: 'await display(16, "slot")', shows: 16 },
  {
    id: 'own-names',
    code: 'const last = 17; function fewer() { return last }\nclass Kept {}\nfewer()',
    options: LOCAL,
    shows: 17,
  },
  {
    id: 'own-var',
    code: 'for (var size = 0; size < 18; ) size++\nsize',
    options: LOCAL,
    shows: 18,
  },
  { id: 'not-theirs', code: '[last, size, new Kept(19).value]', options: LOCAL, shows: [5, 8, 19] },
  {
    id: 'fails',
    code: 'const few = 1\nthrow new Error("not solved")',
    options: { local: true, expectError: true },
  },
  { id: 'templates', code: '`a\n  b\n${`c\n`}`', options: LOCAL, shows: 'a\n  b\nc\n' },
  { id: 'raw', code: 'String.raw`\\n`', options: LOCAL, shows: '\\n' },
  { id: 'text-over-lines', code: "'a\\\n  b'", options: LOCAL, shows: 'a  b' },
  { id: 'line-separators', code: "'a\u2028b\u2029c'", options: LOCAL, shows: 'a\u2028b\u2029c' },
  { id: 'windows', code: 'const lines = `a\r\nb`\r\n;[lines, 2]\r\n', shows: ['a\nb', 2] },
  { id: 'script', code: "'</script><!-- ``` $& ${x} -->'", shows: '</script><!-- ``` $& ${x} -->' },
  { id: 'generic', code: 'const same = <T,>(x: T): T => x\nsame<number>(20)', shows: 20 },
  { id: 'waits', code: 'for await (const x of [Promise.resolve(21)]) await display(x)', shows: 21 },
  { id: 'letters', code: "const größe = '🙂中'\ngröße", shows: '🙂中' },
  { id: 'thousand', code: `${'/* long */\n'.repeat(1000)}22`, shows: 22 },
]

/** What they print, line by line. */
export function shownBy(texts: readonly Text[]): string[] {
  return texts.flatMap(({ shows, options }) =>
    options?.expectError ? 'Error: not solved' : shows === undefined ? [] : JSON.stringify(shows),
  )
}

const MODULES = {
  'lesson/show': `import { dirname, join } from 'node:path'

export interface Row {
  a: number
}

export class Box {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

const hidden = ({ table = '/a' } = {}) => ({ dirname: dirname(join(table, 'b')) })

export function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}

export const table = (rows: Row[]): string => \`\${rows.length} in \${hidden().dirname}\`
`,
  showing: `export async function display(value: unknown, _slot?: string): Promise<void> {
  if (value !== undefined) console.log(JSON.stringify(value))
}

export function seedMathRandom(_seed: string): void {}
`,
}

/** A request for a book of one chapter with these cells. */
export function requestFor(texts: readonly Text[]): ExportRequest {
  const options = { expensive: false, local: false, expectError: false, changes: [], after: [] }
  const cells = texts.map(({ id, code, options: own }) => ({
    cell: {
      id,
      code,
      options: { ...options, ...own },
      file: 'texts.md',
      position: { line: 1, column: 1 },
    },
    compiled: compileCell(code.replaceAll('\r\n', '\n')),
  }))
  const modules = Object.entries(MODULES).map(([name, text]) => inlineModule(name, text))
  return {
    sources: {
      chapters: [
        {
          slug: 'texts',
          title: 'Texts',
          question: 'Do they run?',
          segments: texts.map(({ id }) => ({ kind: 'cell', id })),
        },
      ],
      modules,
      start: inlineModule('start', ''),
      packages: [],
    },
    graph: linkCells(cells as unknown as Parameters<typeof linkCells>[0]) satisfies Graph,
    codeOf: (id) => texts.find((text) => text.id === id)!.code,
    slug: 'texts',
  }
}
