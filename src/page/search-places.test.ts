import { expect, test } from 'vitest'
import { type FoundPage, placesIn } from './search-places.ts'

const words = { cell: (id: string) => `Cell ${id}`, equation: (n: string) => `Equation ${n}` }

const page: FoundPage = {
  url: '/dense/',
  meta: { title: 'Dense' },
  raw_content:
    'Dense. One unit# A unit has weights. const w = weights A layer# has units and weights',
  anchors: [
    { element: 'h2', id: 'a-layer', text: 'A layer#', location: 11 },
    { element: 'h2', id: 'one-unit', text: 'One unit#', location: 1 },
    { element: 'run-cell', id: 'cell-by-hand', location: 7 },
  ],
  weighted_locations: [
    { weight: 1, balanced_score: 10, location: 6 },
    { weight: 1, balanced_score: 30, location: 10 },
    { weight: 1, balanced_score: 20, location: 16 },
  ],
}

test('each place is the last thing with an address before the words, the best first', () => {
  const places = placesIn(page, 'weights', words)
  expect(places.map(({ href, place }) => [href, place])).toEqual([
    ['/dense/#cell-by-hand', 'Cell by-hand'],
    ['/dense/#a-layer', 'A layer'],
    ['/dense/#one-unit', 'One unit'],
  ])
  expect(places[2]!.excerpt).toEqual([
    { text: 'unit# A unit has', isFound: false },
    { text: 'weights.', isFound: true },
    { text: 'const w = weights A layer# has units and weights', isFound: false },
  ])
})

test('words before any address lead to the page itself', () => {
  const top = { ...page, weighted_locations: [{ weight: 1, balanced_score: 1, location: 0 }] }
  expect(placesIn(top, 'dense', words)).toMatchObject([
    { href: '/dense/', place: '', title: 'Dense' },
  ])
})
