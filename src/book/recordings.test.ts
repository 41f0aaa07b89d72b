import { describe, expect, test } from 'vitest'
import { readRecording, recordedAt, recordedValue } from '../markdown/recordings.ts'

test('the recorded training reaches what it must', () => {
  const accuracy = (name: string, epoch: number) =>
    recordedValue(`${name} training.finished.${epoch}.validationAccuracy`) as number
  expect(accuracy('fit', 2)).toBeGreaterThanOrEqual(0.97)
  expect(accuracy('fit@epochs=20', 2)).toBe(accuracy('fit', 2))
  expect(accuracy('fit@epochs=20', 19)).toBeGreaterThanOrEqual(0.981)
})

test('a full version is quoted without its settings', () => {
  expect(readRecording('five-runs@full')).toEqual(readRecording('five-runs@epochs=20@runs=5'))
  expect(readRecording('settings@full')).toBeUndefined()
})

describe.each(['', '@epochs=20'])(
  'what is recorded of the training fit%s is of one network',
  (at) => {
    const right = Math.round(
      (recordedAt(`fit${at}`, 'training.finished.-1.validationAccuracy') as number) * 10_000,
    )

    test.each([
      [`evaluate${at}`, () => lastNumber(recordedAt(`evaluate${at}`, 'console.1.text')) * 10_000],
      [
        `misread${at}`,
        () => 10_000 - parseInt(String(recordedAt(`misread${at}`, 'console.text')), 10),
      ],
      [
        `score-on-train${at}`,
        () => lastNumber(recordedAt(`score-on-train${at}`, 'table.rows.1.2')) * 10_000,
      ],
      [`all-answers${at}`, () => rightAnswers(`all-answers${at}`)],
    ])('%s', (_, count) => {
      expect(Math.round(count())).toBe(right)
    })
  },
)

const lastNumber = (text: unknown) => Number(/[\d.]+$/.exec(String(text))![0])

function rightAnswers(name: string): number {
  const labels = String(recordedAt(name, 'answers.labels'))
  const answers = String(recordedAt(name, 'answers.answers'))
  return [...answers].filter((answer, i) => answer === labels[i]).length
}
