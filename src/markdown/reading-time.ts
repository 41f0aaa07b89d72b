/** How long a chapter takes to read: words at a calm pace, code and formulas at half of it. */
const WORDS_A_MINUTE = 200

export function readingMinutes(markdown: string): number {
  const blocks = /^(```|\$\$).*?^\1$/gms
  const code = (markdown.match(blocks) ?? []).join(' ')
  const prose = markdown.replace(blocks, ' ')
  const words = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word)).length
  return Math.max(1, Math.round((words(prose) + 2 * words(code)) / WORDS_A_MINUTE))
}
