/** The language itself: its tag, as pages say it, and how it writes numbers. */
export const language = 'en'

/** A number as this language writes it, with its signs for groups and decimals. */
export function formatNumber(number: number): string {
  return number.toLocaleString(language)
}

/** A duration in whole seconds, for a sentence. */
export function inSeconds(seconds: number): string {
  return `${formatNumber(seconds)} ${seconds === 1 ? 'second' : 'seconds'}`
}

/** A range as a table of a cell writes it, `98.17 to 98.49`, for a sentence. */
export function inRange(least: string, most: string): string {
  return `${least} to ${most}`
}

/** A duration in its units; the smaller of two is left out where there is none of it. */
export const timeUnits = {
  milliseconds: (count: number) => `${count} ms`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number, seconds: number) =>
    `${count} min${seconds === 0 ? '' : ` ${seconds} s`}`,
  hours: (count: number, minutes: number) => `${count} h${minutes === 0 ? '' : ` ${minutes} min`}`,
}

/** What stands between texts that are put together. */
export const signs = {
  /** between words, or between sentences */
  blank: ' ',
  /** between things of one kind */
  list: ', ',
  /** between parts of a sentence */
  comma: ', ',
  semicolon: '; ',
  /** between a name and what is said of it */
  colon: ': ',
  /** ends a sentence */
  stop: '.',
}

/** A text that explains the words before it, in brackets, with what parts it from them. */
export function inBrackets(text: string): string {
  return ` (${text})`
}
