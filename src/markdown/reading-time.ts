import type { Chapter, Segment } from '../chapter/chapter.ts'

const WORDS_A_MINUTE = 200

/**
 * How many minutes a chapter takes to read: words at a calm pace, code, formulas and figures at half of it, and what is
 * folded not at all.
 */
export function readingMinutes({ segments }: Pick<Chapter, 'segments'>): number {
  let isFolded = false
  let words = 0
  for (const segment of segments) {
    if (segment.source.startsWith('<details>')) isFolded = true
    // Cards are for another day.
    if (!isFolded && segment.kind !== 'card') words += weightOf(segment)
    if (segment.source.trimEnd().endsWith('</details>')) isFolded = false
  }
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}

function weightOf({ kind, source, marks }: Segment): number {
  const unseen = marks
    .filter((mark) => mark.kind === 'condition')
    .map(({ start, end }) => countWords(source.slice(start, end)))
  const words = unseen.reduce((left, count) => left - count, countWords(source))
  return words * (kind === 'prose' || kind === 'heading' ? 1 : 2)
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length
}
