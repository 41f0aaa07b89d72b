/** What the lines of the map are: pure, from what each cell needs. */

/** A cell -> the cells it needs; the order is the book's. */
export type Needs = ReadonlyMap<string, readonly string[]>

/** All that a cell rests on, whatever is between. */
export function restsOn(needs: Needs, id: string): Set<string> {
  const all = new Set<string>()
  const add = (each: string) => {
    for (const need of needs.get(each)!) {
      if (all.has(need)) continue
      all.add(need)
      add(need)
    }
  }
  add(id)
  return all
}

/**
 * A line from each cell to those that need it, without the lines that others say already: where c needs b and b needs a,
 * that c needs a, too, is no line.
 */
export function linesOf(needs: Needs): [from: string, to: string][] {
  const under = new Map([...needs.keys()].map((id) => [id, restsOn(needs, id)]))
  return [...needs].flatMap(([id, direct]) =>
    direct
      .filter((need) => !direct.some((other) => under.get(other)!.has(need)))
      .map((need): [string, string] => [need, id]),
  )
}
