import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { linkBook } from './book.ts'

const FRONT = '---\n{ title: T, question: What?, outcome: That. }\n---\n'
const MAKES = '```ts cell=makes\nconst epochs = 3\nlet model = [epochs]\n```\n'
const link = (options: string, code = 'model.push(epochs)') =>
  linkBook([
    parseChapter(`${FRONT}${MAKES}\`\`\`ts cell=takes ${options}\n${code}\n\`\`\`\n`, '01-t.md'),
  ])

test.each([
  ['changes=modle', 'changes=modle: no cell makes "modle"'],
  ['changes=model,epoch', 'changes=epoch: no cell makes "epoch"'],
  ['checks=nowhere', 'checks=nowhere: no cell has this id'],
  ['checks=takes', "checks=takes: name the exercise's cell"],
  ['after=makes,nowhere', 'after=nowhere: no cell has this id'],
  ['control=epoch:1,2', 'control=epoch: the cell "takes" declares no such constant'],
  ['control=model:1,2', 'control=model: the cell "makes" declares no such constant'],
  ['control=epochs:1,,3', 'control needs a name and values'],
  ['control=epochs:3,x+y', 'control=epochs: "x+y" is no number and no name'],
  ['control=epochs:1,2', 'control=epochs: the value of the book, 3, is not among them'],
  ['full=epochs:5', 'full=epochs: the cell declares no such constant'],
])('the option %s stops the build with its place', (options, message) => {
  expect(() => link(`local ${options}`)).toThrow(`01-t.md:8:24: ${message}`)
})

test.each([
  ['```ts show=nowhere\n```', '8:7: show=nowhere: no cell has this id'],
  ['```ts solution=nowhere\n```', '8:7: solution=nowhere: this chapter has no such cell'],
  ['```ts solution=makes\nconst = 1\n```', '9:7: cell "makes": Unexpected token "="'],
  ['```figure id=a model=nowhere\nx\n```', '8:16: model=nowhere: no cell has this id'],
])('%j leads nowhere', (fence, message) => {
  expect(() => linkBook([parseChapter(FRONT + MAKES + fence, '01-t.md')])).toThrow(message)
})

test.each(['concepts', 'notation', '404', 'feed', 'stored', 'en', 'index', 'theme'])(
  'a chapter cannot have the address of %s',
  (slug) => {
    expect(() => linkBook([parseChapter(FRONT, `01-${slug}.md`)])).toThrow(
      `01-${slug}.md:1:1: the address /${slug}/ is that of another page`,
    )
  },
)

test('nor two chapters one', () => {
  const chapters = ['01-t.md', '02-t.md'].map((file) => parseChapter(FRONT, file))
  expect(() => linkBook(chapters)).toThrow('02-t.md:1:1: the address /t/ is that of 01-t.md')
})

test.each(['changes=model', 'checks=makes', 'control=epochs:1,3', 'after=makes'])(
  '%s names what is there',
  (options) => expect(link(options).graph.has('takes')).toBe(true),
)

test('a control may be of a constant of the cell itself', () => {
  expect(link('control=runs:1,2 full=runs:5', 'const runs = 1').graph.has('takes')).toBe(true)
})
