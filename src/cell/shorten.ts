/** A text that somebody else wrote, short enough to stand in a sentence. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  // Half of a pair would show as a character that nobody wrote.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
