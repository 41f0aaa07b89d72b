import { expect, test } from 'vitest'
import { readRecording } from '../../markdown/recordings.ts'
import { recordedAssets } from '../build/recorded-assets.ts'
import { lossOf, readRightly } from './inks.ts'

const inks = recordedAssets(['inks']).inks!
const loss = lossOf(inks)

const rowsOf = (cell: string) => {
  const table = readRecording(cell)!
    .outputs.map(({ output }) => output)
    .find((output) => output.kind === 'table')
  return (table as unknown as { rows: (string | number)[][] }).rows.map((row) => row.map(Number))
}

test('the figures show the digits that the cell measures', () => {
  for (const [digit, count, middle, beside] of rowsOf('zeros-and-ones')) {
    const those = inks.filter(({ t }) => t === digit)
    const mean = (of: (ink: (typeof inks)[number]) => number) =>
      those.reduce((sum, ink) => sum + of(ink), 0) / those.length
    expect(those.length).toBe(count)
    expect(mean(({ x }) => x)).toBeCloseTo(middle!, 3)
    expect(mean(({ u }) => u)).toBeCloseTo(beside!, 3)
  }
})

test('their loss and slope are those of the cell', () => {
  for (const [w, value, , slope] of rowsOf('slope-of-one-weight')) {
    expect(loss.at(w!, 0)).toBeCloseTo(value!, 4)
    expect(loss.gradient(w!, 0)[0]).toBeCloseTo(slope!, 4)
  }
})

test('forty steps with two weights end where those of the cell do', () => {
  let [w, v] = [0, 0]
  for (let n = 0; n < 40; n++) {
    const [a, b] = loss.gradient(w, v)
    w -= a
    v -= b
  }
  const [, itsW, itsV, itsLoss, right] = rowsOf('two-weights').at(-1)!
  expect(w).toBeCloseTo(itsW!, 3)
  expect(v).toBeCloseTo(itsV!, 3)
  expect(loss.at(w, v)).toBeCloseTo(itsLoss!, 4)
  expect(readRightly(inks, w, v)).toBe(right)
})
