/** Numbers as readers read them. */

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
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`
  if (seconds < 9.95) return `${round(seconds)} s`
  if (seconds < 99.5) return `${Math.round(seconds)} s`
  return seconds < 3599.5
    ? inUnits(Math.round(seconds), 'min', 's')
    : inUnits(Math.round(seconds / 60), 'h', 'min')
}

/** `count` is of the smaller unit, of which 60 make the larger. */
function inUnits(count: number, larger: string, smaller: string): string {
  const rest = count % 60
  return `${(count - rest) / 60} ${larger}${rest === 0 ? '' : ` ${rest} ${smaller}`}`
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
