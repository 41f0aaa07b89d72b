import { expect, test } from 'vitest'
import { addressProblems } from './addresses.ts'

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
