import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { checkConditions } from '../markdown/conditions.ts'
import { segmentsOf } from '../markdown/export-sources.ts'

const chapter = (body: string) =>
  parseChapter(`---\ntitle: T\nquestion: Q?\noutcome: O.\n---\n${body}`, '01-t.md')

const HOLDS = '{{holds: fit training.finished.2.loss < training.finished.0.loss}}'

test('what holds is for the build alone: neither exports nor the text have it', () => {
  const held = chapter(`The loss falls. ${HOLDS} It is\nlow, ${HOLDS} too.`)
  checkConditions(held)
  expect(segmentsOf(held)).toEqual([{ kind: 'text', text: 'The loss falls. It is\nlow, too.' }])
  expect(held.segments[0]!.texts).toEqual([
    { text: 'The loss falls.', line: 6, isEmphasised: false },
    { text: ' It is\nlow,', line: 6, isEmphasised: false },
    { text: ' too.', line: 7, isEmphasised: false },
  ])
})

test.each([
  [
    'It\nrises. {{holds: fit training.epoch * 3 = 8}}',
    '01-t.md:7:8: what the sentence says is not what was recorded: fit training.epoch * 3 = 8 does not hold: fit training.epoch * 3 is 9',
  ],
  ['- So {{holds: fit training.epoch}}', '01-t.md:6:6: holds: a comparison ('],
  [
    'So. {{holds: fit training.speed > 1}}',
    '01-t.md:6:5: holds: the recording "fit" holds no "training.speed"',
  ],
  ['So. {{holds: feet training.epoch > 1}}', '01-t.md:6:5: holds: there is no recording "feet"'],
  ['{{holds:}}', '01-t.md:6:1: holds: a value is expected at the end'],
])('%j stops the build with its place', (body, message) => {
  expect(() => checkConditions(chapter(body))).toThrow(message)
})
