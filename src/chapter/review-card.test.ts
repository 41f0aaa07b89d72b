import { expect, test } from 'vitest'
import { parseChapter } from './parse-chapter.ts'
import { parseReviewCard } from './review-card.ts'

const CARD = `ask: Why?
answer: Because.
see: "#why"`

test('a card, and where it was explained', () => {
  expect(parseReviewCard('id=why', CARD)).toEqual({
    id: 'why',
    ask: 'Why?',
    answer: 'Because.',
    proof: [],
    see: '#why',
    picture: undefined,
  })
})

test('its picture is a figure in some state, or an SVG in one line', () => {
  const of = (more: string) => parseReviewCard('id=why', `${CARD}\nalt: A hill.\n${more}`).picture
  expect(of('figure: race?surface=beale')).toEqual({
    alt: 'A hill.',
    figure: 'race',
    state: 'surface=beale',
  })
  expect(of('svg: |\n  <svg viewBox="0 0 2 2">\n    <path d="M0 0" />\n  </svg>')).toEqual({
    alt: 'A hill.',
    svg: '<svg viewBox="0 0 2 2"> <path d="M0 0" /> </svg>',
  })
})

test.each([
  ['', CARD, 0, 'a card needs a name'],
  ['id=why covers=cell-a', CARD, 0, 'a card needs a name, and no more'],
  ['id=why', CARD.replace('answer: Because.\n', ''), 1, 'answer: is missing'],
  ['id=why', CARD.replace('"#why"', 'why'), 3, 'see: takes the address'],
  ['id=why', CARD.replace('see: "#why"', ''), 1, 'see: is missing'],
  ['id=why', CARD.replace('Because', 'It is 0.97'), 2, 'a decimal that nothing proves'],
  ['id=why', `${CARD}\nhint: no`, 4, 'nothing is known of hint:'],
  ['id=why', `${CARD}\nfigure: race`, 1, 'alt: is missing'],
  ['id=why', `${CARD}\nalt: a\nfigure: Race!`, 5, 'figure: takes a name'],
  ['id=why', `${CARD}\nalt: a\nsvg: <img>`, 5, 'svg: is one <svg'],
  [
    'id=why',
    `${CARD}\nalt: a\nsvg: <svg viewBox="0"><a href="#"></a></svg>`,
    5,
    'a picture and nothing else',
  ],
] as const)('%j, %j', (meta, text, line, message) => {
  expect(() => parseReviewCard(meta, text)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), line }),
  )
})

test('a number that is quoted, or proven, may stand in an answer, and so may a version', () => {
  const quoted = CARD.replace('answer: Because.', 'answer: "It is {{a text.text | fixed 2}}."')
  expect(parseReviewCard('id=why', quoted).answer).toContain('{{a')
  expect(parseReviewCard('id=why', CARD.replace('Because', 'Since 2.1.3')).answer).toBe(
    'Since 2.1.3.',
  )
  const proven = `${CARD.replace('Because', 'It is 0.5')}\nproof: 1 / 2 = 0.5`
  expect(parseReviewCard('id=why', proven).proof).toEqual(['1 / 2 = 0.5'])
})

test('a mistake names the line of the file', () => {
  const front = '---\n{ title: T, question: Q, outcome: O }\n---\n'
  const body = `\`\`\`card id=why\n${CARD.replace('"#why"', 'why')}\n\`\`\``
  expect(() => parseChapter(front + body, '01-t.md')).toThrow('01-t.md:7:1: see: takes')
  expect(() => parseChapter(`${front}- \`\`\`card id=why\n  \`\`\``, '01-t.md')).toThrow(
    '01-t.md:4:3: a card starts at the first column',
  )
})
