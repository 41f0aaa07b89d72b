/** The language itself: its tag, as pages say it, and how it writes numbers. */
export const language = 'en'

export function formatNumber(number: number): string {
  return number.toLocaleString(language)
}
