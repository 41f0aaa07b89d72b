import type { Chapter, Segment } from '../chapter/chapter.ts'

const WORDS_A_MINUTE = 200

/** How many minutes a chapter takes to read: words at a calm pace, code, formulas and figures at half of it. */
export function readingMinutes({ segments }: Pick<Chapter, 'segments'>): number {
  // Cards are for another day.
  const read = segments.filter(({ kind }) => kind !== 'card')
  const words = read.reduce((sum, segment) => sum + weightOf(segment), 0)
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
