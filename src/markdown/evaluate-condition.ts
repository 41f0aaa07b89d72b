/** Whether a condition holds of what recordings hold. Reads no file: it is given a function that looks things up. */
import { ARITHMETIC, COMPARISONS, FUNCTIONS } from './condition-words.ts'
import type { Condition, Expression } from './parse-condition.ts'

/** Gives what a recording holds at a path; throws where it holds nothing. */
export type Lookup = (recording: string, path: string) => unknown

/**
 * What was found where a condition does not hold, such as `min(a) < 0.1 does not hold: min(a) is 0.24`; undefined where
 * it holds. Throws where a recording holds no numbers at a path.
 */
export function whatBreaks(condition: Condition, lookup: Lookup): string | undefined {
  for (const { values, comparisons } of condition) {
    const lists = values.map((value) => numbersOf(value, lookup))
    for (const [i, comparison] of comparisons.entries()) {
      if (COMPARISONS[comparison](lists[i]!, lists[i + 1]!)) continue
      const found = [i, i + 1]
        .filter((at) => values[at]!.kind !== 'number')
        .map((at) => `${values[at]!.text} is ${inShort(lists[at]!)}`)
      const claim = `${values[i]!.text} ${comparison} ${values[i + 1]!.text}`
      return `${claim} does not hold: ${found.join(', ')}`
    }
  }
  return undefined
}

function numbersOf(expression: Expression, lookup: Lookup): number[] {
  const found = compute(expression, lookup)
  if (found.length === 0 || found.some((number) => number === undefined || Number.isNaN(number)))
    throw new Error(`${expression.text} is no number`)
  return found
}

function compute(expression: Expression, lookup: Lookup): number[] {
  if (expression.kind === 'number') return [expression.value]
  if (expression.kind === 'recorded')
    return numbersIn(lookup(expression.recording, expression.path))
  if (expression.kind === 'call') {
    const lists = expression.args.map((arg) => numbersOf(arg, lookup))
    return [FUNCTIONS[expression.name]!.compute(...lists)].flat()
  }
  const [left, right] = [numbersOf(expression.left, lookup), numbersOf(expression.right, lookup)]
  if (left.length !== right.length && left.length !== 1 && right.length !== 1)
    throw new Error(`${expression.text}: ${left.length} numbers and ${right.length}`)
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    ARITHMETIC[expression.operator](left[i] ?? left[0]!, right[i] ?? right[0]!),
  )
}

const NUMBER = /(?<![\w.])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?/g

/** The numbers in a recorded value, from first to last; of a text, those that stand in it. NaN for what has none. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  const found = typeof value === 'string' ? (value.match(NUMBER) ?? []) : []
  return found.length === 0 ? [Number.NaN] : found.map((each) => Number(each.replaceAll(',', '')))
}

function inShort(list: number[]): string {
  const short = (value: number) => String(Number(value.toPrecision(5)))
  if (list.length <= 3) return list.map(short).join(', ')
  return `${list.length} numbers from ${short(Math.min(...list))} to ${short(Math.max(...list))}`
}
