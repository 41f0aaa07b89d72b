import { describe, expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { chapterBlocks, tableBlocks, wordsBlocks } from './block.ts'
import { type Compared, compareBlocks, type Stamps, stampAll } from './compare.ts'

const FRONT = '---\ntitle: Piles\nquestion: Why?\noutcome: You know.\n---\n\n'
const ENGLISH = `${FRONT}One pile is merged with the other.

## Two piles {#two-piles}

It took {{merge text.0}} steps, and $n$ is small. {{holds: merge text.0 < 3}}

- the first
- the second

The last paragraph of the section.

\`\`\`quiz id=which
ask: Which one?
number: "3"
within: 0
why: It is so.
under: More.
over: Less.
see: "#two-piles"
proof: 3 = 3
\`\`\`

\`\`\`ts cell=merge
const a = 1
\`\`\`
`
const CHINESE = ENGLISH.replace('One pile is merged with the other.', '两堆合成一堆。')
  .replace(
    'It took {{merge text.0}} steps, and $n$ is small.',
    '$n$ 很小，用了 {{merge text.0}} 步。',
  )
  .replace('the first', '第一')
  .replace('the second', '第二')
  .replace('The last paragraph of the section.', '最后一段。')
  .replace('Which one?', '哪一个？')
  .replace('## Two piles', '## 两堆')

const blocks = (text: string) => chapterBlocks(parseChapter(text, 'content/en/01-piles.md'))
const compare = (english: string, chinese: string, stamps: Stamps = {}) =>
  compareBlocks(blocks(english), blocks(chinese), stamps, true)
const STAMPS = stampAll(compare(ENGLISH, CHINESE), () => true)
const found = (compared: Compared[]) =>
  compared
    .filter(({ state, problems }) => state !== 'in step' || problems.length > 0)
    .map(({ name, state, problems }) => [name, state, ...problems])

describe('a chapter', () => {
  test('is new until it is accepted, and in step from then on', () => {
    expect(new Set(compare(ENGLISH, CHINESE).map(({ state }) => state))).toEqual(
      new Set(['new', 'in step']),
    )
    expect(found(compare(ENGLISH, CHINESE, STAMPS))).toEqual([])
    // What wraps otherwise says the same, and so does a mended translation.
    const wrapped = ENGLISH.replace('is merged with', 'is\nmerged with')
    const mended = CHINESE.replace('最后一段', '最末一段')
    expect(found(compare(wrapped, mended, STAMPS))).toEqual([])
  })

  test('a paragraph that has changed in the first edition makes its partner changed since', () => {
    const changed = ENGLISH.replace('The last paragraph', 'The very last paragraph')
    const [only, ...more] = found(compare(changed, CHINESE, STAMPS))
    expect([only, more]).toEqual([['two-piles/3', 'changed since'], []])
  })

  test('where one block alone was accepted, it is that one', () => {
    const one = Object.fromEntries(
      Object.entries(STAMPS).filter(([name]) => name === 'two-piles/3'),
    )
    const changed = ENGLISH.replace('The last paragraph', 'The very last paragraph')
    expect(found(compare(changed, CHINESE, one))).toContainEqual(['two-piles/3', 'changed since'])
  })

  test('one that is put in before others has no partner, and no other loses its own', () => {
    const more = ENGLISH.replace('It took', 'A new paragraph.\n\nIt took')
    expect(found(compare(more, CHINESE, STAMPS))).toEqual([['two-piles/1', 'missing here']])
    const rendered = CHINESE.replace('$n$ 很小', '新的一段。\n\n$n$ 很小')
    expect(found(compare(more, rendered, STAMPS))).toEqual([['two-piles/1', 'new']])
  })

  test('one that stands in one edition alone is found, unless it is marked', () => {
    const more = CHINESE.replace('最后一段。', '最后一段。\n\n多出的一段。')
    expect(found(compare(ENGLISH, more, STAMPS))).toEqual([['two-piles/4', 'only here']])
    const marked = more.replace('多出', '<!-- only here -->\n\n多出')
    expect(found(compare(ENGLISH, marked, STAMPS))).toEqual([])
    const less = CHINESE.replace('最后一段。', '<!-- left out: two-piles/3 -->')
    expect(found(compare(ENGLISH, less, STAMPS))).toEqual([])
    expect(found(compare(ENGLISH, `${CHINESE}\n<!-- left out: gone/1 -->\n`, STAMPS))).toEqual([
      ['gone/1', 'only here', 'what it leaves out is not there in the first edition'],
    ])
  })

  test.each([
    ['{{merge text.0}}', '{{merge text.1}}', 'the quoted value {{merge text.0}} is missing'],
    ['{{holds: merge text.0 < 3}}', '', 'the condition merge text.0 < 3 is missing'],
    ['$n$', 'n', 'the formula $n$ is missing'],
    ['const a = 1', 'const a = 2', 'the cell is another'],
    ['within: 0', 'within: 1', 'the entry within = 0 is missing'],
    ['- 第一\n', '', 'the shape 2 items is missing'],
    ['两堆合成一堆。', 'One pile is merged with the other.', 'it is still the text of'],
  ])('%j may not become %j', (from, to, problem) => {
    expect(CHINESE).toContain(from)
    expect(
      found(compare(ENGLISH, CHINESE.replace(from, to), STAMPS))
        .flat()
        .join(),
    ).toContain(problem)
  })
})

test('a text that is the same in both languages stays accepted where it was', () => {
  const same = CHINESE.replace('最后一段。', 'The last paragraph of the section.')
  const told = compare(ENGLISH, same, STAMPS).flatMap(({ problems }) => problems)
  expect(told).toEqual(['it is still the text of the first edition'])
  const stamps = stampAll(compare(ENGLISH, same, STAMPS), () => true)
  expect(found(compare(ENGLISH, same, stamps))).toEqual([])
})

test('words have the same names, and functions take as many values', () => {
  const english = `const N = { a: 'A', b: ['x', 'y'] }
export const page = { title: 'A page', of: { many: (n: number) => \`\${n} pages\` } }
export function plural(n: number): string { return n === 1 ? 'one' : 'many' }`
  const compareWords = (chinese: string) =>
    found(compareBlocks(wordsBlocks(english), wordsBlocks(chinese), {}, true)).map(
      ([name, state, ...problems]) => [name, problems.join() || state].join(': '),
    )
  expect(wordsBlocks(english).map(({ name }) => name)).toEqual([
    'N.a',
    'N.b',
    'page.title',
    'page.of.many',
    'rest',
  ])
  const chinese = english.replace('A page', '一页').replace('(n: number) =>', '() =>')
  expect(compareWords(chinese.replace("['x', 'y']", "['x']"))).toEqual([
    'N.a: new',
    'N.b: it is a list of 2 there, a list of 1 here',
    'page.title: new',
    'page.of.many: it is a function of 1 there, a function of 0 here',
    'rest: new',
  ])
  expect(compareWords(chinese.replace("title: '一页', ", ''))).toContain('page.title: missing here')
})

test('a table has its texts by id in another edition', () => {
  const english = '- id: loss\n  definition: A number.\n- id: bias\n  definition: Another.\n'
  const chinese = 'loss:\n  definition: 一个数。\n'
  const fields = ['definition']
  expect(
    found(compareBlocks(tableBlocks(english, fields), tableBlocks(chinese, fields), {}, true)),
  ).toEqual([
    ['loss.definition', 'new'],
    ['bias.definition', 'missing here'],
  ])
})
