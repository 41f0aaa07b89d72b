/** A text in the place of another, as the one change between what both begin with and what both end with. */
export function replacement(
  before: string,
  after: string,
): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let end = 0
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}
