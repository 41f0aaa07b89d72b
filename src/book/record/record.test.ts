import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBook } from '../../markdown/book.ts'
import { BOOK_SCHEDULE, browserName, faultsOf, type RaceResult } from './record.ts'

const facts = {
  raceClass: 'book' as const,
  schedule: BOOK_SCHEDULE,
  accuracy: 0.98,
  digits: 60_000,
  isFresh: true,
  isUnchanged: true,
}

test('a run counts only if it keeps to all of the rule', () => {
  expect(faultsOf(facts)).toEqual([])
  expect(faultsOf({ ...facts, accuracy: 0.9799 })).toEqual(['accuracy'])
  expect(faultsOf({ ...facts, accuracy: 0.97999999 })).toEqual([])
  expect(faultsOf({ ...facts, digits: 59_999, isFresh: false })).toEqual(['digits', 'not-fresh'])
  const schedule = { ...BOOK_SCHEDULE, size: 512 }
  expect(faultsOf({ ...facts, schedule })).toEqual(['schedule'])
  expect(faultsOf({ ...facts, schedule, raceClass: 'free', isUnchanged: false })).toEqual([
    'changed',
  ])
})

test('the cell of the first class has the book’s schedule, that of the second offers others', () => {
  const { graph } = readBook()
  const constants = (id: string) => graph.get(id)!.compiled.constants
  const { size, rate, decay } = BOOK_SCHEDULE
  expect(constants('record')).toMatchObject({ size: `${size}`, rate: `${rate}`, decay: `${decay}` })
  expect(Object.keys(constants('faster-record'))).toEqual(Object.keys(constants('record')))
})

test('a browser is named by what it says of itself', () => {
  const brands = [
    { brand: 'Not;A=Brand', version: '8' },
    { brand: 'Chromium', version: '156' },
    { brand: 'Some Browser', version: '12' },
  ]
  expect(browserName('UA', { brands, platform: 'Linux' })).toBe('Some Browser 12, Linux')
  expect(browserName('UA', { brands: brands.slice(0, 2) })).toBe('Chromium 156')
  expect(browserName('Mozilla/5.0 (X11) Firefox/140', undefined)).toBe(
    'Mozilla/5.0 (X11) Firefox/140',
  )
})

test('the measured machines have kept to the rule, the fastest first', () => {
  const classes = JSON.parse(readFileSync('content/records.json', 'utf8')) as Record<
    'book' | 'free',
    RaceResult[]
  >
  for (const [raceClass, results] of Object.entries(classes)) {
    for (const { size, rate, decay, accuracy, epochs, steps } of results) {
      const schedule = { size, rate, decay }
      const rule = { ...facts, raceClass: raceClass as 'book' | 'free', schedule, accuracy }
      expect(faultsOf(rule)).toEqual([])
      expect(steps).toBe(epochs * Math.ceil(60_000 / size))
    }
    const seconds = results.map((result) => result.seconds)
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
  }
})
