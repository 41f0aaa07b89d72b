/** Every cell of the book is recorded as it stands now. What the recordings say is checked by running the book. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBook } from './book.ts'
import {
  fingerprintOf,
  fullFingerprint,
  fullName,
  readRecording,
  recordedValue,
} from './recordings.ts'

const { graph } = readBook()

test.each([...graph.keys()])('%s', (id) => {
  expect(readRecording(id)?.fingerprint, 'run npm run record').toBe(fingerprintOf(graph, id))
})

const full = [...graph.values()].map(({ cell }) => cell).filter((cell) => fullName(cell))
test.each(full.map(({ id }) => id))('%s, the full version', (id) => {
  const recording = readRecording(fullName(graph.get(id)!.cell)!)
  expect(recording?.fingerprint, 'run npm run record').toBe(fullFingerprint(graph, id))
})

test('nothing is recorded that the book does not have', () => {
  for (const file of readdirSync('content/recordings'))
    expect(graph.has(file.replace(/(@.*)?\.json$/, ''))).toBe(true)
})

test('the recorded training reaches what it must', () => {
  const accuracy = (name: string, epoch: number) =>
    recordedValue(`${name} training.finished.${epoch}.validationAccuracy`) as number
  expect(accuracy('fit', 2)).toBeGreaterThanOrEqual(0.97)
  expect(accuracy('fit@epochs=20', 2)).toBe(accuracy('fit', 2))
  expect(accuracy('fit@epochs=20', 19)).toBeGreaterThanOrEqual(0.981)
})
