/** For the checks of exercises: says what is wrong, or that all is right. */

type Numbers = number | ArrayLike<number>

/** Throws unless the two agree within `tolerance` in every place; `what` names what was computed. */
export function near(what: string, actual: Numbers, expected: Numbers, tolerance = 1e-6): void {
  const [got, wanted] = [toArray(actual), toArray(expected)]
  if (got.length !== wanted.length)
    throw new Error(`${what} should have ${wanted.length} numbers, and has ${got.length}`)
  for (const [i, value] of wanted.entries())
    if (!(Math.abs(got[i]! - value) <= tolerance)) {
      const place = wanted.length > 1 ? `, at place ${i},` : ''
      throw new Error(`${what}${place} should be ${round(value)}, and is ${round(got[i]!)}`)
    }
}

/** Throws `message` unless it is so. */
export function holds(condition: boolean, message: string): void {
  if (!condition) throw new Error(message)
}

/** The last line of a check. */
export const right = 'Right.'

function toArray(numbers: Numbers): number[] {
  return typeof numbers === 'number' ? [numbers] : Array.from(numbers)
}

function round(value: number | undefined): string {
  return value === undefined ? 'nothing' : String(Number(value.toPrecision(6)))
}
