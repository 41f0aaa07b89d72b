/**
 * Are two runs of a cell the same? Exactly so in texts, shapes, counts, labels and pictures; numbers with decimals,
 * also those inside texts, may differ by what another machine's rounding makes of them. Each kind of output says which
 * of its parts are exact, and which are times, that are not compared.
 */
import type { OutputChange } from '../src/output/kind.ts'
import { kindOf } from '../src/output/kinds.ts'

/** The numbers of a short computation. Training amplifies rounding; `LOOSE` is for what comes after it. */
export const STRICT = { relative: 1e-4, absolute: 1e-5 }
export const LOOSE = { relative: 0.1, absolute: 0.01 }

const NUMBER = /-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?/gi

/** What differs, as paths with both values; empty when the outputs agree. */
export function compareOutputs(
  recorded: readonly OutputChange[],
  live: readonly OutputChange[],
  tolerance: { relative: number; absolute: number } = STRICT,
): string[] {
  const differences: string[] = []
  for (let i = 0; i < Math.max(recorded.length, live.length); i++) {
    const [before, now] = [recorded[i], live[i]]
    if (before?.slot !== now?.slot)
      differences.push(`${i}.slot: ${before?.slot} recorded, ${now?.slot} now`)
    const kind = before && kindOf(before.output)
    const { exact = [], times = [], packed = [] } = kind?.compare ?? {}
    const isShort = tolerance.relative <= STRICT.relative
    const isSame = (a: number, b: number) => {
      // JSON knows no −0.
      if (a === b || Object.is(a, b)) return true
      // Integers that no rounding reaches; after training it may: how many digits are misread, say.
      if (isShort && Number.isInteger(a) && Number.isInteger(b)) return false
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
    const compare = (a: unknown, b: unknown, path: string, isExact: boolean): void => {
      if (isObject(a) && isObject(b)) {
        for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
          if (times.includes(key) || (packed.includes(key) && !isShort)) continue
          const isWhole = isExact || exact.includes(key) || packed.includes(key)
          compare(a[key], b[key], `${path}.${key}`, isWhole)
        }
      } else if (typeof a === 'number' && typeof b === 'number' && !isExact) {
        if (!isSame(a, b)) differences.push(`${path}: ${a} recorded, ${b} now`)
      } else if (typeof a === 'string' && typeof b === 'string') {
        if (isExact ? a !== b : !compareTexts(a, b))
          differences.push(`${path}: “${a}” recorded, “${b}” now`)
      } else if (!Object.is(a, b))
        differences.push(`${path}: ${String(a)} recorded, ${String(b)} now`)
    }
    compare(before?.output, now?.output, `${i}.output`, false)
  }
  return differences
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
