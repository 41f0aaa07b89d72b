/** The answers of a whole exam; a figure shows them. */
import { caption } from '#book-words/outputs/answers'
import { ELEMENT, object, oneOf, uncut } from '../../output/form.ts'
import type { OutputForm, OutputKind } from '../../output/kind.ts'
import type { Answers } from '../lesson/answers.ts'

declare module '../../output/kind.ts' {
  interface OutputKinds {
    answers: Answers
  }
}

export const form: OutputForm<Answers> = {
  kind: 'answers',
  isForCells: true,
  read: object<Answers>({
    kind: oneOf('answers'),
    labels: uncut(20_000),
    answers: uncut(20_000),
    packedSureness: uncut(60_000),
  }),
  weigh: ({ labels }) => ELEMENT * 50 + labels.length,
}

export const kind: OutputKind<Answers> = {
  kind: 'answers',
  figure: { name: 'mistakes', caption },
  compare: { exact: ['labels'], packed: ['answers', 'packedSureness'] },
}

/** In an exported program. */
export function outside({ labels, answers }: Answers): void {
  const right = [...labels].filter((label, i) => label === answers[i]).length
  console.log(`${right} of ${labels.length} answers are right`)
}
