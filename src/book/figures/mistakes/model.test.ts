import { expect, test } from 'vitest'
import { answersOf } from '../../lesson/answers.ts'
import {
  calibration,
  calibrationError,
  confusion,
  inSquare,
  surestMistakes,
  unpackExam,
} from './model.ts'

/** Four answers: 3 right with 0.95; 4 taken for 9 with 0.55 and with 0.85; 9 right with 0.65. */
const rows = [
  [3, 3, 0.95],
  [4, 9, 0.55],
  [4, 9, 0.85],
  [9, 9, 0.65],
] as const
const probabilities = rows.flatMap(([, answer, p]) =>
  Array.from({ length: 10 }, (_, d) => (d === answer ? p : (1 - p) / 9)),
)
const exam = unpackExam(
  answersOf(
    Uint8Array.from(rows, ([label]) => label),
    probabilities,
  ),
)

test('what a cell packs is unpacked', () => {
  expect([...exam.labels]).toEqual([3, 4, 4, 9])
  expect([...exam.answers]).toEqual([3, 9, 9, 9])
  for (const [i, [, , p]] of rows.entries()) expect(exam.sureness[i]).toBeCloseTo(p, 4)
})

test('squares, and the surest mistakes first', () => {
  const counts = confusion(exam)
  expect(counts[49]).toBe(2)
  expect(counts[33]).toBe(1)
  expect(counts.reduce((a, b) => a + b)).toBe(4)
  expect(inSquare(exam, 4, 9)).toEqual([2, 1])
  expect(surestMistakes(exam)).toEqual([2, 1])
})

test('calibration: what was said beside what was right', () => {
  const bins = calibration(exam)
  expect(bins[9]).toMatchObject({ count: 1, right: 1 })
  expect(bins[8]).toMatchObject({ count: 1, right: 0 })
  expect(bins[0]!.count).toBe(0)
  // (0.05 + 0.55 + 0.85 + 0.35) / 4
  expect(calibrationError(exam)).toBeCloseTo(0.45, 4)
})
