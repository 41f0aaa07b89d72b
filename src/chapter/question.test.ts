import { expect, test } from 'vitest'
import { parseChapter } from './parse-chapter.ts'
import { parseQuestion } from './question.ts'

const CHOICE = `ask: Why?
choices:
  - right: Because.
    why: So it is.
  - wrong: For fun.
    why: It is no fun.
see: "#why"
proof: 1 < 2`

test('a question with its answers', () => {
  expect(parseQuestion('quiz', 'id=why', CHOICE)).toEqual({
    id: 'why',
    form: 'quiz',
    covers: [],
    ask: 'Why?',
    answer: {
      kind: 'choice',
      choices: [
        { text: 'Because.', isRight: true, why: 'So it is.' },
        { text: 'For fun.', isRight: false, why: 'It is no fun.' },
      ],
    },
    proof: ['1 < 2'],
    cell: undefined,
    see: '#why',
  })
})

test('a guess covers something, on a scale; a quoted number needs no other proof', () => {
  const text =
    'ask: How many?\nnumber: "{{a text.text}}"\nwithin: 2\nscale: [0, 10, 1]\nwhy: w\nwrong:\n  - is: 7\n    why: x\nunder: u\nover: o'
  expect(parseQuestion('predict', 'id=how-many covers=cell-a,figure-b', text)).toMatchObject({
    covers: ['cell-a', 'figure-b'],
    answer: {
      kind: 'number',
      within: 2,
      scale: { from: 0, to: 10, step: 1 },
      wrong: [{ answer: '7', why: 'x' }],
    },
  })
})

const CURVE =
  'ask: c\ncurve: a lines[loss]\nalong: a lines.x.values\nat: [1, 2, 3]\nscale: [0, 1, 0.1]\naxes: [epoch, loss]\nwithin: 0.1\nwhy: w\nfalls: f\notherwise: o'

test('a curve runs through a recording', () => {
  expect(parseQuestion('predict', 'id=c', CURVE).answer).toEqual({
    kind: 'curve',
    values: 'a lines[loss]',
    along: 'a lines.x.values',
    at: [1, 2, 3],
    within: 0.1,
    scale: { from: 0, to: 1, step: 0.1 },
    axes: { x: 'epoch', y: 'loss', log: false },
    why: 'w',
    wrong: { falls: 'f' },
    otherwise: 'o',
  })
})

test.each([
  ['', 'quiz', CHOICE, 0, 'a question needs a name'],
  ['id=why size=3', 'quiz', CHOICE, 0, 'unknown option "size=3"'],
  ['id=why covers=cell-a', 'quiz', CHOICE, 0, 'a quiz covers nothing'],
  ['id=why covers=a', 'predict', CHOICE, 0, 'cell-ID or figure-ID'],
  ['id=why', 'quiz', 'ask: Why?', 1, 'give one of choices, several'],
  ['id=why', 'quiz', CHOICE.replace('proof: 1 < 2', ''), 1, 'nothing proves the answer'],
  ['id=why', 'quiz', CHOICE.replace('see: "#why"\n', ''), 1, 'see: gives the address'],
  ['id=why', 'quiz', CHOICE.replace('wrong:', 'right:'), 2, 'one of the choices is right'],
  ['id=why', 'quiz', CHOICE.replace('right:', 'wrong:'), 2, 'one of the choices is right'],
  ['id=why', 'quiz', CHOICE.replace('    why: It is no fun.\n', ''), 5, 'why: is missing'],
  ['id=why', 'quiz', CHOICE.replace('For fun.', ''), 5, 'wrong: is missing'],
  ['id=why', 'quiz', `${CHOICE}\nhint: no`, 9, 'nothing is known of hint:'],
  ['id=why', 'quiz', `${CHOICE}\nwhy: "a" b`, 9, 'Unexpected'],
  ['id=why', 'quiz', 'ask: *a', 1, 'needs quotes'],
  ['id=c', 'quiz', CURVE, 0, 'a curve is guessed'],
  ['id=c', 'predict', CURVE.replace('[1, 2, 3]', '[1, 3, 2]'), 4, 'from left to right'],
  ['id=c', 'predict', CURVE.replace('[epoch, loss]', '[epoch]'), 6, 'write axes:'],
  ['id=c', 'predict', CURVE.replace('scale: [0, 1, 0.1]\n', ''), 1, 'write scale:'],
  [
    'id=n',
    'quiz',
    'ask: n\nnumber: "12"\nwhy: w\nunder: u\nover: o\nsee: "#n"\nproof: 1 < 2',
    7,
    'the proof does not speak of 12',
  ],
  [
    'id=o',
    'quiz',
    'ask: o\ncell: a\norder:\n  - text: a\n    why: w\n  - text: b\n    why: w\n  - text: c\n    why: w\nsee: "#n"',
    2,
    'whose items each have their code',
  ],
] as const)('%j, %s: %#', (meta, form, text, line, message) => {
  expect(() => parseQuestion(form, meta, text)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), line }),
  )
})

test('a mistake names the line of the file', () => {
  const front = '---\n{ title: T, question: Q, outcome: O }\n---\n'
  const body = `\`\`\`quiz id=why\n${CHOICE.replace('choices', 'choice')}\n\`\`\``
  expect(() => parseChapter(front + body, '01-t.md')).toThrow('01-t.md:5:1: give one of')
  expect(() => parseChapter(`${front}- \`\`\`quiz id=why\n  \`\`\``, '01-t.md')).toThrow(
    '01-t.md:4:3: a question starts at the first column',
  )
})
