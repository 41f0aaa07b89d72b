/**
 * Are two runs of a cell the same? Exactly so in texts, shapes, counts, labels and pictures; numbers with decimals,
 * also those inside texts, may differ by what another machine's rounding makes of them. Times are not compared.
 */
import type { OutputChange } from '../src/kernel/protocol.ts'

/** The numbers of a short computation. Training amplifies rounding; `LOOSE` is for what comes after it. */
export const STRICT = { relative: 1e-4, absolute: 1e-5 }
export const LOOSE = { relative: 0.1, absolute: 0.01 }

/** Integers that no rounding reaches; after training, others may: how many digits are misread, say. */
const EXACT = /(^|\.)(shape|epochs?|steps?|samples|more|count|bytes|totalBytes)(\.|$)/
const TIMES = new Set(['seconds', 'milliseconds'])
const NUMBER = /-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?/gi

/** What differs, as paths with both values; empty when the outputs agree. */
export function compareOutputs(
  recorded: readonly OutputChange[],
  live: readonly OutputChange[],
  tolerance: { relative: number; absolute: number } = STRICT,
): string[] {
  const differences: string[] = []
  const isSame = (a: number, b: number, path = '') => {
    if (Object.is(a, b)) return true
    const areIntegers = Number.isInteger(a) && Number.isInteger(b)
    if (EXACT.test(path) || (areIntegers && tolerance.relative <= STRICT.relative)) return false
    return Math.abs(a - b) <= Math.max(tolerance.absolute, tolerance.relative * Math.abs(a))
  }
  const compareTexts = (a: string, b: string): boolean => {
    if (a === b) return true
    const numbers = (text: string) =>
      (text.match(NUMBER) ?? []).map((n) => Number(n.replaceAll(',', '')))
    // Columns are padded to the longest number, so blanks may differ with the digits.
    const words = (text: string) => text.replace(NUMBER, '#').replace(/\s+/g, ' ').trim()
    const [left, right] = [numbers(a), numbers(b)]
    return words(a) === words(b) && left.every((n, i) => isSame(n, right[i]!))
  }
  const compare = (a: unknown, b: unknown, path: string): void => {
    if (typeof a === 'number' && typeof b === 'number') {
      if (!isSame(a, b, path)) differences.push(`${path}: ${a} recorded, ${b} now`)
    } else if (
      typeof a === 'string' &&
      typeof b === 'string' &&
      !/(pixels|packed\w*(\.\d+)?)$/.test(path)
    ) {
      if (!compareTexts(a, b)) differences.push(`${path}: “${a}” recorded, “${b}” now`)
    } else if (/packed\w*(\.\d+)?$/.test(path) && tolerance.relative > STRICT.relative) {
      // Bytes that stand for numbers: close is not told from equal, nor equal demanded.
    } else if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        if (!TIMES.has(key)) compare(a[key], b[key], path === '' ? key : `${path}.${key}`)
    } else if (a !== b) differences.push(`${path}: ${String(a)} recorded, ${String(b)} now`)
  }
  compare(recorded, live, '')
  return differences
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
