/** Which number of threads is chosen, by costs that are made up. */
import { expect, test } from 'vitest'
import { ThreadChooser } from './thread-chooser.ts'
import { Threads } from './threads.ts'

/** The large products of a step of the book's network, and what a thousand multiplications cost in each. */
const PRODUCTS = [
  ['x·W1', 51_380, 1.15],
  ['h1·W2', 33_554, 1],
  ['dh1', 33_554, 1.05],
  ['dW2', 33_554, 1.3],
  ['dW1', 51_380, 0.9],
] as const

function withHelpers(helpers: number): ThreadChooser {
  const chooser = new ThreadChooser()
  for (let i = 0; i < helpers; i++) chooser.join()
  return chooser
}

/** Takes steps until it has chosen; with n threads, a product takes `factor(n)` of what it takes with one. */
function chosenBy(chooser: ThreadChooser, factor: (n: number) => number): number {
  for (let step = 0; step < 50 && !chooser.isSettled; step++)
    for (const [i, [shape, thousands, cost]] of PRODUCTS.entries()) {
      const count = chooser.next(shape)
      // Now and then something comes between.
      const between = (5 * step + i) % 7 === 0 ? 3 : 1
      chooser.note(shape, count, between * thousands * cost * factor(count))
    }
  expect(chooser.isSettled).toBe(true)
  return chooser.count
}

test('what is fastest for every shape is chosen, with any number of helpers', () => {
  for (let helpers = 1; helpers <= 8; helpers++) {
    const tried = new Set<number>([1])
    for (let n = 1 + helpers; n > 1; n = Math.ceil(n / 2)) tried.add(n)
    for (const fastest of tried)
      expect(
        chosenBy(withHelpers(helpers), (n) => (n === fastest ? 0.98 : 1)),
        `of ${1 + helpers}`,
      ).toBe(fastest)
    // More threads help less and less.
    expect(chosenBy(withHelpers(helpers), (n) => 0.2 + 0.8 / n)).toBe(1 + helpers)
  }
})

test('each shape has its turns, however shapes follow each other', () => {
  const chooser = withHelpers(3)
  const counts = ['a', 'b', 'a', 'b', 'a', 'b'].map((shape) => {
    const count = chooser.next(shape)
    chooser.note(shape, count, 1)
    return count
  })
  expect(counts).toEqual([4, 4, 2, 2, 1, 1])
})

test('a shape that came seldom does not decide', () => {
  const chooser = withHelpers(1)
  for (const [count, milliseconds] of [
    [2, 500],
    [1, 100],
  ] as const) {
    expect(chooser.next('once')).toBe(count)
    chooser.note('once', count, milliseconds)
  }
  expect(chosenBy(chooser, (n) => 1 / n)).toBe(2)
})

test('alone, there is nothing to try; who joins has all tried anew', () => {
  const chooser = new ThreadChooser()
  expect([chooser.isSettled, chooser.count, chooser.next('a')]).toEqual([true, 1, 1])
  chooser.join()
  expect([chooser.isSettled, chooser.count, chooser.next('a')]).toEqual([false, 2, 2])
  expect(chosenBy(chooser, (n) => n)).toBe(1)
  chooser.join()
  expect([chooser.isSettled, chooser.count, chooser.next('a')]).toEqual([false, 3, 3])
  expect(chosenBy(chooser, (n) => 1 / n)).toBe(3)
})

test('a product of several matrices is one trial, and small ones are none', () => {
  const chooser = withHelpers(1)
  const noted: unknown[][] = []
  chooser.note = (...what) => void noted.push(what)
  chooser.next = () => 1
  const ran: number[][] = []
  const threads = new Threads({ sgemm: (...call: number[]) => ran.push(call) } as never, chooser)
  const multiply = (shape: string, multiplications: number) =>
    threads.multiply(shape, multiplications, (parts, run) => {
      expect(parts).toBe(1)
      for (let i = 0; i < 3; i++) run([[i]])
    })
  multiply('large', 3e6)
  multiply('small', 1e6)
  expect(ran).toEqual([[0], [1], [2], [0], [1], [2]])
  expect(noted).toEqual([['large', 1, expect.any(Number)]])
})
