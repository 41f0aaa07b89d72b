import { expect, test } from 'vitest'
import { cacheName, cachePrefix, keyOf, pathOf } from './files.ts'

const site = { name: 'book', base: '/courses/keras/' }
const at = (path: string) => pathOf(`https://host.example${path}`, site)

test.each([
  ['/courses/keras/dense/', 'dense/'],
  ['/courses/keras/dense/?utm_source=x', 'dense/'],
  ['/courses/keras/dense', 'dense/'],
  ['/courses/keras/dense/index.html', 'dense/'],
  ['/courses/keras/dense/#figure', 'dense/'],
  ['/courses/keras/', ''],
  ['/courses/keras', ''],
  ['/courses/keras/index.html?x', ''],
  ['/courses/keras/book.json', 'book.json'],
  ['/courses/keras/search.json?ts=1', 'search.json'],
  ['/courses/keras/%E5%B1%82/', '层/'],
  ['/courses/keras/%/', '%/'],
  ['/courses/', undefined],
  ['/courses/keras-2/dense/', undefined],
])('%s is the file %s of the list', (address, path) => {
  expect(at(address)).toBe(path)
})

test('what is below another edition’s folder is not the first one’s', () => {
  const first = { ...site, others: ['zh-cn/'] }
  const at = (path: string) => pathOf(`https://host.example/courses/keras/${path}`, first)
  expect(['', 'dense/', 'zh-cn', 'zh-cn/', 'zh-cn/dense/', 'zh-cnet/'].map(at)).toEqual([
    '',
    'dense/',
    undefined,
    undefined,
    undefined,
    'zh-cnet/',
  ])
})

test('a file is kept by one address', () => {
  expect(keyOf('dense/', site)).toBe('/courses/keras/dense/')
  expect(at(keyOf('层/', site))).toBe('层/')
})

test('a site’s caches are told from those of every other book, edition and folder of the origin', () => {
  const others = [
    { name: 'book', base: '/' },
    { name: 'book', base: '/courses/' },
    { name: 'book', base: '/courses/keras/zh-cn/' },
    { name: 'book-2', base: '/courses/keras/' },
  ]
  for (const other of others) {
    expect(cacheName(other, 'a1').startsWith(cachePrefix(site))).toBe(false)
    expect(cacheName(site, 'a1').startsWith(cachePrefix(other))).toBe(false)
  }
  expect(cacheName(site, 'a1').startsWith(cachePrefix(site))).toBe(true)
})
