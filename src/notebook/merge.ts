/** Differences of texts, line by line, and merging two texts that began from one. */
import { diff3Merge, diffComm } from 'node-diff3'

export interface DiffLine {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** The differences of two texts by lines. Texts that would take too long to compare give one large difference. */
export function diffLines(from: string, to: string): DiffLine[] {
  const one = from.split('\n')
  const other = to.split('\n')
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && one[start] === other[start]) start++
  let end = 0
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  const parts = isTooMuch(left, right) ? [{ buffer1: left, buffer2: right }] : diffComm(left, right)
  return [
    ...lines('same', one.slice(0, start)),
    ...parts.flatMap(({ common, buffer1, buffer2 }) =>
      common ? lines('same', common) : [...lines('removed', buffer1), ...lines('added', buffer2)],
    ),
    ...lines('same', one.slice(one.length - end)),
  ]
}

function lines(kind: DiffLine['kind'], texts: string[] = []): DiffLine[] {
  return texts.map((text) => ({ kind, text }))
}

/** Steps of comparing; so many take some 20 ms. Two texts of 1,000 lines that are all different take 1,000,000. */
const MOST_STEPS = 4_000_000

/** Comparing goes, for each pair of equal lines, through as many as the texts can have in common. */
function isTooMuch(one: string[], other: string[]): boolean {
  const counts = new Map<string, number>()
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1)
  const pairs = other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0)
  return pairs * Math.min(one.length, other.length) > MOST_STEPS
}

export interface Merged {
  text: string
  /** places where both texts changed the same lines; there both stand, one after the other, marked */
  conflicts: number
}

/** Texts that are too much to compare are one conflict. */
export function mergeTexts(base: string, mine: string, book: string): Merged {
  const [ours, began, theirs] = [mine, base, book].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ]
  if (isTooMuch(ours, began) || isTooMuch(theirs, began)) {
    if (mine === base || mine === book) return { text: book, conflicts: 0 }
    if (book === base) return { text: mine, conflicts: 0 }
    return { text: both(ours, theirs).join('\n'), conflicts: 1 }
  }
  let conflicts = 0
  const regions = diff3Merge(ours, began, theirs, { excludeFalseConflicts: true })
  const merged = regions.flatMap(({ ok, conflict }) => {
    if (ok) return ok
    conflicts++
    return both(conflict!.a, conflict!.b)
  })
  return { text: merged.join('\n'), conflicts }
}

function both(mine: string[], book: string[]): string[] {
  return ['// yours:', ...mine, '// the book’s:', ...book, '// end']
}
