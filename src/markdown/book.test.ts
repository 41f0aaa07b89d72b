/** What the book's cells change, and whose versions they take: no rule of `cell/references` may move it unnoticed. */
import { expect, test } from 'vitest'
import { readBook } from './book.ts'

const linked = [...readBook().graph.values()]

test('of the whole book two cells change something, and it is the model', () => {
  const changing = linked.filter(({ changes }) => changes.length > 0)
  expect(changing.map(({ cell, changes }) => [cell.id, changes])).toEqual([
    ['compile', ['model']],
    ['fit', ['model']],
  ])
})

test('every other name is taken from the cell that declares it', () => {
  const isOf = new Map(linked.map(({ cell, compiled }) => [cell.id, compiled]))
  for (const { takes } of linked)
    for (const [name, maker] of takes)
      if (name !== 'model') {
        const { outputs, typeOutputs } = isOf.get(maker)!
        expect([...outputs, ...typeOutputs]).toContain(name)
      }
})
