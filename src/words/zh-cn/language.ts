/** The language itself: its tag, as pages say it, and how it writes numbers. */
export const language = 'zh-Hans'

/** A number as this language writes it, with its signs for groups and decimals. */
export function formatNumber(number: number): string {
  return number.toLocaleString(language)
}
