import { expect, test } from 'vitest'
import { readRecording } from '../../../markdown/recordings.ts'
import { EDGES, gradientOf, lossWith, PASS, pathsOf, weightOf } from './model.ts'

test('the gradient of each weight is the slope that trying finds', () => {
  expect(EDGES).toHaveLength(12)
  const h = 1e-5
  for (const edge of EDGES) {
    const w = weightOf(edge)
    const tried = (lossWith(edge, w + h) - lossWith(edge, w - h)) / (2 * h)
    expect(gradientOf(edge)).toBeCloseTo(tried, 8)
  }
})

test('the products along the ways to the loss add up to the gradient', () => {
  for (const edge of EDGES) {
    const paths = pathsOf(edge)
    expect(paths).toHaveLength(edge.layer === 'first' ? 2 : 1)
    expect(paths.reduce((sum, { product }) => sum + product, 0)).toBeCloseTo(gradientOf(edge), 12)
  }
})

test('one unit is silent, and lets nothing back', () => {
  expect(PASS.h.filter((value) => value === 0)).toHaveLength(1)
  expect(PASS.h.indexOf(0)).toBe(1)
  expect(PASS.backOut[1]).not.toBe(0)
  expect(PASS.backSums[1]).toBe(0)
})

test('it is the network of the cell', () => {
  const table = readRecording('small-network')!
    .outputs.map(({ output }) => output)
    .find((output) => output.kind === 'table') as unknown as { rows: string[][] }
  expect(table.rows.map((row) => [Number(row[2]), Number(row[5])])).toEqual(
    EDGES.map((edge) => [weightOf(edge), Number(gradientOf(edge).toFixed(3))]),
  )
})
