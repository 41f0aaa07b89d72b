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
        lines: undefined,
        checks: undefined,
        expectError: false,
        changes: ['a', 'b'],
        after: ['c'],
        control: { name: 'n', values: ['1', '2'] },
        full: [],
      },
      file: 'content/en/04-dense.md',
      position: { line: 13, column: 1 },
    },
  ])
})

test.each([
  ['## No address', ':5:1: give the heading an address'],
  ['# Title {#title}', ':5:1: the title is in the front matter'],
  ['$$\nx\n$$', ':5:1: give the equation an address'],
  ['```ts cell=Bad\n```', ':5:1: "Bad" is no cell id'],
  ['```ts cell=a wrong\n```', ':5:1: unknown cell option "wrong"'],
  ['```ts expensive\n```', ':5:1: cell options need a cell='],
  ['```js cell=a\n```', ':5:1: a cell is a ts fence, not js'],
  ['- ```ts cell=a\n  ```', ':5:3: a cell starts at the first column'],
  ['```ts show=a\nx\n```', ':5:1: a fence that shows a cell is empty'],
  ['## A {#a}\n\n## B {#a}', ':7:1: the address "a" stands in line 5, too'],
])('%j is an error with its place', (body, message) => {
  expect(() => parse(body)).toThrow(`content/en/04-dense.md${message}`)
})

test('a file without a number or a question is refused', () => {
  expect(() => parse('', 'content/en/dense.md')).toThrow('a chapter is named NN-slug.md')
  expect(() => parseChapter('---\ntitle: T\n---\n', '01-t.md')).toThrow(
    'the front matter lacks "question"',
  )
})

test.each([
  ['', ':1:1: the front matter lacks "title"'],
  ['just words', ':1:1: the front matter lacks "title"'],
  ['title: T\nquestion: [1,\n', ':4:1: Flow sequence'],
])('front matter that is %j is an error with its place', (front, message) => {
  expect(() => parseChapter(`---\n${front}\n---\n`, '01-t.md')).toThrow(`01-t.md${message}`)
})
