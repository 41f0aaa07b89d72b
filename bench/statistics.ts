/** Medians and spreads of rounds. */
import type { Spread } from '../src/book/costs/costs.ts'

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function spread(values: number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) }
}

/** How many times as long the first took as the second, in the rounds of the second. */
export function ratios(first: number[], second: number[]): Spread {
  return spread(second.map((value, i) => first[i]! / value))
}

/** Adds a value to those of a name. */
export function note(rounds: Map<string, number[]>, name: string, value: number): void {
  rounds.set(name, [...(rounds.get(name) ?? []), value])
}
