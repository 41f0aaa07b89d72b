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
  ['control=epoch:1,2', 'control=epoch: the cell "takes" declares no such constant'],
  ['control=model:1,2', 'control=model: the cell "makes" declares no such constant'],
  ['control=epochs:1,,2', 'control needs a name and values'],
  ['after=nowhere', 'cell "takes": after=nowhere: no cell has this id'],
])(
  'an option that would change nothing, %s, stops the build with its place',
  (options, message) => {
    const line = options.startsWith('after') ? 9 : 8
    expect(() => link(options)).toThrow(`01-t.md:${line}:1: ${message}`)
  },
)

test.each(['changes=model', 'checks=makes', 'control=epochs:1,2', 'after=makes'])(
  '%s names what is there',
  (options) => expect(link(options).graph.has('takes')).toBe(true),
)

test('a control may be of a constant of the cell itself', () => {
  expect(link('control=runs:1,2', 'const runs = 1').graph.has('takes')).toBe(true)
})
