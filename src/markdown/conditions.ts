/** Holds the conditions of a chapter's sentences, `{{holds: …}}`, against the recordings. */
import { type Chapter, ChapterError, type Position, type Segment } from '../chapter/chapter.ts'
import { CONDITION } from '../chapter/parse-chapter.ts'
import { whatBreaks } from './evaluate-condition.ts'
import { parseCondition } from './parse-condition.ts'
import { recordedAt } from './recordings.ts'

/** Throws a `ChapterError` at the first condition that is not understood, or that the recordings break. */
export function checkConditions({ segments, file }: Pick<Chapter, 'segments' | 'file'>): void {
  for (const segment of segments)
    for (const { text, position } of conditionsIn(segment)) {
      const fail = (message: string): never => {
        throw new ChapterError(message, file, position)
      }
      let found: string | undefined
      try {
        found = whatFails(text)
      } catch (error) {
        fail(`holds: ${(error as Error).message}`)
      }
      if (found !== undefined) fail(`what the sentence says is not what was recorded: ${found}`)
    }
}

/** Calls `fail` at the first condition of a proof that does not hold or is not understood. */
export function checkProof(proof: readonly string[], fail: (message: string) => never): void {
  for (const condition of proof) {
    let found: string | undefined
    try {
      found = whatFails(condition)
    } catch (error) {
      fail(`proof: ${(error as Error).message}`)
    }
    if (found !== undefined) fail(`proof: ${found}`)
  }
}

/**
 * What the recordings hold where a condition does not; undefined where it does. Throws where the condition is not
 * understood, or speaks of what no recording holds. While the book is recorded it is only read: what it rests on may not
 * be there yet.
 */
export function whatFails(condition: string): string | undefined {
  const parsed = parseCondition(condition)
  return process.env.RECORDING ? undefined : whatBreaks(parsed, recordedAt)
}

function conditionsIn({
  marks,
  source,
  position,
}: Segment): { text: string; position: Position }[] {
  return marks
    .filter(({ kind }) => kind === 'condition')
    .map(({ start, end }) => {
      const written = source.slice(start, end)
      const at = start + written.indexOf('{{')
      const lineStart = source.lastIndexOf('\n', at - 1) + 1
      return {
        text: written.replace(CONDITION, '$1').trim(),
        position: {
          line: position.line + source.slice(0, at).split('\n').length - 1,
          column: at - lineStart + (lineStart === 0 ? position.column : 1),
        },
      }
    })
}
