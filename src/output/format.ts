/** Numbers as readers read them. */
import { timeUnits } from '#words/language'

/** A share between 0 and 1 as a percentage with two decimals. */
export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)}%`
}

/** A share between 0 and 1 in whole per cent, without the sign, to be read aloud. */
export function wholePercent(fraction: number): string {
  return String(Math.round(fraction * 100))
}

/**
 * A duration, given in seconds, as a person writes it: `820 ms`, `9.5 s`, `59 s`, `1 min 40 s`, `2 h 5 min`. It is rounded
 * before it is cut into units, so none of them is ever full.
 */
export function duration(seconds: number): string {
  if (seconds < 0.9995) return timeUnits.milliseconds(Math.round(seconds * 1000))
  if (seconds < 9.95) return timeUnits.seconds(round(seconds))
  if (seconds < 99.5) return timeUnits.seconds(Math.round(seconds))
  return seconds < 3599.5
    ? timeUnits.minutes(...inSixties(Math.round(seconds)))
    : timeUnits.hours(...inSixties(Math.round(seconds / 60)))
}

/** How often 60 goes into `count`, and what is left. */
function inSixties(count: number): [larger: number, smaller: number] {
  return [Math.floor(count / 60), count % 60]
}

/** Rounds to `decimals` places, for coordinates in pictures. */
export function round(value: number, decimals = 1): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

/** How many decimals numbers below each other get, so that the largest shows four digits, or three if it is below 1. */
export function commonDecimals(values: number[]): number {
  if (values.every(Number.isInteger)) return 0
  const most = Math.max(...values.filter(Number.isFinite).map(Math.abs)) || 1
  return Math.min(20, Math.max(0, (most < 1 ? 2 : 3) - Math.floor(Math.log10(most))))
}

/** A number's text with a true minus sign, also in an exponent. */
export function minus(text: string): string {
  return text.replace('-', '−')
}
