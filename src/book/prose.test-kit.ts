import type { Chapter, TextRun } from '../chapter/chapter.ts'

/** All sentences of a chapter with their places, those of the front matter, too. */
export function textsOf({ file, title, question, outcome, segments }: Chapter) {
  const front = [title, question, outcome].map((text) => ({ text, line: 1, isEmphasised: false }))
  return [...front, ...segments.flatMap(({ texts }) => texts)].map((run: TextRun) => ({
    ...run,
    /** of a match in the text */
    placeOf: (index: number) =>
      `${file}:${run.line + run.text.slice(0, index).split('\n').length - 1}`,
  }))
}
