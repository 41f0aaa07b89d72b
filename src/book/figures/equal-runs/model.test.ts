import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { areApart, dealsOf, oneIn } from './model.ts'

const scores = recordedAssets(['scores']).scores!

test('the scores are ten, and no two are equal', () => {
  expect(new Set(scores).size).toBe(10)
})

test.each([
  [2, 3],
  [3, 10],
  [4, 35],
  [5, 126],
])('of hands of %i, one order in %i keeps them apart, counted over all orders', (runs, orders) => {
  expect(oneIn(runs)).toBe(orders)
  // Every way to take half of 2 · runs places.
  const places = Array.from({ length: 2 * runs }, (_, i) => i)
  let ways = 0
  let apart = 0
  for (let set = 0; set < 2 ** (2 * runs); set++) {
    const first = places.filter((i) => (set >> i) & 1)
    if (first.length !== runs) continue
    ways++
    if (
      areApart(
        first,
        places.filter((i) => !first.includes(i)),
      )
    )
      apart++
  }
  expect(ways / apart).toBe(orders)
})

test.each([[2], [3], [4]])('deals of %i come near it', (runs) => {
  const share = dealsOf(scores, runs, 20_000).filter(({ isApart }) => isApart).length / 20_000
  expect(share * oneIn(runs)).toBeGreaterThan(0.9)
  expect(share * oneIn(runs)).toBeLessThan(1.1)
})

test('no run is in two hands, and what has been dealt stays', () => {
  const deals = dealsOf(scores, 5, 20)
  for (const { hands } of deals) expect(new Set(hands.flat())).toEqual(new Set(scores))
  expect(deals.slice(0, 7)).toEqual(dealsOf(scores, 5, 7))
})

test('what touches is not apart', () => {
  expect(areApart([1, 2], [2, 3])).toBe(false)
  expect(areApart([3, 4], [1, 2])).toBe(true)
})
