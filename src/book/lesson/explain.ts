/**
 * For the checks of exercises: compares answers with what they should be, and says what was thought by whoever gave a
 * wrong one.
 */
import { type Bars, bars, type Lines, lines, type Table, table } from './show.ts'

/** What an exercise computes: a number, a text, a truth, or a list of such, which may hold lists. */
export type Value = number | string | boolean | null | undefined | ArrayLike<Value>

/** A wrong answer that has been seen before, and what to say to it. */
export type Thought = [answer: Value | ((given: Value) => boolean), explanation: string]

/** An answer that was compared. */
export interface Answer {
  /** what was computed, such as `10 digits in batches of 4` */
  what: string
  given: Value
  expected: Value
  isRight: boolean
  /** what is wrong with it, as a sentence; empty where it is right */
  explanation: string
}

/**
 * Compares an answer with what it should be; numbers may differ by `tolerance`. Where it is one that somebody gives who
 * thinks something else, the first of `thoughts` that fits explains it; a function among them says what fits.
 */
export function answer(
  what: string,
  given: Value,
  expected: Value,
  thoughts: readonly Thought[] = [],
  tolerance = 1e-6,
): Answer {
  const isRight = isSame(given, expected, tolerance)
  const known = thoughts.find(([wrong]) =>
    typeof wrong === 'function' ? wrong(given) : isSame(given, wrong, tolerance),
  )
  return {
    what,
    given,
    expected,
    isRight,
    explanation: isRight ? '' : (known?.[1] ?? inGeneral(given, expected)),
  }
}

/** A condition as an answer: what holds, and what to say where it does not. */
export function condition(what: string, holds: boolean, explanation: string): Answer {
  const [given, expected] = [holds, true]
  return { what, given, expected, isRight: holds, explanation: holds ? '' : explanation }
}

/** What a check gives back that has nothing to complain of. */
const RIGHT = 'Right.'

/**
 * The last line of a check: `Right.` if all answers are. Else throws what is wrong with those that are not, and says
 * the smaller case to try, which is the last argument.
 */
export function verdict(...parts: [...Answer[], smaller: string]): string {
  const smaller = parts.at(-1) as string
  const answers = parts.slice(0, -1) as Answer[]
  const wrong = answers.filter(({ isRight }) => !isRight)
  if (wrong.length === 0) return RIGHT
  throw new NotYet(
    [
      ...(answers.length > 1
        ? [`${answers.length - wrong.length} of ${answers.length} right.`]
        : []),
      ...answers.map((each) =>
        each.isRight ? `✓ ${each.what}` : `✗ ${each.what}: ${said(each)}${each.explanation}`,
      ),
      smaller,
    ].join('\n'),
  )
}

/** The answer beside the right one: numbers as curves over `x`, or as bars; rows as a table. */
export function beside(
  { what, given, expected }: Answer,
  x?: Parameters<typeof lines>[1],
): Lines | Bars | Table {
  const [yours, rightOnes] = [numbersOf(given), numbersOf(expected)]
  if (x) return lines(what, x, '', { yours, right: rightOnes })
  if (isRow(expected) && Array.from(expected).some(isRow))
    return table(what, ['', 'yours', 'right'], rowsBeside(given, expected))
  const rows = rightOnes.flatMap((value, i): [string, number][] => [
    // What is no number has no bar.
    ...(Number.isFinite(yours[i]) ? [[`${i}, yours`, yours[i]!] as [string, number]] : []),
    [`${i}, right`, value],
  ])
  return bars(
    what,
    rows.map(([, value]) => value),
    rows.map(([label]) => label),
  )
}

/** Shown as the error's name: nothing has crashed. It has no places in cells, since the mistake is in none. */
class NotYet extends Error {
  override name = 'Not yet'
  override stack = ''
}

function isSame(given: Value, wanted: Value, tolerance: number): boolean {
  if (isRow(given) && isRow(wanted))
    return (
      given.length === wanted.length &&
      Array.from(wanted).every((each, i) => isSame(given[i], each, tolerance))
    )
  if (typeof given !== 'number' || typeof wanted !== 'number') return given === wanted
  return Object.is(given, wanted) || Math.abs(given - wanted) <= tolerance
}

function isRow(value: Value): value is ArrayLike<Value> {
  return typeof value === 'object' && value !== null && Number.isInteger(value.length)
}

/** What types do not allow, and a reader's function may give all the same. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isRow(value as Value)
}

/** Of what is neither a value nor a list of them: what it is, and what to do. */
function saysOfObject(given: object): string {
  if (given instanceof Promise)
    return 'That is a promise: leave out async, and return the value itself.'
  if ('dataSync' in given)
    return 'That is a tensor. Give plain numbers, in lists where there are many.'
  return 'That is an object, and neither a value nor a list.'
}

/** The value that was given, where it is short enough to be read, and numbers or a text. */
function said({ given }: Answer): string {
  const text = typeof given === 'boolean' || isObject(given) ? '' : inShort(given)
  return text.length > 60 || text === '' ? '' : `${text} is not it. `
}

function inShort(value: Value): string {
  if (isRow(value)) return `[${Array.from(value, inShort).join(', ')}]`
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value)
}

/** Says something of an answer that nobody has foreseen, and not what the right one is. */
function inGeneral(given: Value, expected: Value): string {
  if (given === undefined) return 'Nothing came back: is there a return?'
  if (isObject(given)) return saysOfObject(given)
  if (isRow(given) !== isRow(expected))
    return isRow(expected) ? 'It should be a list.' : 'It should be one value, not a list.'
  if (isRow(given) && isRow(expected)) {
    if (given.length !== expected.length)
      return `The list has ${given.length} ${given.length === 1 ? 'entry' : 'entries'}, not ${expected.length}.`
    const place = Array.from(expected).findIndex((each, i) => !isSame(given[i], each, 1e-6))
    return `It goes wrong at place ${place}, counted from 0.`
  }
  if (Number.isNaN(given))
    return 'That is no number: something was read past an end, or divided by nothing.'
  if (typeof given === 'number' && typeof expected === 'number')
    return given < expected ? 'That is too small.' : 'That is too large.'
  return ''
}

function numbersOf(value: Value): number[] {
  return isRow(value) ? Array.from(value, Number) : [Number(value)]
}

function rowsBeside(given: Value, expected: ArrayLike<Value>): (string | number)[][] {
  return Array.from(expected, (row, i) => [
    i,
    inShort(isRow(given) ? given[i] : undefined),
    inShort(row),
  ])
}
