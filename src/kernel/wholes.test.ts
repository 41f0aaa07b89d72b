/** What was cut is held as a whole, in bounds. */
import { expect, test } from 'vitest'
import { MOST_OF_ONE, Pile } from '../output/pile.ts'
import { describe } from './describe.ts'
import { NO_PLUGIN } from './plugin.ts'
import { MOST_IN_ALL, Wholes, wholeOf } from './wholes.ts'

const all = (value: unknown) => wholeOf(value, describe(value, NO_PLUGIN.values))?.text
const pile = (text: string) => {
  const made = new Pile()
  made.add(text)
  return made
}

test('of what is shown whole there is nothing to save', () => {
  for (const value of ['short', 'x'.repeat(20_000), 7, { a: 1 }, [1, 2], undefined, Symbol('s')])
    expect(all(value)).toBeUndefined()
  expect(all({ kind: 'table', caption: '', columns: ['a'], rows: [[1], ['x'.repeat(500)]] })).toBe(
    undefined,
  )
  expect(all({ kind: 'bars', caption: '', bars: [{ label: 7, value: 1 }] })).toBe(undefined)
})

test('a text, a table, bars and a chart that are cut come as text', () => {
  const text = 'x'.repeat(30_000)
  expect(all(text)).toBe(text)
  const rows = Array.from({ length: 1000 }, (_, i) => [i, `row\t${i}`])
  const table = all({ kind: 'table', caption: '', columns: ['n', 'name'], rows })!.split('\n')
  expect([table.length, table[0], table[1000]]).toEqual([1002, 'n\tname', '999\trow 999'])
  const long = 'y'.repeat(3000)
  expect(all({ kind: 'table', caption: '', columns: ['n'], rows: [[long]] })).toBe(`n\n${long}\n`)
  const bars = Array.from({ length: 300 }, (_, i) => ({ label: `b${i}`, value: i }))
  expect(all({ kind: 'bars', caption: '', bars })!.split('\n')[299]).toBe('b299\t299')
  const values = Array.from({ length: 5000 }, (_, i) => i)
  const series = [{ label: 'square', values: values.map((i) => i * i) }]
  const lines = all({
    kind: 'lines',
    caption: '',
    x: { label: 'x', values },
    y: { label: 'y' },
    series,
  })
  expect(lines!.split('\n')[4999]).toBe('4998\t24980004')
})

test('a value that fights being looked at, or never ends, gives something or nothing, and soon', () => {
  const rows = new Proxy([], { get: (_, at) => (at === 'length' ? 1e9 : [1]) })
  const endless = wholeOf(
    { kind: 'table', caption: '', columns: [], rows },
    {
      kind: 'table',
      caption: '',
      columns: [],
      rows: [[1]],
      moreRows: 1e9,
    },
  )!
  expect(endless.isAll).toBe(false)
  expect(endless.characters).toBeLessThan(MOST_OF_ONE)
  const throwing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no')
      },
    },
  )
  expect(wholeOf(throwing, { kind: 'bars', caption: '', bars: [], more: 3 })).toBeUndefined()
})

test('one that is too large is held in part; the oldest goes first', async () => {
  const wholes = new Wholes()
  const large = pile('z'.repeat(MOST_OF_ONE + 1))
  const first = wholes.keep(1, large)
  expect(first).toMatchObject({ characters: MOST_OF_ONE, isAll: false })
  const small = wholes.keep(1, pile('small'))
  wholes.keep(2, pile('y'.repeat(MOST_IN_ALL - MOST_OF_ONE)))
  expect(wholes.read(1, first.key)).toBeUndefined()
  expect(await wholes.read(1, small.key)!.text()).toBe('small')
  wholes.keep(3, pile('y'.repeat(MOST_OF_ONE)))
  expect(wholes.read(1, small.key)).toBeUndefined()
})
