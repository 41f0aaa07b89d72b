import { expect, test } from 'vitest'
import { momentAfter, STEPS } from './model.ts'

test('after all steps, Z is X W + b, worked out on paper', () => {
  expect(momentAfter(STEPS).z).toEqual([
    [4.5, -2],
    [1.5, 4],
  ])
})

test('on the way: 1 · 2 + 0.5 · 4 after two steps, the bias after the fourth', () => {
  expect(momentAfter(0).at).toBeUndefined()
  expect(momentAfter(2)).toMatchObject({
    products: 2,
    hasBias: false,
    z: [
      [4, undefined],
      [undefined, undefined],
    ],
  })
  expect(momentAfter(4)).toMatchObject({ at: { row: 0, unit: 0 }, hasBias: true })
  expect(momentAfter(5)).toMatchObject({ at: { row: 0, unit: 1 }, products: 1 })
})
