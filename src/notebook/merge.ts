/** Differences of texts, line by line, and merging two texts that began from one. */
import { diff3Merge, diffComm } from 'node-diff3'

export interface DiffLine {
  kind: 'same' | 'removed' | 'added'
  text: string
}

export function diffLines(from: string, to: string): DiffLine[] {
  const line =
    (kind: DiffLine['kind']) =>
    (text: string): DiffLine => ({ kind, text })
  return diffComm(from.split('\n'), to.split('\n')).flatMap(({ common, buffer1, buffer2 }) =>
    common
      ? common.map(line('same'))
      : [...buffer1.map(line('removed')), ...buffer2.map(line('added'))],
  )
}

export interface Merged {
  text: string
  /** places where both texts changed the same lines; there both stand, one after the other, marked */
  conflicts: number
}

export function mergeTexts(base: string, mine: string, book: string): Merged {
  let conflicts = 0
  const regions = diff3Merge(mine.split('\n'), base.split('\n'), book.split('\n'), {
    excludeFalseConflicts: true,
  })
  const lines = regions.flatMap(({ ok, conflict }) => {
    if (ok) return ok
    conflicts++
    return ['// yours:', ...conflict!.a, '// the book’s:', ...conflict!.b, '// end']
  })
  return { text: lines.join('\n'), conflicts }
}
