import type { Chapter, Segment } from '../chapter/chapter.ts'

const WORDS_A_MINUTE = 200
/** Chinese is counted by its letters; so many take as long as a word. */
const HAN_A_WORD = 1.7

/**
 * How many minutes a chapter takes to read: words at a calm pace, code, formulas and figures at half of it; what is
 * folded not at all, and of a question what stands there before it is answered.
 */
export function readingMinutes({ segments }: Pick<Chapter, 'segments'>): number {
  let isFolded = false
  let words = 0
  for (const segment of segments) {
    if (segment.source.startsWith('<details>')) isFolded = true
    if (!isFolded) words += weightOf(segment)
    if (segment.source.trimEnd().endsWith('</details>')) isFolded = false
  }
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}

/** The question itself and what can be chosen. */
const ASKED = /^(?:ask:| {2}- (?:right|wrong): ).*$/gm

function weightOf({ kind, source, marks }: Segment): number {
  // Cards are for another day; solutions, checks and the wrong answers they know are folded away.
  if (kind === 'card' || kind === 'solution' || kind === 'wrong') return 0
  if (kind === 'cell' && / (?:checks=|folded\b)/.test(source.split('\n', 1)[0]!)) return 0
  if (kind === 'question') return countWords((source.match(ASKED) ?? []).join('\n'))
  const unseen = marks
    .filter((mark) => mark.kind === 'condition')
    .map(({ start, end }) => countWords(source.slice(start, end)))
  const words = unseen.reduce((left, count) => left - count, countWords(source))
  return words * (kind === 'prose' || kind === 'heading' ? 1 : 2)
}

function countWords(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const others = text.replace(/\p{Script=Han}/gu, ' ').split(/\s+/)
  return others.filter((word) => /\w/.test(word)).length + han / HAN_A_WORD
}
