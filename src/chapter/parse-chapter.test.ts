import { expect, test } from 'vitest'
import { parseChapter } from './parse-chapter.ts'

const FRONT = '---\n{ title: Dense, question: What?,\n outcome: That. }\n---\n'
const parse = (body: string, file = 'content/en/04-dense.md') => parseChapter(FRONT + body, file)

test('a chapter with its parts and where they stand', () => {
  const chapter = parse(
    '\n## One unit {#one-unit}\n\n$$ id=unit\nz = 1\n$$\n\n```ts cell=by-hand local changes=a,b after=c control=n:1,2\nlet x\n```\n\n```ts show=other\n```\n',
  )
  expect(chapter).toMatchObject({
    slug: 'dense',
    order: 4,
    title: 'Dense',
    question: 'What?',
    outcome: 'That.',
  })
  expect(chapter.headings).toEqual([
    { id: 'one-unit', depth: 2, text: 'One unit', position: { line: 6, column: 1 } },
  ])
  expect(chapter.equations).toEqual([
    { id: 'unit', number: '4.1', tex: 'z = 1', code: undefined, position: { line: 8, column: 1 } },
  ])
  expect(chapter.shown).toEqual([{ id: 'other', position: { line: 16, column: 1 } }])
  expect(chapter.cells).toEqual([
    {
      id: 'by-hand',
      chapter: 'dense',
      code: 'let x',
      options: {
        expensive: false,
        local: true,
        checks: undefined,
        expectError: false,
        changes: ['a', 'b'],
        after: ['c'],
        control: { name: 'n', values: ['1', '2'] },
        full: [],
        own: {},
      },
      file: 'content/en/04-dense.md',
      position: { line: 13, column: 1 },
    },
  ])
})

test('the blocks in their order, with what is read in them', () => {
  const source = [
    'Before *the* first,\nsee [the units](../dense/#units) and [Keras](https://keras.io).',
    '## A `unit`: {{dense text}} {#unit}',
    '- Like `a[0]` and $[0]$ | {{dense table.rows \\| fixed 3}},\n  not more.\n- ```js\n  x\n  ```',
    '```ts cell=a\nlet a\n```',
    '```ts show=b\n```',
    '```ts solution=a\nlet a = 1\n```',
    '```ts wrong=a\n// Not one\nlet a = 2\n```',
    '```js\nx\n```',
    '```figure id=strip\nA strip.\n```',
    '$$ id=eq code=a\nx\n$$',
    '| a | b |\n|---|---|\n| c | {{dense n \\| percent}} |',
  ]
  const { segments } = parse(source.join('\n\n'))
  expect(segments.map(({ source }) => source)).toEqual(source)
  expect(segments.map(({ kind, id, heading }) => [kind, id, heading])).toEqual([
    ['prose', undefined, undefined],
    ['heading', 'unit', 'unit'],
    ['prose', undefined, 'unit'],
    ['cell', 'a', 'unit'],
    ['cell', 'b', 'unit'],
    ['solution', 'a', 'unit'],
    ['wrong', 'a', 'unit'],
    ['code', undefined, 'unit'],
    ['figure', 'strip', 'unit'],
    ['equation', 'eq', 'unit'],
    ['prose', undefined, 'unit'],
  ])
  expect(segments.map(({ position }) => position.line)).toEqual([
    5, 8, 10, 16, 20, 23, 27, 32, 36, 40, 44,
  ])
  expect(
    segments.map(({ marks, source }) => marks.map((m) => source.slice(m.start, m.end))),
  ).toEqual([
    ['[', '](../dense/#units)'],
    ['{{dense text}}', ' {#unit}'],
    ['{{dense table.rows \\| fixed 3}}'],
    ...[[], [], [], [], [], [], []],
    ['{{dense n \\| percent}}'],
  ])
  expect(segments[0]!.texts).toEqual([
    { text: 'Before ', line: 5, isEmphasised: false },
    { text: 'the', line: 5, isEmphasised: true },
    { text: ' first,\nsee ', line: 5, isEmphasised: false },
    { text: 'the units', line: 6, isEmphasised: false },
    { text: ' and ', line: 6, isEmphasised: false },
    { text: 'Keras', line: 6, isEmphasised: false },
    { text: '.', line: 6, isEmphasised: false },
  ])
  const texts = segments.map(({ texts }) => texts.map(({ text }) => text).join('·'))
  expect(texts[1]).toBe('A ·: ')
  expect(texts[2]).toBe('Like · and · | ·,\nnot more.')
  expect(texts.slice(3, 10).join('')).toBe('')
  expect(texts.at(-1)).toBe('a·b·c')
})

test('a work cited, with its place, and the text around it', () => {
  const { citations, segments } = parse('It *grew* [@ruder2016]; {{dense n}}\n\n## A {#a}\n\n[@a]')
  expect(citations).toEqual([
    { key: 'ruder2016', heading: undefined, position: { line: 5, column: 10 } },
    { key: 'a', heading: 'a', position: { line: 9, column: 1 } },
  ])
  const [{ marks, source, texts }] = segments as [(typeof segments)[0]]
  expect(marks.map(({ kind, start, end }) => [kind, source.slice(start, end)])).toEqual([
    ['citation', '[@ruder2016]'],
    ['value', '{{dense n}}'],
  ])
  expect(texts.map(({ text }) => text)).toEqual(['It ', 'grew', ' ', '; '])
})

test.each([
  ['## No address', ':5:1: give the heading an address'],
  ['# Title {#title}', ':5:1: the title is in the front matter'],
  ['$$\nx\n$$', ':5:1: give the equation an address'],
  ['```ts cell=Bad\n```', ':5:7: "Bad" is no cell id'],
  ['```ts cell=a odd\n```', ':5:14: unknown cell option "odd": write one of cell=, show='],
  ['```ts cell=a local local\n```', ':5:14: local stands twice'],
  ['```ts cell=a control=a:1 control=b:1\n```', ':5:26: control stands twice'],
  ['```ts show=a expensive\n```', ':5:14: "expensive" is an option of a cell'],
  ['```ts solution=a local\nx\n```', ':5:18: "local" is an option of a cell'],
  ['```ts wrong=a\nx\n```', ':5:1: the first line of a wrong answer says what its check answers'],
  ['```ts cell=a show=b\n```', ':5:7: a fence is a cell, shows one or solves one'],
  ['```cell=a\n```', ':5:1: a cell is a ts fence, not cell=a'],
  ['```typescript show=a\n```', ':5:1: a cell is a ts fence, not typescript'],
  ['```figur id=a\nx\n```', ':5:1: a figure is a figure fence'],
  ['```figure id=a model=b modle=c\nx\n```', ':5:24: unknown figure option'],
  ['```ts expensive\n```', ':5:7: "expensive" is an option of a cell: cell options need a cell='],
  ['```js cell=a\n```', ':5:1: a cell is a ts fence, not js'],
  ['- ```ts cell=a\n  ```', ':5:3: a cell starts at the first column'],
  ['- ```ts show=a\n  ```', ':5:3: a cell starts at the first column'],
  ['> ```figure id=a\n> x\n> ```', ':5:3: a figure starts at the first column'],
  ['- $$ id=a\n  x\n  $$', ':5:3: an equation starts at the first column'],
  ['> ## A {#a}', ':5:3: a heading starts at the first column'],
  ['## A `{#a}`', ':5:1: give the heading an address'],
  ['x {{fit n | fixed\n3}}', ':5:1: a {{ has no }} in the same line'],
  ['| a |\n|---|\n| {{fit n | fixed 3}} |', ':7:3: a {{ has no }} in the same line'],
  ['```ts show=a\nx\n```', ':5:1: a fence that shows a cell is empty'],
  ['## A {#a}\n\n## B {#a}', ':7:1: the address "a" stands in line 5, too'],
])('%j is an error with its place', (body, message) => {
  expect(() => parse(body)).toThrow(`content/en/04-dense.md${message}`)
})

test('a chapter with other line ends is the same chapter', () => {
  const body =
    '\nText *of\ntwo* lines.\n\n## A {#a}\n\n```ts cell=b\nconst b = `\n`\n```\n\n```ts solution=b\nb\n```\n'
  for (const end of ['\r\n', '\r'])
    expect(parseChapter((FRONT + body).replaceAll('\n', end), 'content/en/04-dense.md')).toEqual(
      parse(body),
    )
})

test('of a heading with HTML, the text is what is read', () => {
  expect(parse('## A <i>unit</i> of `x` {#a}').headings[0]!.text).toBe('A unit of x')
})

test('a file without a number or a question is refused', () => {
  expect(() => parse('', 'content/en/dense.md')).toThrow('a chapter is named NN-slug.md')
  expect(() => parseChapter('---\ntitle: T\n---\n', '01-t.md')).toThrow(
    'the front matter lacks "question"',
  )
})

test('options of the book’s own are taken in their form, and in no other book', () => {
  const own = { lines: { form: '\\d+(-\\d+)?', example: 'lines=49-53 or lines=43' } }
  const parseCell = (option: string, options?: typeof own) =>
    parseChapter(`${FRONT}\`\`\`ts cell=a ${option}\n\`\`\``, '04-dense.md', options).cells[0]!
      .options
  expect(parseCell('lines=49-53 local', own)).toMatchObject({
    local: true,
    own: { lines: '49-53' },
  })
  expect(() => parseCell('lines=x9', own)).toThrow('lines=x9: write lines=49-53 or lines=43')
  expect(() => parseCell('lines=49')).toThrow('unknown cell option "lines=49"')
  expect(() => parseCell('constructor=1', own)).toThrow('unknown cell option "constructor=1"')
})

test.each([
  ['', ':1:1: the front matter lacks "title"'],
  ['title: T\nquestion: Q\noutcome: O\ntags: x', ':1:1: the front matter has "tags"'],
  ['just words', ':1:1: the front matter lacks "title"'],
  ['title: T\nquestion: [1,\n', ':4:1: Flow sequence'],
])('front matter that is %j is an error with its place', (front, message) => {
  expect(() => parseChapter(`---\n${front}\n---\n`, '01-t.md')).toThrow(`01-t.md${message}`)
})
