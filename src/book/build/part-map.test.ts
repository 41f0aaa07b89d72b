import { expect, test } from 'vitest'
import { partMap as words } from '#book-words/part-map'
import { readBook } from '../../markdown/book.ts'
import { partOf } from './part-map.ts'

const { chapters } = readBook()
const [chapter] = chapters as [(typeof chapters)[number]]

test('each part that has a name lights something, and no two the same', () => {
  const lit = Object.keys(words.parts).map((part) => {
    const { picture } = partOf({ ...chapter, part })!
    const paths = picture.children.filter(
      (child) => typeof child === 'object' && /lit/.test(String(child.attributes.class)),
    )
    expect(paths.length, part).toBeGreaterThan(0)
    return JSON.stringify(paths)
  })
  expect(new Set(lit).size).toBe(lit.length)
})

test('it leads to the chapter’s first figure, else to the network', () => {
  const part = 'weights'
  expect(partOf({ ...chapter, part })!.address).toBe('first-sample/#figure-whole-network')
  expect(partOf({ ...chapter, part, figures: [] })!.address).toBe('network/')
})

test('a part that is not there stops the build, with those that are', () => {
  expect(() => partOf({ ...chapter, part: 'wheels' })).toThrow(
    /part: wheels: it is one of whole, pixels/,
  )
  const { part: _, ...without } = chapter
  expect(partOf(without)).toBeUndefined()
})
