import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { checkConditions } from './conditions.ts'
import { segmentsOf } from './export-sources.ts'

const chapter = (body: string) =>
  parseChapter(`---\ntitle: T\nquestion: Q?\noutcome: O.\n---\n${body}`, '01-t.md')

const HOLDS = '{{holds: merge-sort order.values.0 < order.values.1}}'

test('what holds is for the build alone: neither exports nor the text have it', () => {
  const held = chapter(`The cards rise. ${HOLDS} It is\nlow, ${HOLDS} too.`)
  checkConditions(held)
  expect(segmentsOf(held)).toEqual([{ kind: 'text', text: 'The cards rise. It is\nlow, too.' }])
  expect(held.segments[0]!.texts).toEqual([
    { text: 'The cards rise.', line: 6, isEmphasised: false },
    { text: ' It is\nlow,', line: 6, isEmphasised: false },
    { text: ' too.', line: 7, isEmphasised: false },
  ])
})

test.each([
  [
    'It\nrises. {{holds: count text.text * 2 = 8}}',
    '01-t.md:7:8: what the sentence says is not what was recorded: count text.text * 2 = 8 does not hold: count text.text * 2 is 30',
  ],
  ['- So {{holds: count text.text}}', '01-t.md:6:6: holds: a comparison ('],
  [
    'So. {{holds: count text.speed > 1}}',
    '01-t.md:6:5: holds: the recording "count" holds no "text.speed"',
  ],
  ['So. {{holds: counts text.text > 1}}', '01-t.md:6:5: holds: there is no recording "counts"'],
  ['{{holds:}}', '01-t.md:6:1: holds: a value is expected at the end'],
])('%j stops the build with its place', (body, message) => {
  expect(() => checkConditions(chapter(body))).toThrow(message)
})
