/** Numbers as readers read them. */

/** A share between 0 and 1 as a percentage with two decimals. */
export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)} %`
}

/** A share between 0 and 1 in whole per cent, without the sign, to be read aloud. */
export function wholePercent(fraction: number): string {
  return String(Math.round(fraction * 100))
}

/** A duration, given in seconds, in milliseconds, seconds or minutes, rounded to what a reader needs. */
export function duration(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  if (milliseconds < 1000) return `${milliseconds} ms`
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 100 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
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
