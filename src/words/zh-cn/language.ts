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

/** A duration in its units; the smaller of two is left out where there is none of it. */
export const timeUnits = {
  milliseconds: (count: number) => `${count}毫秒`,
  seconds: (count: number) => `${count}秒`,
  minutes: (count: number, seconds: number) =>
    seconds === 0 ? `${count}分钟` : `${count}分${seconds}秒`,
  hours: (count: number, minutes: number) => `${count}小时${minutes === 0 ? '' : `${minutes}分钟`}`,
}

/** What stands between texts that are put together. */
export const signs = {
  /** between words, or between sentences */
  blank: '',
  /** between things of one kind */
  list: '、',
  /** between parts of a sentence */
  comma: '，',
  semicolon: '；',
  /** between a name and what is said of it */
  colon: '：',
  /** ends a sentence */
  stop: '。',
}

/** A text that explains the words before it, in brackets, with what parts it from them. */
export function inBrackets(text: string): string {
  return `（${text}）`
}
