import { expect, test } from 'vitest'
import { recordedValue } from '../markdown/recordings.ts'

test('the recorded training reaches what it must', () => {
  const accuracy = (name: string, epoch: number) =>
    recordedValue(`${name} training.finished.${epoch}.validationAccuracy`) as number
  expect(accuracy('fit', 2)).toBeGreaterThanOrEqual(0.97)
  expect(accuracy('fit@epochs=20', 2)).toBe(accuracy('fit', 2))
  expect(accuracy('fit@epochs=20', 19)).toBeGreaterThanOrEqual(0.981)
})
