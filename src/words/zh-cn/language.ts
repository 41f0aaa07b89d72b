/** The language itself: its tag, as pages say it, and how it writes numbers. */
export const language = 'zh-Hans'

/** A number as this language writes it, with its signs for groups and decimals. */
export function formatNumber(number: number): string {
  return number.toLocaleString(language)
}

/** A duration in whole seconds, for a sentence. */
export function inSeconds(seconds: number): string {
  return `${formatNumber(seconds)}秒`
}

/** A range as a table of a cell writes it, `98.17 to 98.49`, for a sentence. */
export function inRange(least: string, most: string): string {
  return `${least}到${most}`
}
