import { expect, test } from 'vitest'
import { addressesOf, addressProblems, readPermalinks, readRedirects } from './addresses.ts'
import { readBook } from './book.ts'

test('every address ever published leads somewhere, and every one there is is published', () => {
  expect(addressProblems(addressesOf(readBook()), readPermalinks(), readRedirects())).toEqual([])
})

test('what goes wrong is said', () => {
  const published = { '/a/': ['x', 'y'], '/b/': [] }
  const now = { '/a/': ['x', 'z'], '/c/': [] }
  expect(addressProblems(now, published, { '/b/': '/c/', '/a/#x': '/nowhere/' })).toEqual([
    '/a/#y was published and is gone: lead it on in content/redirects.json',
    '/a/#z is new: run npm run permalinks',
    '/c/ is new: run npm run permalinks',
    '/a/#x is redirected, and exists',
    '/a/#x leads to /nowhere/, where nothing stands',
  ])
})
