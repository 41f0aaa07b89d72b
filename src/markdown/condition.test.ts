import { expect, test } from 'vitest'
import type { Output } from '../output/kind.ts'
import { whatBreaks } from './evaluate-condition.ts'
import { parseCondition } from './parse-condition.ts'
import { valueAt } from './recorded-path.ts'

const OUTPUTS = [
  {
    kind: 'table',
    caption: '',
    columns: ['', 'accuracy, %', 'range', 'loss'],
    rows: [
      ['rate 0.1', '88.63', '87.41 to 90.90', '0.8698'],
      ['rate 1 (a)', '89.20', '86.87 to 91.40', '0.3412'],
      ['none', '73.78', '71.27 to 76.84', 'NaN'],
    ],
  },
  { kind: 'table', caption: '', columns: ['steps'], rows: [[1], [2]] },
  {
    kind: 'lines',
    caption: '',
    x: { label: 'epoch', values: [1, 2, 3, 4] },
    y: { label: 'loss' },
    series: [
      { label: 'a', values: [4, 1, 2, 3] },
      { label: 'b', values: [4, 3, 2, 1] },
    ],
  },
  { kind: 'bars', caption: '', bars: [{ label: '5', value: 0.995 }] },
  { kind: 'text', text: '9,380 steps, 1.5e-8 apart, in v2' },
] as unknown as Output[]

const lookup = (recording: string, path: string) =>
  recording === 'other' ? 40 : valueAt(OUTPUTS, path)
const breaks = (text: string) => whatBreaks(parseCondition(text), lookup)

test.each([
  ['table.rows.0.1', '88.63'],
  ['table.rows.-1.1', '73.78'],
  ['table.1.rows.1.0', 2],
  ['table[rate 0.1][accuracy, %]', '88.63'],
  ['table[rate 1 (a)][loss]', '0.3412'],
  ['table[][loss]', ['0.8698', '0.3412', 'NaN']],
  ['table.rows[].1', ['88.63', '89.20', '73.78']],
  ['lines[b]', [4, 3, 2, 1]],
  ['lines[].label', ['a', 'b']],
  ['lines[a].0', 4],
  ['bars[5]', 0.995],
  ['table[rate 2][loss]', undefined],
  ['table[rate 0.1][nothing]', undefined],
  ['lines.x.values.9', undefined],
  ['training.loss', undefined],
  ['table.7.rows', undefined],
])('%s', (path, value) => {
  expect(valueAt(OUTPUTS, path)).toEqual(value)
})

test.each([
  't table.rows.0.1 < table.rows.1.1',
  't table[rate 0.1][range] overlaps table[rate 1 (a)][range]',
  't table[none][range] < table[rate 0.1][range]',
  't table[none][range] < table[rate 0.1][range] and table[rate 0.1][loss] > 2 * table[rate 1 (a)][loss]',
  '70 < t table[none][accuracy, %] < other n + 40 <= 80',
  't min(lines[a]) = min(lines[b])',
  't whenLeast(lines.x.values, lines[a]) = 2',
  't whenMost(lines.x.values, lines[a]) = 1',
  't whenBelow(lines.x.values, lines[b], 2.5) = 3',
  't whenAbove(lines.x.values, lines[a], 3) = 1',
  't last(lines[a]) > last(lines[b]) and last(lines[a], 2) >= 2',
  't first(lines[a]) = 4 and part(lines[a], 1, 2) < 3',
  't change(lines[b], 1) < 0.5 and change(lines[b], 1) > 0.3',
  't mean(lines[a]) = median(lines[a]) = 2.5',
  't median(part(lines[a], 0, 2)) = 2',
  't sum(lines[a]) = 10 and count(lines[a]) = 4 and spread(lines[a]) = 3',
  't abs(lines[a] - lines[b]) <= 2 and norm(lines[a] - lines[b]) < 3',
  '(t lines[a] + 1) * 2 > 3 - -0.5 * 1',
  '8 / 2 / 2 = 2',
  't first(text.text) = 9380 and count(text.text) = 2',
])('%s holds', (text) => {
  expect(breaks(text)).toBeUndefined()
})

test.each([
  [
    't table.rows.0.1 > table.rows.1.1',
    't table.rows.0.1 > table.rows.1.1 does not hold: t table.rows.0.1 is 88.63, table.rows.1.1 is 89.2',
  ],
  [
    't table[none][range] overlaps table[rate 0.1][range]',
    't table[none][range] overlaps table[rate 0.1][range] does not hold: t table[none][range] is 71.27, 76.84, table[rate 0.1][range] is 87.41, 90.9',
  ],
  // All of one list against all of the other.
  [
    't table[rate 0.1][range] < table[rate 1 (a)][range]',
    't table[rate 0.1][range] < table[rate 1 (a)][range] does not hold: t table[rate 0.1][range] is 87.41, 90.9, table[rate 1 (a)][range] is 86.87, 91.4',
  ],
  ['1 < t lines[a] < 9', '1 < t lines[a] does not hold: t lines[a] is 4 numbers from 1 to 4'],
  [
    't min(lines[a]) = 1 and last(lines[a]) < 3',
    'last(lines[a]) < 3 does not hold: last(lines[a]) is 3',
  ],
  [
    '(t lines.x.values.0 + 1) / 4 = 1',
    '(t lines.x.values.0 + 1) / 4 = 1 does not hold: (t lines.x.values.0 + 1) / 4 is 0.5',
  ],
])('%s breaks, with what was found', (text, message) => {
  expect(breaks(text)).toBe(message)
})

test.each([
  ['t table[none][loss] < 1', 't table[none][loss] is no number'],
  ['t table[][loss] < 1', 't table[][loss] is no number'],
  ['t table < 1', 't table is no number'],
  ['t table[nothing][loss] < 1', 't table[nothing][loss] is no number'],
  [
    't whenBelow(lines.x.values, lines[a], 0) < 1',
    'whenBelow(lines.x.values, lines[a], 0) is no number',
  ],
  ['t lines[a] - part(lines[a], 0, 1) < 1', 't lines[a] - part(lines[a], 0, 1): 4 numbers and 2'],
])('%s cannot be said', (text, message) => {
  expect(() => breaks(text)).toThrow(message)
})

test.each([
  ['', 'a value is expected at the end'],
  ['t table.rows', 'a comparison (< <= > >= = overlaps) is expected at the end'],
  ['t table.rows <', 'a value is expected at the end'],
  ['table.rows < 3', 'a path into the recording "table.rows" is expected before "<"'],
  ['t a < 3 4', '"and" is expected before "4"'],
  ['t a < 3 and', 'a value is expected at the end'],
  ['(t a < 3', '")" is expected before "<"'],
  ['average(t a) < 3', 'there is no function "average"; there are min, max, '],
  ['toString(t a) < 3', 'there is no function "toString"; there are min, max, '],
  ['change(t a) < 3', 'write change(list, index)'],
  ['min(t a, b) < 3', 'write min(list)'],
  ['t a[b < 3', 'no bracket closes "[b < 3"'],
  ['t a b < 3', 'a comparison (< <= > >= = overlaps) is expected before "b"'],
  ['t a < < 3', 'a value is expected before "<"'],
])('%j is refused', (text, message) => {
  expect(() => parseCondition(text)).toThrow(message)
})
