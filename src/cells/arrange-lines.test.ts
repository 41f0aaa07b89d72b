import { expect, test } from 'vitest'
import { arranged, isPuzzle, puzzleOf, straysOf } from './arrange-lines.ts'

const EXERCISE = 'function f(x) {\n  return x\n}'
const SOLUTION = 'function f(x) {\n  let y = x\n  for (const z of x)\n    y += z\n  return y\n}'

test('what exercise and solution have in common stays, all else is mixed', () => {
  const puzzle = puzzleOf(EXERCISE, SOLUTION, ['  y -= z'], () => 0.3)
  expect(puzzle.head).toEqual(['function f(x) {'])
  expect(puzzle.tail).toEqual(['}'])
  const belong = SOLUTION.split('\n').slice(1, -1)
  expect(puzzle.lines.toSorted()).toEqual([...belong, '  y -= z'].toSorted())
  expect(puzzle.lines.slice(0, 4)).not.toEqual(belong)
  expect(arranged(puzzle, belong)).toBe(SOLUTION)
})

test('a sentence is nothing to arrange', () => {
  const puzzle = (exercise: string, solution: string) => puzzleOf(exercise, solution, [], () => 0)
  expect(isPuzzle(puzzle(EXERCISE, SOLUTION))).toBe(true)
  expect(isPuzzle(puzzle("const why = ''", "const why =\n  'So it is.'"))).toBe(false)
})

test('where one line differs, its neighbours are to be moved with it', () => {
  const starter = SOLUTION.replace('y += z', 'y -= z')
  const { head, lines, tail } = puzzleOf(starter, SOLUTION, [], () => 0.3)
  expect([head.length, lines.length, tail.length]).toEqual([2, 3, 1])
})

test.each([0, 0.5, 0.999])('never in order: random numbers of %d', (draw) => {
  for (const strays of [[], ['  x']]) {
    const { lines } = puzzleOf(EXERCISE, SOLUTION, strays, () => draw)
    expect(lines.join('\n')).not.toContain(SOLUTION.split('\n').slice(1, -1).join('\n'))
  }
})

test('what does not belong comes from wrong answers, one of each first', () => {
  const wrong = [
    '// Why\nfunction f(x) {\n  let y = 0\n  return -1\n}',
    'function f(x) {\n    let y = 0\n  return y\n}',
    'function f(_x) {\n  return 2\n}',
  ]
  expect(straysOf(SOLUTION, wrong)).toEqual(['  let y = 0', '  return 2'])
  expect(straysOf(SOLUTION, [])).toEqual([])
})
