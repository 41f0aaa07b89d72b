import { expect, test } from 'vitest'
import { readBook } from '../../markdown/book.ts'
import { fullName, readRecording } from '../../markdown/recordings.ts'
import { isLikeFit, recordedStep } from './recorded-step.ts'

const { graph } = readBook()
const larger = [...graph.values()].filter(({ cell }) => cell.options.full.length > 0)
const settingsOf = (id: string) =>
  Object.fromEntries(graph.get(id)!.cell.options.full.map(({ name, value }) => [name, value]))

test('a step of fit says how long a larger version takes where that trains by fit', () => {
  const likeFit = larger
    .filter((linked) => isLikeFit(linked, { settings: settingsOf(linked.cell.id) }))
    .map(({ cell }) => cell.id)
  expect(likeFit).toEqual([
    'try-linear',
    'compare-optimisers',
    'twenty-epochs',
    'try-layers',
    'try-fewer-pictures',
    'five-runs',
  ])
})

test('and where both were recorded on one day, by the same', () => {
  const fit = readRecording('fit')!
  const five = graph.get('five-runs')!
  const recording = { ...readRecording(fullName(five.cell)!)!, recordedOn: fit.recordedOn }
  expect(recordedStep(five, recording)).toBeGreaterThan(0)
  expect(recordedStep(five, { ...recording, recordedOn: '2020-01-01' })).toBeUndefined()
  expect(recordedStep(five, { ...recording, backend: 'webgl' })).toBeUndefined()
  const sorted = graph.get('try-sorted')!
  expect(recordedStep(sorted, { ...recording, settings: { digits: '60000' } })).toBeUndefined()
})
