/**
 * Numbers that a cell produces are quoted from its recording, not typed: typed ones go out of date unseen. Looks for
 * decimals in a chapter's prose that one of its cells, or a training, gave.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { textsOf } from './prose.test-kit.ts'

const { chapters, graph } = readBook()

/** The numbers a cell gave, as a reader would round them in the text, in percent, too. */
function numbersOf(cell: string): string[] {
  return readdirSync('content/recordings')
    .filter((file) => file === `${cell}.json` || file.startsWith(`${cell}@`))
    .flatMap((file) => {
      const { outputs } = JSON.parse(readFileSync(`content/recordings/${file}`, 'utf8'))
      return [...JSON.stringify(outputs).matchAll(/\d+\.\d+/g)]
    })
    .flatMap(([number]) => {
      const value = Number(number)
      return [value.toFixed(2), value.toFixed(3), value.toFixed(4), (value * 100).toFixed(2)]
    })
}

test.each(chapters.map((chapter) => [chapter.slug, chapter] as const))('%s', (_, chapter) => {
  const ids = [...chapter.cells, ...chapter.shown].map(({ id }) => id)
  const trained = [...graph.keys()].filter((id) => graph.get(id)!.cell.options.expensive)
  const recorded = new Map(
    [...ids, ...trained].flatMap((id) => numbersOf(id).map((number) => [number, id] as const)),
  )
  const typed = textsOf(chapter).flatMap(({ text, placeOf }) =>
    [...text.matchAll(/(?<![\w.])\d+\.\d{2,}(?!\w|\.\d)/g)]
      .filter(([number]) => significantDigits(number) >= 3 && recorded.has(number))
      .filter(([number]) => !CHOSEN.has(number))
      .map(
        ({ index, 0: number }) =>
          `${placeOf(index)}: ${number} is what ${recorded.get(number)} gave`,
      ),
  )
  expect(typed, 'quote it: {{cell output.path | fixed 3}}').toEqual([])
})

function significantDigits(number: string): number {
  return number.replace('.', '').replace(/^0+/, '').length
}

/** Claimed by others, or arithmetic: 1 / (1 − 0.2), 1 / √0.1; or TensorFlow.js’s version. */
const CHOSEN = new Set(['98.40', '1.25', '3.16', '4.22'])
